internal import QuestionEngine
internal import StrictYAML

/// The entries of `items`.
enum ItemFormat {
    struct Draft {
        var item: Item
        /// Counts the references of the parent, from 0.
        var reference: Located<Int>?
    }

    private enum Kind: String, CaseIterable {
        case single, multi, tf, short, numeric, order, match
    }

    static func draft(_ node: YAMLNode, _ references: CrossReferences) -> Draft? {
        node.mapping { map in
            let id: ItemID? = map.required("id") { $0.defining(.item, in: references) }
            let revision = map.required("rev") { $0.int(in: 1...Int.max) }
            let semanticRevision = map.required("semantic_rev") { $0.int(in: 1...Int.max) }
            let status = map.optional("status") { $0.choice(of: ContentStatus.self) } ?? .active
            let kind = map.required("type") { $0.choice(of: Kind.self) }
            let parent: QuestionID? = map.optional("parent") { $0.using(.question, in: references) }
            let topics = map.required("topics") { $0.topics(references) }
            let difficulty = map.required("difficulty") { $0.difficulty() }
            let stem = map.required("stem") { $0.text() }
            let body = kind.flatMap { Self.body(of: $0, map, status) }
            let explanation = reason(map, "explanation", of: status)
            let reference = map.optional("reference") { $0.located { $0.int(in: 0...99) } }
            let origin = map.optional("source", source)
            let seconds = map.optional("time_s") { $0.int(in: 5...3_600) } ?? 60
            // Without its type nobody knows which keys an item may have.
            if kind == nil { map.acceptAll() }
            guard let id, let revision, let semanticRevision, let topics, let difficulty, let stem, let body,
                let explanation
            else { return nil }
            let item = Item(
                id: id, revision: revision, semanticRevision: semanticRevision, status: status, parent: parent,
                topics: topics, difficulty: difficulty, stem: stem, body: body, explanation: explanation,
                source: origin, seconds: seconds
            )
            return Draft(item: item, reference: reference)
        }
    }

    /// Why something is right or wrong. Only what is still a draft may leave it open, and is then empty.
    static func reason(_ map: YAMLMapping, _ name: String, of status: ContentStatus) -> String? {
        if status == .draft, !map.has(name) { return map.optional(name) { $0.text() } ?? "" }
        return map.required(name) { $0.text() }
    }

    private static func source(_ node: YAMLNode) -> Item.Source? {
        node.mapping { map in
            let license = map.required("license", BankFormat.license)
            let title = map.optional("title") { $0.text() }
            let author = map.optional("author") { $0.text() }
            return license.map { Item.Source(license: $0, title: title, author: author) }
        }
    }

    private static func body(of kind: Kind, _ map: YAMLMapping, _ status: ContentStatus) -> Item.Body? {
        switch kind {
        case .single:
            let (options, shuffle) = choices(map, status, wrongCounts: singleProblem)
            return options.map { .single(options: $0, shuffle: shuffle) }
        case .multi:
            let (options, shuffle) = choices(map, status, wrongCounts: multiProblem)
            return options.map { .multi(options: $0, shuffle: shuffle) }
        case .tf:
            let isTrue = map.required("correct") { $0.bool() }
            let why = reason(map, "why", of: status)
            guard let isTrue, let why else { return nil }
            return .trueFalse(isTrue: isTrue, why: why)
        case .short: return shortKey(map).map(Item.Body.short)
        case .numeric: return map.required("answer", NumericKeyFormat.key).map(Item.Body.numeric)
        case .order: return map.required("steps") { PartsFormat.steps($0, status) }.map(Item.Body.order)
        case .match: return PartsFormat.match(map, status)
        }
    }

    private static func singleProblem(right: Int, of _: Int) -> String? {
        right == 1 ? nil : "exactly one option has to be `correct: true`, here \(right) are"
    }

    private static func multiProblem(right: Int, of all: Int) -> String? {
        (1..<all).contains(right)
            ? nil : "some options have to be `correct: true` and some not, here \(right) of \(all) are"
    }

    private static func choices(
        _ map: YAMLMapping, _ status: ContentStatus, wrongCounts: (_ right: Int, _ all: Int) -> String?
    ) -> (options: [Item.Option]?, shuffle: Bool) {
        let options = map.required("options") { node -> [Item.Option]? in
            guard let options = node.list(count: 2...9, { option($0, status) }), options.count >= 2 else { return nil }
            if Set(options.map(\.id)).count < options.count { node.report("two options have the same id") }
            if Set(options.map { $0.text.lowercased() }).count < options.count {
                node.report("two options have the same text")
            }
            if let problem = wrongCounts(options.count(where: \.isCorrect), options.count) { node.report(problem) }
            return options
        }
        return (options, map.optional("shuffle") { $0.bool() } ?? true)
    }

    private static func option(_ node: YAMLNode, _ status: ContentStatus) -> Item.Option? {
        node.mapping { map in
            let id = map.required("id") { $0.id() }
            let text = map.required("text") { $0.text() }
            let isCorrect = map.optional("correct") { $0.bool() } ?? false
            let why = reason(map, "why", of: status)
            guard let id, let text, let why else { return nil }
            return Item.Option(id: id, text: text, isCorrect: isCorrect, why: why)
        }
    }

    private enum Typos: String, CaseIterable {
        case auto, none
    }

    private static func shortKey(_ map: YAMLMapping) -> Item.ShortKey? {
        let answers = map.required("answers") { node -> [Item.ShortKey.Answer]? in
            guard let answers = node.list(count: 1...Int.max, answer), !answers.isEmpty else { return nil }
            if !answers.contains(where: { $0.credit == 1 }) { node.report("at least one answer needs `credit: 1`") }
            if Set(answers.map(\.text)).count < answers.count { node.report("an answer is listed twice") }
            return answers
        }
        var key = Item.ShortKey(answers: answers ?? [])
        _ = map.optional("match") { node in
            node.mapping { map -> Void? in
                key.isCaseSensitive = map.optional("case") { $0.bool() } ?? false
                key.allowsTypos = map.optional("typos") { $0.choice(of: Typos.self) } != Typos.none
                key.ignoresArticles = map.optional("articles") { $0.bool() } ?? true
                return ()
            }
        }
        return answers == nil ? nil : key
    }

    private static func answer(_ node: YAMLNode) -> Item.ShortKey.Answer? {
        if node.isScalar { return node.text().map { Item.ShortKey.Answer(text: $0) } }
        return node.mapping { map in
            let text = map.required("text") { $0.text() }
            let credit = map.optional("credit") { node -> Double? in
                guard let credit = node.double() else { return nil }
                if !(0...1).contains(credit) { node.report("a credit lies between 0 and 1") }
                return credit
            }
            let why = map.optional("why") { $0.text() }
            return text.map { Item.ShortKey.Answer(text: $0, credit: credit ?? 1, why: why) }
        }
    }
}
