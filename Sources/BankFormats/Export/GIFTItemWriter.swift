internal import QuestionEngine

/// One item as a block of GIFT.
struct GIFTItemWriter {
    let item: Item
    let bank: Bank
    /// The other texts inherit the format of the stem, unless they name one.
    private let isStemHTML: Bool
    private(set) var losses: [BankExport.Loss] = []

    init(item: Item, bank: Bank) {
        self.item = item
        self.bank = bank
        isStemHTML = Self.needsHTML(item.stem)
    }

    /// What no escape protects can be written as HTML.
    private static func needsHTML(_ text: String) -> Bool {
        GIFTEscapes.isUnsafe(text) || text.contains("->")
    }

    /// Nil if GIFT cannot hold the item; ``losses`` says why.
    mutating func block() -> String? {
        let stem = text(item.stem)
        guard let answers = answers() else { return nil }
        let tags = (["[id:\(item.id.rawValue)]"] + ItemTags.tags(of: item, in: bank).compactMap { tag($0) })
        let feedback = item.explanation.isEmpty ? "" : "\n\t####" + text(item.explanation)
        let lines =
            [tags.joined(separator: " ")] + reasons.map { "[why:\($0.number):\(GIFTComments.escaped($0.text))]" }
        return lines.map { "// \($0)\n" }.joined()
            + "::\(GIFTEscapes.escaped(item.id.rawValue))::\(stem){\(answers)\(feedback)\n}"
    }

    private mutating func answers() -> String? {
        switch item.body {
        case .single(let options, _): return options.map { line($0.isCorrect ? "=" : "~", $0.text, $0.why) }.joined()
        case .multi(let options, _):
            let right = options.count(where: \.isCorrect)
            return options.map { option in
                let share = option.isCorrect ? 100 / Double(right) : -100 / Double(options.count - right)
                return line("~%\(share.formattedWeight)%", option.text, option.why)
            }.joined()
        case .trueFalse(let isTrue, let why):
            // For those who are wrong, and for those who are right.
            let reason = why.isEmpty ? "" : "#\(text(why))#\(text(why))"
            return (isTrue ? "TRUE" : "FALSE") + reason
        case .short(let key): return short(key)
        case .numeric(let key): return numeric(key)
        case .order(let steps): return order(steps)
        case .match(let pairs, let distractors): return match(pairs, distractors)
        }
    }

    /// GIFT explains neither steps nor pairs, so their reasons stand in comments.
    private var reasons: [(number: Int, text: String)] {
        let texts =
            switch item.body {
            case .order(let steps): steps.map(\.why)
            case .match(let pairs, let distractors): pairs.map(\.why) + distractors.map(\.why)
            default: [String]()
            }
        return texts.enumerated().filter { !$0.element.isEmpty }.map { ($0.offset + 1, $0.element) }
    }

    private mutating func order(_ steps: [Item.Step]) -> String {
        let lines = steps.map { step in
            let line = text(step.text)
            // Alone on its line it would be a comment, or the end of the question.
            return line.hasPrefix("//") || line == "0" ? "[moodle]" + line : line
        }
        return ">\(steps.count) ALL VERTICAL RELATIVE_NEXT_EXCLUDE_LAST SHOW" + lines.map { "\n\t\($0)" }.joined()
    }

    /// Right sides are compared as they stand, so they cannot be written as HTML.
    private mutating func match(_ pairs: [Item.Pair], _ distractors: [Item.Distractor]) -> String? {
        let rights = pairs.map(\.right) + distractors.map(\.text)
        if let odd = rights.first(where: Self.needsHTML) { return leaveOut("GIFT cannot hold the right side “\(odd)”") }
        if rights.contains(where: { $0.first?.isWhitespace == true || $0.last?.isWhitespace == true }) {
            note("blanks at the ends of a text are lost")
        }
        let lefts = pairs.map { text($0.left) } + distractors.map { _ in "" }
        return zip(lefts, rights).map { "\n\t=\($0) -> \(GIFTEscapes.escaped($1))" }.joined()
    }

    private mutating func line(_ marker: String, _ answer: String, _ why: String) -> String {
        "\n\t\(marker)\(text(answer))" + (why.isEmpty ? "" : "#\(text(why))")
    }

    /// Answers are compared as they stand, so they cannot be written as HTML.
    private mutating func short(_ key: Item.ShortKey) -> String? {
        let hasArrow = key.answers.contains { $0.text.contains("->") || $0.why?.contains("->") == true }
        if hasArrow, key.answers.contains(where: { $0.text.contains("->") }) {
            return leaveOut("`->` in a short answer would make it a matching question")
        }
        if let odd = key.answers.first(where: { GIFTEscapes.isUnsafe($0.text) }) {
            return leaveOut("GIFT cannot hold the answer “\(odd.text)”")
        }
        let lines = key.answers.map { answer in
            "\n\t=%\((answer.credit * 100).formattedWeight)%\(plain(answer.text))"
                + (answer.why.map { "#\(text($0))" } ?? "")
        }
        if key.answers.contains(where: { !GIFTWeight.isKnown($0.credit * 100) }) {
            note("Moodle takes the nearest of its own weights")
        }
        return lines.joined()
    }

    private mutating func numeric(_ key: Item.NumericKey) -> String {
        let width =
            switch key.tolerance {
            case .absolute(let width): width
            case .relative(let share): abs(key.value) * share
            }
        if key.unit != nil || !key.units.isEmpty { note("GIFT knows no units; they stand in tags") }
        return "#\n\t=\(YAMLText.number(key.value)):\(YAMLText.number(width))"
    }

    /// A text that is formatted, so that what GIFT cannot escape can be written as HTML.
    private mutating func text(_ text: String) -> String {
        guard Self.needsHTML(text) else { return plain(text) }
        if PlainText.tidy(text) != text { note("some blanks in a text are lost") }
        return "[html]" + GIFTEscapes.escaped(HTMLEntities.escaped(text))
    }

    private mutating func plain(_ text: String) -> String {
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
            note("blanks at the ends of a text are lost")
        }
        let needsFormat = isStemHTML || text.hasPrefix("[") || text.hasPrefix("%")
        return (needsFormat ? "[moodle]" : "") + GIFTEscapes.escaped(text)
    }

    private mutating func tag(_ tag: String) -> String? {
        if tag.contains(where: { "<>`".contains($0) || $0.isNewline }) {
            note("a tag cannot hold “\(tag)”")
            return nil
        }
        return "[tag:\(tag.replacing("]", with: "\\]"))]"
    }

    private mutating func note(_ what: String) {
        let loss = BankExport.Loss(item: item.id.rawValue, what: what, isLeftOut: false)
        if !losses.contains(loss) { losses.append(loss) }
    }

    private mutating func leaveOut(_ why: String) -> String? {
        losses.append(.init(item: item.id.rawValue, what: why, isLeftOut: true))
        return nil
    }
}
