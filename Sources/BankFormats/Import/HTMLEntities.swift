/// `&amp;`, `&#233;`, `&#xE9;` and their like.
enum HTMLEntities {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "hellip": "…", "ndash": "–",
        "mdash": "—",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "times": "×", "divide": "÷", "deg": "°", "micro": "µ",
        "plusmn": "±", "le": "≤", "ge": "≥", "ne": "≠", "rarr": "→", "larr": "←", "copy": "©", "euro": "€", "sect": "§",
        "middot": "·", "bull": "•", "laquo": "«", "raquo": "»", "eacute": "é", "egrave": "è", "agrave": "à",
        "ccedil": "ç",
        "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü",
    ]

    /// An `&` that begins no entity stays.
    static func resolved(_ text: String, unknown: (String) -> Void) -> String {
        var resolved = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            resolved += rest[..<start]
            rest = rest[rest.index(after: start)...]
            let name = rest.prefix(10).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
            guard !name.isEmpty, rest.dropFirst(name.count).first == ";" else {
                resolved += "&"
                continue
            }
            if let character = character(String(name)) {
                resolved += character
            } else {
                unknown("&\(name);")
            }
            rest = rest.dropFirst(name.count + 1)
        }
        return resolved + rest
    }

    /// A text that HTML shows as it is.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static func character(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return named[name] }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        let code = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
