internal import Foundation

/// JSON with sorted keys: the same value gives the same text, so that it can serve as a key.
enum CanonicalJSON {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
    private static let decoder = JSONDecoder()

    static func text(of value: some Encodable) throws(StoreError) -> String {
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw .refused(reason: "a \(type(of: value)) has no JSON form; please report this as a bug of viva")
        }
    }

    static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws(StoreError) -> Value {
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            throw .unusable(
                reason: "the database holds a \(type) that this version of viva cannot read: was it changed by hand?")
        }
    }
}
