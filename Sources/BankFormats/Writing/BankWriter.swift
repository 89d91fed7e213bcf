internal import OrderedCollections
package import QuestionEngine

/// Writes banks and parts of them in the native format, so that reading gives back the same.
package enum BankWriter {
    /// A whole bank in one file.
    package static func text(of bank: Bank) -> String {
        var lines = header(bank.header)
        if !bank.topics.isEmpty { lines += ["", "topics:"] + bank.topics.values.map(topic) }
        if !bank.questions.isEmpty {
            lines += ["", "questions:"] + bank.questions.values.flatMap(QuestionLines.lines)
        }
        lines += section(of: Array(bank.items.values), in: bank)
        return lines.joined(separator: "\n") + "\n"
    }

    /// Items for a bank that has their parents.
    /// - Parameter comment: stands at the head, line by line.
    package static func text(of items: [Item], in bank: Bank, comment: [String] = []) -> String {
        let head = comment.map { $0.isEmpty ? "#" : "# \($0)" }
        return (head + section(of: items, in: bank)).joined(separator: "\n") + "\n"
    }

    private static func section(of items: [Item], in bank: Bank) -> [String] {
        items.isEmpty ? [] : ["", "items:"] + items.flatMap { ItemLines.lines(of: $0, in: bank) }
    }

    private static func header(_ header: Bank.Header) -> [String] {
        var lines = [
            "bank:",
            "  id: \(YAMLText.plain(header.id))",
            "  title: \(YAMLText.quoted(header.title))",
            "  version: \(YAMLText.quoted(header.version))",
            "  language: \(YAMLText.plain(header.language))",
            "  license: \(YAMLText.plain(header.license))",
        ]
        if !header.attribution.isEmpty {
            let credits = header.attribution.map {
                YAMLText.map([("name", YAMLText.quoted($0.name)), ("url", $0.url.map(YAMLText.quoted))])
            }
            lines.append("  attribution: \(YAMLText.list(credits))")
        }
        return lines
    }

    private static func topic(_ topic: Topic) -> String {
        let aliases = topic.aliases.isEmpty ? nil : YAMLText.list(topic.aliases.map(YAMLText.quoted))
        return "  - "
            + YAMLText.map([
                ("id", YAMLText.plain(topic.id.rawValue)), ("parent", topic.parent.map { YAMLText.plain($0.rawValue) }),
                ("title", YAMLText.quoted(topic.title)), ("aliases", aliases),
            ])
    }
}
