/// Reads what ``TextTree/json`` writes. Other JSON, even with blanks between the values, is not understood.
struct TextTreeReader {
    /// Where the text stops being one of ours, in bytes from its start.
    struct Failure: Error, Equatable {
        var offset: Int
    }

    /// Message contents nest four deep.
    private static let maximumDepth = 8

    private let bytes: [UInt8]
    private var index = 0

    static func tree(from json: String) throws(Failure) -> TextTree {
        var reader = Self(bytes: Array(json.utf8))
        let tree = try reader.value(depth: 0)
        guard reader.index == reader.bytes.count else { throw reader.failure }
        return tree
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var failure: Failure { Failure(offset: index) }
    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func value(depth: Int) throws(Failure) -> TextTree {
        switch next {
        case UInt8(ascii: "\""):
            return .text(try text())
        case UInt8(ascii: "["):
            guard depth < Self.maximumDepth else { throw failure }
            return .list(try list(depth: depth + 1))
        default:
            throw failure
        }
    }

    private mutating func list(depth: Int) throws(Failure) -> [TextTree] {
        var trees: [TextTree] = []
        index += 1
        if next == UInt8(ascii: "]") {
            index += 1
            return trees
        }
        while true {
            trees.append(try value(depth: depth))
            switch next {
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: "]"):
                index += 1
                return trees
            default: throw failure
            }
        }
    }

    private mutating func text() throws(Failure) -> String {
        index += 1
        var text = ""
        var start = index
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                text += String(decoding: bytes[start..<index], as: UTF8.self)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                text += String(decoding: bytes[start..<index], as: UTF8.self)
                index += 1
                text.unicodeScalars.append(try escaped())
                start = index
            default:
                index += 1
            }
        }
        throw failure
    }

    private mutating func escaped() throws(Failure) -> Unicode.Scalar {
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            index += 1
            return Unicode.Scalar(bytes[index - 1])
        case UInt8(ascii: "u") where index + 5 <= bytes.count:
            let digits = String(decoding: bytes[(index + 1)..<(index + 5)], as: UTF8.self)
            guard let code = UInt8(digits, radix: 16) else { throw failure }
            index += 5
            return Unicode.Scalar(code)
        default:
            throw failure
        }
    }
}
