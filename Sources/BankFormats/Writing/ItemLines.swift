internal import OrderedCollections
internal import QuestionEngine

/// An entry of `items`, line by line.
enum ItemLines {
    static func lines(of item: Item, in bank: Bank) -> [String] {
        var lines = [
            "id: \(YAMLText.plain(item.id.rawValue))", "rev: \(item.revision)",
            "semantic_rev: \(item.semanticRevision)",
        ]
        if item.status != .active { lines.append("status: \(item.status.rawValue)") }
        lines.append("type: \(kind(of: item.body))")
        if let parent = item.parent { lines.append("parent: \(YAMLText.plain(parent.rawValue))") }
        lines.append("topics: \(YAMLText.list(item.topics.map { YAMLText.plain($0.rawValue) }))")
        lines.append("difficulty: \(item.difficulty.rawValue)")
        lines.append("stem: \(YAMLText.quoted(item.stem))")
        lines += body(item.body)
        lines += reason("explanation", item.explanation)
        if let reference = item.reference, let parent = item.parent.flatMap({ bank.question($0) }),
            let number = parent.references.firstIndex(of: reference)
        {
            lines.append("reference: \(number)")
        }
        if let source = item.source {
            let entry = YAMLText.map([
                ("license", YAMLText.plain(source.license)), ("title", source.title.map(YAMLText.quoted)),
                ("author", source.author.map(YAMLText.quoted)),
            ])
            lines.append("source: \(entry)")
        }
        lines.append("time_s: \(item.seconds)")
        return lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
    }

    private static func kind(of body: Item.Body) -> String {
        switch body {
        case .single: "single"
        case .multi: "multi"
        case .trueFalse: "tf"
        case .short: "short"
        case .numeric: "numeric"
        case .order: "order"
        case .match: "match"
        }
    }

    private static func body(_ body: Item.Body) -> [String] {
        switch body {
        case .single(let options, let shuffle), .multi(let options, let shuffle):
            ["options:"] + options.map { "  - " + option($0) } + (shuffle ? [] : ["shuffle: false"])
        case .trueFalse(let isTrue, let why): ["correct: \(isTrue)"] + reason("why", why)
        case .short(let key): short(key)
        case .numeric(let key): ["answer: \(numeric(key))"]
        case .order(let steps): ["steps:"] + steps.map { "  - " + part([("text", $0.text)], $0.why) }
        case .match(let pairs, let distractors):
            ["pairs:"] + pairs.map { "  - " + part([("left", $0.left), ("right", $0.right)], $0.why) }
                + (distractors.isEmpty ? [] : ["distractors:"])
                + distractors.map { "  - " + part([("text", $0.text)], $0.why) }
        }
    }

    private static func part(_ texts: [(String, String)], _ why: String) -> String {
        YAMLText.map(
            texts.map { ($0, YAMLText.quoted($1)) } + [("why", why.isEmpty ? nil : YAMLText.quoted(why))])
    }

    /// Drafts may have none.
    private static func reason(_ name: String, _ text: String) -> [String] {
        text.isEmpty ? [] : ["\(name): \(YAMLText.quoted(text))"]
    }

    private static func option(_ option: Item.Option) -> String {
        YAMLText.map([
            ("id", YAMLText.plain(option.id)), ("text", YAMLText.quoted(option.text)),
            ("correct", option.isCorrect ? "true" : nil),
            ("why", option.why.isEmpty ? nil : YAMLText.quoted(option.why)),
        ])
    }

    private static func short(_ key: Item.ShortKey) -> [String] {
        let answers = key.answers.map { answer in
            "  - "
                + YAMLText.map([
                    ("text", YAMLText.quoted(answer.text)), ("credit", YAMLText.number(answer.credit)),
                    ("why", answer.why.map(YAMLText.quoted)),
                ])
        }
        let match = YAMLText.map([
            ("case", "\(key.isCaseSensitive)"), ("typos", key.allowsTypos ? "auto" : "none"),
            ("articles", "\(key.ignoresArticles)"),
        ])
        return ["answers:"] + answers + ["match: \(match)"]
    }

    private static func numeric(_ key: Item.NumericKey) -> String {
        let tolerance =
            switch key.tolerance {
            case .absolute(let width): "{abs: \(YAMLText.number(width))}"
            case .relative(let share): "{rel: \(YAMLText.number(share))}"
            }
        let units = key.units.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { unit, factor in
            (YAMLText.quoted(unit), Optional(YAMLText.number(factor)))
        }
        return YAMLText.map([
            ("value", YAMLText.number(key.value)), ("unit", key.unit.map(YAMLText.quoted)), ("tolerance", tolerance),
            ("units", units.isEmpty ? nil : YAMLText.map(units)), ("unit_required", key.isUnitRequired ? "true" : nil),
        ])
    }
}
