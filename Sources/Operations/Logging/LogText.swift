/// Text made safe for a line of its own, on a terminal too.
enum LogText {
    /// Escapes as JSON does: backslashes, quotes if asked for, and whatever could end the line, steer a terminal or reverse the
    /// reading direction.
    static func escaped(_ text: String, quotes: Bool = false) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"" where quotes: result += "\\\""
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isHazard(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", ":", "@", "+", "%", ",", "#": true
        default: false
        }
    }

    /// All of them lie in the Basic Multilingual Plane, so four hexadecimal digits name them.
    private static func isHazard(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1f, 0x7f...0x9f: true  // control characters
        case 0x2028, 0x2029: true  // line and paragraph separator
        case 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true  // direction marks, overrides and isolates
        default: false
        }
    }
}
