internal import OrderedCollections
package import QuestionEngine

/// What differs between two states of a bank, and whether its revisions say so.
package struct BankDiff: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case topic, question, item
    }

    package enum Change: Hashable, Sendable {
        case added
        case removed
        /// What is asked or what is right; the parts that changed.
        case meaning([String])
        /// Everything else.
        case wording([String])
    }

    package struct Entry: Hashable, Sendable {
        package var kind: Kind
        package var id: String
        package var change: Change
        /// What has to be mended before the new state is given away.
        package var problems: [String]
        /// What somebody should look at.
        package var hints: [String]
    }

    /// In the order of the new bank; what was removed comes last.
    package let entries: [Entry]

    package var hasProblems: Bool { entries.contains { !$0.problems.isEmpty } }

    package init(from old: Bank, to new: Bank) {
        var entries: [Entry] = []
        for topic in new.topics.values { entries += Self.entry(old.topic(topic.id), topic) }
        let slots = Dictionary(old.questions.values.map { ($0.slot, $0.id) }) { first, _ in first }
        for question in new.questions.values {
            guard let before = old.question(question.id) else {
                var entry = Entry(kind: .question, id: question.id.rawValue, change: .added, problems: [], hints: [])
                if let owner = slots[question.slot] {
                    entry.problems.append(
                        "the slot \(question.slot) belongs to `\(owner.rawValue)` for ever: take a new one")
                }
                entries.append(entry)
                continue
            }
            entries += Self.entry(before, question)
        }
        for item in new.items.values {
            if let before = old.item(item.id) {
                entries += Self.entry(before, item)
            } else {
                entries.append(Entry(kind: .item, id: item.id.rawValue, change: .added, problems: [], hints: []))
            }
        }
        for topic in old.topics.values where new.topic(topic.id) == nil {
            entries.append(Entry(kind: .topic, id: topic.id.rawValue, change: .removed, problems: [], hints: []))
        }
        for question in old.questions.values where new.question(question.id) == nil {
            entries.append(Self.removed(.question, question.id.rawValue, question.status))
        }
        for item in old.items.values where new.item(item.id) == nil {
            entries.append(Self.removed(.item, item.id.rawValue, item.status))
        }
        self.entries = entries
    }

    private static func removed(_ kind: Kind, _ id: String, _ status: ContentStatus) -> Entry {
        // Nobody was ever asked a draft.
        let problems = status == .draft ? [] : ["ids are for ever: keep it with `status: retired`"]
        return Entry(kind: kind, id: id, change: .removed, problems: problems, hints: [])
    }

    private static func entry(_ old: Topic?, _ new: Topic) -> [Entry] {
        guard let old else {
            return [Entry(kind: .topic, id: new.id.rawValue, change: .added, problems: [], hints: [])]
        }
        guard old != new else { return [] }
        return [
            Entry(kind: .topic, id: new.id.rawValue, change: .wording(["title or aliases"]), problems: [], hints: [])
        ]
    }
}
