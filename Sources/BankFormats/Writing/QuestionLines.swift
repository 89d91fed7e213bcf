internal import QuestionEngine

/// An entry of `questions`, line by line.
enum QuestionLines {
    static func lines(of question: Question) -> [String] {
        var lines = [
            "id: \(YAMLText.plain(question.id.rawValue))",
            "slot: \(question.slot)",
            "rev: \(question.revision)",
            "semantic_rev: \(question.semanticRevision)",
            "status: \(question.status.rawValue)",
            "kind: \(question.kind.rawValue)",
            "audiences: \(words(Question.Audience.allCases.filter(question.audiences.contains)))",
            "topics: \(YAMLText.list(question.topics.map { YAMLText.plain($0.rawValue) }))",
            "level: \(words(question.levels.sorted()))",
            "difficulty: \(question.difficulty.rawValue)",
            "minutes: \(question.minutes)",
        ]
        if let twin = question.nearDuplicateOf { lines.append("near_duplicate_of: \(YAMLText.plain(twin.rawValue))") }
        lines.append("prompt: \(YAMLText.quoted(question.prompt))")
        lines += texts("probes", question.probes) + texts("hints", question.hints)
        lines += entries("follow_ups", question.followUps.map(followUp))
        lines += entries("key_points", question.keyPoints.map(keyPoint))
        lines.append("model_answer: \(YAMLText.quoted(question.modelAnswer))")
        lines += entries(
            "rubric",
            question.rubric.enumerated().map { level, anchor in
                YAMLText.map([("level", "\(level + 1)"), ("anchor", YAMLText.quoted(anchor))])
            })
        lines += texts("red_flags", question.redFlags)
        lines += entries(
            "references",
            question.references.map {
                YAMLText.map([("title", YAMLText.quoted($0.title)), ("url", YAMLText.quoted($0.url))])
            })
        if let source = source(of: question) { lines.append("source: \(source)") }
        if !question.items.isEmpty {
            lines.append("items: \(YAMLText.list(question.items.map { YAMLText.plain($0.rawValue) }))")
        }
        return lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
    }

    private static func words<Word: RawRepresentable>(_ words: [Word]) -> String where Word.RawValue == String {
        YAMLText.list(words.map(\.rawValue))
    }

    private static func texts(_ name: String, _ texts: [String]) -> [String] {
        entries(name, texts.map(YAMLText.quoted))
    }

    private static func entries(_ name: String, _ entries: [String]) -> [String] {
        entries.isEmpty ? [] : ["\(name):"] + entries.map { "  - \($0)" }
    }

    private static func followUp(_ followUp: Question.FollowUp) -> String {
        guard !followUp.whenMissed.isEmpty else { return YAMLText.quoted(followUp.text) }
        return YAMLText.map([
            ("text", YAMLText.quoted(followUp.text)), ("when", YAMLText.list(followUp.whenMissed.map(YAMLText.plain))),
        ])
    }

    private static func keyPoint(_ point: Question.KeyPoint) -> String {
        func list(_ words: [String]) -> String? {
            words.isEmpty ? nil : YAMLText.list(words.map(YAMLText.quoted))
        }
        return YAMLText.map([
            ("id", YAMLText.plain(point.id)), ("weight", "\(point.weight)"), ("say", YAMLText.quoted(point.say)),
            ("any", list(point.any)), ("all", point.all.isEmpty ? nil : YAMLText.list(point.all.compactMap(list))),
            ("none", list(point.none)),
        ])
    }

    private static func source(of question: Question) -> String? {
        let origin = question.source.map { source in
            YAMLText.map([
                ("title", YAMLText.quoted(source.title)), ("site", YAMLText.quoted(source.site)), ("date", source.date),
                ("question", source.number.map { "\($0)" }),
            ])
        }
        switch question.wording {
        case nil: return origin.map { YAMLText.map([("inspired_by", $0), ("text", "own")]) }
        case .own(let license):
            return YAMLText.map([("inspired_by", origin), ("text", "own"), ("license", license.map(YAMLText.plain))])
        case .verbatim(let license):
            return YAMLText.map([("inspired_by", origin), ("text", "verbatim"), ("license", YAMLText.plain(license))])
        }
    }
}
