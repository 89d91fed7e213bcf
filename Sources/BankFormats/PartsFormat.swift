internal import QuestionEngine
internal import StrictYAML

/// What items of several parts are made of: steps to put in order, pairs to match.
enum PartsFormat {
    static func steps(_ node: YAMLNode, _ status: ContentStatus) -> [Item.Step]? {
        guard let steps = node.list(count: 3...6, { step($0, status) }), steps.count >= 3 else { return nil }
        if let text = repeated(steps.map(\.text)) { node.report("two steps have the same text: `\(text)`") }
        return steps
    }

    static func match(_ map: YAMLMapping, _ status: ContentStatus) -> Item.Body? {
        let pairs = map.required("pairs") { node -> [Item.Pair]? in
            guard let pairs = node.list(count: 3...5, { pair($0, status) }), pairs.count >= 3 else { return nil }
            if let text = repeated(pairs.map(\.left)) { node.report("two pairs have the same left side: `\(text)`") }
            return pairs
        }
        let distractors = map.optional("distractors") { $0.list(count: 0...2) { distractor($0, status) } } ?? []
        guard let pairs else { return nil }
        if let text = repeated(pairs.map(\.right) + distractors.map(\.text)) {
            map.report("two right sides have the same text: `\(text)`")
        }
        return .match(pairs: pairs, distractors: distractors)
    }

    /// Texts that differ in nothing but capitals and blanks look alike to whoever has to tell them apart.
    private static func repeated(_ texts: [String]) -> String? {
        var seen: Set<String> = []
        return texts.first { text in
            !seen.insert(text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")).inserted
        }
    }

    private static func step(_ node: YAMLNode, _ status: ContentStatus) -> Item.Step? {
        node.mapping { map in
            let text = map.required("text") { $0.text() }
            let why = ItemFormat.reason(map, "why", of: status)
            guard let text, let why else { return nil }
            return Item.Step(text: text, why: why)
        }
    }

    private static func pair(_ node: YAMLNode, _ status: ContentStatus) -> Item.Pair? {
        node.mapping { map in
            let left = map.required("left") { $0.text() }
            let right = map.required("right") { $0.text() }
            let why = ItemFormat.reason(map, "why", of: status)
            guard let left, let right, let why else { return nil }
            return Item.Pair(left: left, right: right, why: why)
        }
    }

    private static func distractor(_ node: YAMLNode, _ status: ContentStatus) -> Item.Distractor? {
        node.mapping { map in
            let text = map.required("text") { $0.text() }
            let why = ItemFormat.reason(map, "why", of: status)
            guard let text, let why else { return nil }
            return Item.Distractor(text: text, why: why)
        }
    }
}
