/// Texts in nested lists: the part of JSON in which message contents are stored. `JSONEncoder` and `JSONDecoder` take
/// ten times as long for them, which is more than the rest of a command's work in the database.
enum TextTree: Hashable, Sendable {
    case text(String)
    case list([TextTree])

    var json: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text):
            bytes.append(UInt8(ascii: "\""))
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(byte)
                case 0..<0x20:
                    let digits = String(byte, radix: 16)
                    bytes.append(contentsOf: "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
                default:
                    bytes.append(byte)
                }
            }
            bytes.append(UInt8(ascii: "\""))
        case .list(let trees):
            bytes.append(UInt8(ascii: "["))
            for (index, tree) in trees.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                tree.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }
}
