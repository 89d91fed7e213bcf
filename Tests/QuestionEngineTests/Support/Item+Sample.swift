@testable import QuestionEngine

extension Item {
    static func sample(_ body: Body, id: String = "it-0001", topic: String = "t", explanation: String = "E") -> Item {
        Item(
            id: ItemID(rawValue: id), topics: [TopicID(rawValue: topic)], difficulty: .medium, stem: "S", body: body,
            explanation: explanation
        )
    }

    /// Options `a`, `b`, … with these texts; those at `right` are right.
    static func choice(_ texts: [String], right: Set<Int>, several: Bool = false, shuffle: Bool = false) -> Item {
        let options = zip("abcdefghi", texts).enumerated().map { index, entry in
            Option(id: String(entry.0), text: entry.1, isCorrect: right.contains(index), why: "because \(entry.0)")
        }
        return sample(
            several ? .multi(options: options, shuffle: shuffle) : .single(options: options, shuffle: shuffle))
    }

    static func short(_ answers: [ShortKey.Answer], isCaseSensitive: Bool = false, allowsTypos: Bool = true) -> Item {
        sample(
            .short(ShortKey(answers: answers, isCaseSensitive: isCaseSensitive, allowsTypos: allowsTypos)))
    }

    /// In the right order.
    static func order(_ steps: [String]) -> Item {
        sample(.order(steps: steps.map { Step(text: $0, why: "why \($0)") }))
    }

    static func match(_ pairs: [(String, String)], distractors: [String] = []) -> Item {
        sample(
            .match(
                pairs: pairs.map { Pair(left: $0, right: $1, why: "why \($0)") },
                distractors: distractors.map { Distractor(text: $0, why: "why \($0)") }))
    }

    static func numeric(
        _ value: Double, _ tolerance: NumericKey.Tolerance = .absolute(0), unit: String? = nil,
        units: [String: Double] = [:], isUnitRequired: Bool = false
    ) -> Item {
        sample(
            .numeric(
                NumericKey(
                    value: value, tolerance: tolerance, unit: unit, units: units, isUnitRequired: isUnitRequired)))
    }
}

extension Grader {
    /// Knows the confusable terms only.
    static let plain = Grader(knownTerms: KnownTerms(KnownTerms.confusable))

    /// The credit; nil if the answer cannot be read.
    func credit(_ answer: String, _ item: Item, order: [String] = []) -> Double? {
        guard case .graded(let graded) = grade(answer, to: item, order: order) else { return nil }
        return graded.credit
    }

    /// What to write instead; nil if the answer was graded.
    func advice(_ answer: String, _ item: Item, order: [String] = []) -> String? {
        guard case .unreadable(let advice) = grade(answer, to: item, order: order) else { return nil }
        return advice
    }
}
