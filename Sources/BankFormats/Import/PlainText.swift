/// Texts of a bank are plain: markup is turned into words and line ends, or refused.
struct PlainText {
    let log: ImportLog
    let place: SourcePlace

    func text(of source: GIFTText) -> String {
        switch source.format {
        case .html: return fromHTML(source.text)
        case .plain: return source.text
        case .moodle:
            if Self.looksLikeHTML(source.text) {
                log.warn(
                    .markup,
                    "the tags in “\(source.text.prefix(40))” are taken as they stand: put `[html]` before the text "
                        + "if they are HTML",
                    at: place)
            }
            return source.text
        case .markdown:
            if ["**", "__", "](", "```"].contains(where: source.text.contains) {
                log.warn(
                    .markup,
                    "the markup in “\(source.text.prefix(40))” is shown as it stands: texts of a bank are plain",
                    at: place)
            }
            return source.text
        }
    }

    /// Tags that lay out text or pick it out.
    private static let dropped: Set<String> = [
        "b", "strong", "i", "em", "u", "span", "code", "tt", "kbd", "samp", "var", "small", "font", "big", "a", "cite",
        "q",
        "abbr", "mark", "body", "html", "ul", "ol",
    ]
    private static let breaking: Set<String> = [
        "p", "div", "br", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
    ]

    private static func looksLikeHTML(_ text: String) -> Bool {
        text.split(separator: "<").dropFirst().contains { part in
            let name = tagName(part)
            return part.contains(">")
                && (dropped.contains(name) || breaking.contains(name) || ["li", "img"].contains(name))
        }
    }

    private static func tagName(_ tag: Substring) -> String {
        tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    }

    private func fromHTML(_ html: String) -> String {
        var text = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open]
            rest = rest[rest.index(after: open)...]
            if rest.hasPrefix("!--") {
                rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            guard let close = rest.firstIndex(of: ">") else {
                text += "<"
                continue
            }
            let name = Self.tagName(rest)
            let isEnd = rest.hasPrefix("/")
            if Self.breaking.contains(name) {
                text += "\n"
            } else if name == "li" {
                text += isEnd ? "" : "\n- "
            } else if name == "sup" || name == "sub" {
                // Without a sign, 2 to the tenth would read 210.
                text += isEnd ? "" : name == "sup" ? "^" : "_"
            } else if !Self.dropped.contains(name) {
                log.error(.markup, "`<\(name)>` cannot be part of a bank's text, which is plain", at: place)
            }
            rest = rest[rest.index(after: close)...]
        }
        return Self.tidy(
            HTMLEntities.resolved(text + rest) { entity in
                log.error(.markup, "the entity `\(entity)` is not known: write the character itself", at: place)
            })
    }

    /// Single blanks, and no empty lines at the ends or next to each other.
    static func tidy(_ text: String) -> String {
        text.split(separator: "\n").map { line in
            line.split { $0.isWhitespace || $0 == "\0" }.joined(separator: " ")
        }
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
