internal import OrderedCollections
package import QuestionEngine

/// A bank's items as notes for Anki: a text file whose head says what its columns are. The first column is the id, by which Anki
/// recognises a note when it is imported again.
package enum AnkiExport {
    /// - Parameter items: of the bank; nil: all of them.
    package static func export(_ items: [Item]? = nil, of bank: Bank) -> BankExport {
        let head = [
            "#separator:tab", "#html:true", "#notetype:viva", "#deck:\(oneLine(bank.header.title))",
            "#columns:id\tfront\tback\ttags", "#tags column:4",
        ]
        let rows = (items ?? Array(bank.items.values)).map { item in
            [item.id.rawValue, front(item), back(item), tags(item)].map(field).joined(separator: "\t")
        }
        return BankExport(text: (head + rows).joined(separator: "\n") + "\n", losses: [])
    }

    private static func front(_ item: Item) -> String {
        var lines = [item.stem]
        switch item.body {
        case .single(let options, _), .multi(let options, _):
            lines += lettered(options).map { "\($0.letter). \($0.option.text)" }
        case .trueFalse: lines.append("True or false?")
        case .short: break
        case .numeric(let key): if let unit = key.unit { lines.append("(in \(unit))") }
        // By the alphabet, which tells nothing.
        case .order(let steps): lines += steps.map(\.text).sorted().map { "– \($0)" }
        case .match(let pairs, let distractors):
            lines += pairs.map(\.left).sorted().map { "– \($0)" }
            lines.append((pairs.map(\.right) + distractors.map(\.text)).sorted().joined(separator: " / "))
        }
        return html(lines)
    }

    private static func back(_ item: Item) -> String {
        var lines: [String] = []
        switch item.body {
        case .single(let options, _), .multi(let options, _):
            let lettered = lettered(options)
            lines.append(
                lettered.filter(\.option.isCorrect).map { "\($0.letter). \($0.option.text)" }.joined(separator: "\n"))
            lines += lettered.filter { !$0.option.why.isEmpty }.map { "\($0.letter): \($0.option.why)" }
        case .trueFalse(let isTrue, let why): lines += [isTrue ? "True." : "False.", why]
        case .short(let key):
            lines.append(key.answers.filter { $0.credit == 1 }.map(\.text).joined(separator: ", "))
            lines += key.answers.filter { $0.credit < 1 && $0.why != nil }.map { "\($0.text): \($0.why ?? "")" }
        case .numeric(let key): lines.append(number(key))
        case .order(let steps):
            lines += steps.enumerated().map { "\($0.offset + 1). \($0.element.text)" + reason($0.element.why) }
        case .match(let pairs, let distractors):
            lines += pairs.map { "\($0.left) → \($0.right)" + reason($0.why) }
            lines += distractors.filter { !$0.why.isEmpty }.map { "\($0.text)" + reason($0.why) }
        }
        lines.append(item.explanation)
        if let reference = item.reference { lines.append("\(reference.title): \(reference.url)") }
        return html(lines.filter { !$0.isEmpty })
    }

    private static func reason(_ why: String) -> String { why.isEmpty ? "" : ": \(why)" }

    private static func lettered(_ options: [Item.Option]) -> [(letter: String, option: Item.Option)] {
        Array(zip(ItemTags.letters(options.count).map { $0.uppercased() }, options).map { (letter: $0, option: $1) })
    }

    private static func number(_ key: Item.NumericKey) -> String {
        let unit = key.unit.map { " \($0)" } ?? ""
        let width =
            switch key.tolerance {
            case .absolute(0), .relative(0): ""
            case .absolute(let width): " ± \(YAMLText.number(width))"
            case .relative(let share): " ± \(YAMLText.number(share * 100)) %"
            }
        return YAMLText.number(key.value) + width + unit
    }

    /// Tags are separated by blanks, so they hold none.
    private static func tags(_ item: Item) -> String {
        (item.topics.map(\.rawValue) + ["difficulty-\(item.difficulty.rawValue)"]).joined(separator: " ")
    }

    private static func html(_ lines: [String]) -> String {
        lines.map { HTMLEntities.escaped($0).replacing("\n", with: "<br>") }.joined(separator: "<br>")
    }

    /// In quotes where it holds a tab, a quote, or a line end.
    private static func field(_ text: String) -> String {
        guard text.contains(where: { $0 == "\"" || $0 == "\t" || $0.isNewline }) || text.hasPrefix("#") else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
