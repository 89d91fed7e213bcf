extension GIFTEscapes {
    /// A text on one line, with backslashes before what means something to GIFT.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ":", "#", "=", "{", "}", "~":
                escaped.append("\\")
                escaped.append(scalar)
            case "\n":
                escaped.append("\\")
                escaped.append("n")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// What no backslash can protect: Moodle's own placeholders, and carriage returns.
    static func isUnsafe(_ text: String) -> Bool {
        text.contains("&&0") || text.contains("&&1")
            || text.unicodeScalars.contains { $0 == "\r" || $0 == "\0" || $0 == "\u{B}" }
    }
}
