import Foundation

extension JSON: Codable {
    private struct MemberKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        // Strings and objects first: a failed attempt costs an error value, and these are the common ones.
        let single = try decoder.singleValueContainer()
        if let text = try? single.decode(String.self) {
            self = .string(text)
        } else if let keyed = try? decoder.container(keyedBy: MemberKey.self) {
            var object = JSONObject(reserving: keyed.allKeys.count)
            for key in keyed.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
                object.append(key.stringValue, try keyed.decode(JSON.self, forKey: key))
            }
            self = .object(object)
        } else if var list = try? decoder.unkeyedContainer() {
            var elements: [JSON] = []
            while !list.isAtEnd { elements.append(try list.decode(JSON.self)) }
            self = .array(elements)
        } else if let flag = try? single.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? single.decode(Int.self) {
            self = .int(number)
        } else if single.decodeNil() {
            self = .null
        } else {
            self = .double(try single.decode(Double.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var single = encoder.singleValueContainer()
        switch self {
        case .null: try single.encodeNil()
        case .bool(let value): try single.encode(value)
        case .int(let value): try single.encode(value)
        case .double(let value): try single.encode(value)
        case .string(let value): try single.encode(value)
        case .array(let value): try single.encode(value)
        case .object(let value):
            var keyed = encoder.container(keyedBy: MemberKey.self)
            for member in value.members {
                try keyed.encode(member.value, forKey: MemberKey(stringValue: member.key))
            }
        }
    }

    /// The value of a JSON text; nil when it is not JSON.
    init?(parsing text: Data) {
        guard let value = try? JSONDecoder().decode(JSON.self, from: text) else { return nil }
        self = value
    }
}
