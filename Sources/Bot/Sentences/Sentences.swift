import Chat
import Foundation
import QuestionEngine

/// Every sentence the bot says. Functions here decide nothing: they are given values and give content.
package struct Sentences: Sendable {
    /// The bot's name in the chat, for examples of how to address it.
    package var botName: String

    package init(botName: String) { self.botName = botName }

    /// How a command is typed in a conversation: channels need the mention.
    func typed(_ command: String, in kind: Conversation.Kind) -> MessageContent.Span {
        .code(kind == .direct ? command : "@\(botName) \(command)")
    }

    /// `a`, `b` and `c`, each as something to type.
    func typed(_ commands: [String], in kind: Conversation.Kind, joinedBy conjunction: String) -> [MessageContent.Span]
    {
        commands.enumerated().flatMap { index, command -> [MessageContent.Span] in
            let separator: MessageContent.Span? =
                index == 0 ? nil : index == commands.count - 1 ? .text(" \(conjunction) ") : ", "
            return [separator, typed(command, in: kind)].compactMap(\.self)
        }
    }
}

extension MessageContent {
    static func say(_ spans: Span...) -> MessageContent { MessageContent([.paragraph(spans)]) }
}

/// Numbers and names in running text.
enum Wording {
    static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        number == 1 ? "1 \(singular)" : "\(number) \(plural ?? singular + "s")"
    }

    /// What stands between backquotes is something to type.
    static func spans(_ text: String) -> [MessageContent.Span] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap { index, part in
            part.isEmpty ? nil : index.isMultiple(of: 2) ? .text(String(part)) : .code(String(part))
        }
    }

    /// `a, b and c`.
    static func list(_ parts: [String], _ conjunction: String = "and") -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// What a person typed, in quotes: cut to a readable length, and without characters that would turn the text around it.
    static func quoted(_ text: String) -> String {
        let longest = 60
        let scalars = text.unicodeScalars.filter { !isTurning($0) }
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: scalars.prefix(longest))
        return "“\(String(shown))\(scalars.count > longest ? "…" : "")”"
    }

    /// What a person or an author wrote, where it stands by itself: the same care, and room for more.
    static func plain(_ text: String, longest: Int) -> String {
        let scalars = text.unicodeScalars.filter { $0 == "\n" || !isTurning($0) }
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: scalars.prefix(longest))
        return String(shown) + (scalars.count > longest ? "…" : "")
    }

    /// It controls how text around it is shown, and shows nothing itself.
    static func isTurning(_ scalar: Unicode.Scalar) -> Bool {
        ["\u{200E}", "\u{200F}", "\u{61C}"].contains(scalar) || ("\u{202A}"..."\u{202E}").contains(scalar)
            || ("\u{2066}"..."\u{2069}").contains(scalar) || scalar.properties.generalCategory == .control
    }

    /// Points without needless decimals: `3`, `2.5`.
    static func points(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// The two largest units: `2 days 3 hours`, `5 minutes`.
    static func duration(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        let units: [(Int64, String)] = [(86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]
        var rest = seconds
        var parts: [String] = []
        for (size, name) in units where rest >= size && parts.count < 2 {
            parts.append(count(Int(rest / size), name))
            rest %= size
        }
        return parts.isEmpty ? "0 seconds" : parts.joined(separator: " ")
    }
}
