/// What a person typed, out of the form in which Slack delivers it: `&`, `<` and `>` escaped; mentions, addresses and commands
/// in angle brackets. https://docs.slack.dev/messaging/formatting-message-text
struct IncomingText: Equatable {
    var text: String
    /// The bot was mentioned at the very front; that mention is not part of ``text``.
    var startsWithMention: Bool

    init(_ raw: String, bot: String) {
        var rest = Substring(raw).drop(while: \.isWhitespace)
        startsWithMention = false
        while let after = Self.afterMention(of: bot, in: rest) {
            startsWithMention = true
            rest = after
        }
        text = Self.plain(startsWithMention ? rest : Substring(raw))
    }

    /// What follows a mention of the bot, `<@U1>` or `<@U1|name>`, with the `:` or `,` that people put after it.
    private static func afterMention(of bot: String, in text: Substring) -> Substring? {
        guard text.hasPrefix("<@\(bot)"), let end = text.firstIndex(of: ">") else { return nil }
        let label = text[..<end].dropFirst(2 + bot.count)
        guard label.isEmpty || label.hasPrefix("|") else { return nil }
        var rest = text[text.index(after: end)...].drop(while: \.isWhitespace)
        if let mark = rest.first, ":,".contains(mark) {
            rest = rest.dropFirst().drop(while: \.isWhitespace)
        }
        return rest
    }

    private static func plain(_ raw: Substring) -> String {
        // Nearly all messages: nothing to undo.
        guard raw.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
            return String(raw)
        }
        var result = ""
        result.reserveCapacity(raw.utf8.count)
        var rest = raw
        while let start = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            result += rest[..<start]
            rest = rest[start...]
            if rest.first == "<", let end = rest.firstIndex(of: ">") {
                result += readable(rest[..<end].dropFirst())
                rest = rest[rest.index(after: end)...]
            } else if let (entity, character) = entities.first(where: { rest.hasPrefix($0.entity) }) {
                result.append(character)
                rest = rest.dropFirst(entity.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result + rest
    }

    private static let entities: [(entity: String, character: Character)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"),
    ]

    /// What the angle brackets stand for, as a person reads it.
    private static func readable(_ token: Substring) -> String {
        let parts = token.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts.first ?? ""
        let label = parts.count == 2 && !parts[1].isEmpty ? plain(parts[1]) : nil
        switch target.first {
        case "@": return "@" + (label.map(withoutSign) ?? String(target.dropFirst()))
        case "#": return "#" + (label.map(withoutSign) ?? String(target.dropFirst()))
        case "!":
            let command = target.dropFirst().prefix { $0 != "^" }
            return label ?? "@" + command
        default: return label ?? plain(target)
        }
    }

    private static func withoutSign(_ label: String) -> String {
        label.hasPrefix("@") || label.hasPrefix("#") ? String(label.dropFirst()) : label
    }
}
