internal import QuestionEngine

extension BankDiff {
    static func entry(_ old: Question, _ new: Question) -> [Entry] {
        guard old != new else { return [] }
        var meaning: [String] = []
        if old.kind != new.kind { meaning.append("kind") }
        let points = { (question: Question) in question.keyPoints.map { "\($0.id) \($0.weight)" } }
        if points(old) != points(new) { meaning.append("key points") }
        var wording = Field.changes(from: old, to: new, fields)
        if old.keyPoints != new.keyPoints, points(old) == points(new) {
            wording.append("wording or patterns of key points")
        }
        var entry = Self.entry(
            .question, new.id.rawValue, meaning: meaning, wording: wording,
            revisions: (old.revision, new.revision), semantic: (old.semanticRevision, new.semanticRevision))
        if old.slot != new.slot { entry.problems.append("its slot is permanent: \(old.slot), not \(new.slot)") }
        if let hint = hint(from: old.prompt, to: new.prompt, "prompt"), meaning.isEmpty { entry.hints.append(hint) }
        return [entry]
    }

    static func entry(_ old: Item, _ new: Item) -> [Entry] {
        guard old != new else { return [] }
        let meaning = old.body.changesOfMeaning(to: new.body)
        let wording = Field.changes(from: old, to: new, itemFields) + old.body.changesOfWording(to: new.body)
        var entry = Self.entry(
            .item, new.id.rawValue, meaning: meaning, wording: wording,
            revisions: (old.revision, new.revision), semantic: (old.semanticRevision, new.semanticRevision))
        if let hint = hint(from: old.stem, to: new.stem, "stem"), meaning.isEmpty { entry.hints.append(hint) }
        return [entry]
    }

    private static func entry(
        _ kind: Kind, _ id: String, meaning: [String], wording: [String], revisions: (old: Int, new: Int),
        semantic: (old: Int, new: Int)
    ) -> Entry {
        var entry = Entry(
            kind: kind, id: id, change: meaning.isEmpty ? .wording(wording) : .meaning(meaning + wording), problems: [],
            hints: [])
        if revisions.new <= revisions.old {
            entry.problems.append("`rev` has to go up from \(revisions.old), it is \(revisions.new)")
        }
        if semantic.new < semantic.old {
            entry.problems.append("`semantic_rev` went back from \(semantic.old) to \(semantic.new)")
        } else if !meaning.isEmpty, semantic.new == semantic.old {
            entry.problems.append(
                "`semantic_rev` should go up from \(semantic.old): its meaning has changed, so statistics and memory start anew"
            )
        } else if meaning.isEmpty, semantic.new > semantic.old {
            entry.hints.append(
                "`semantic_rev` went up, though only the wording changed: statistics and memory start anew")
        }
        return entry
    }

    /// A text that shares less than half of its words with what it was may ask something else.
    private static func hint(from old: String, to new: String, _ name: String) -> String? {
        func words(_ text: String) -> Set<Substring> { Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }) }
        let (first, second) = (words(old), words(new))
        let shared = first.intersection(second).count
        guard shared * 2 < first.count + second.count - shared else { return nil }
        return "the \(name) is reworded a lot: if it asks something else now, `semantic_rev` has to go up"
    }

    private static var fields: [Field<Question>] {
        [
            Field("slot", \.slot), Field("status", \.status), Field("audiences", \.audiences),
            Field("topics", \.topics), Field("levels", \.levels),
            Field("difficulty", \.difficulty), Field("minutes", \.minutes),
            Field("near_duplicate_of", \.nearDuplicateOf),
            Field("prompt", \.prompt), Field("probes", \.probes), Field("hints", \.hints),
            Field("follow_ups", \.followUps),
            Field("model_answer", \.modelAnswer), Field("rubric", \.rubric), Field("red_flags", \.redFlags),
            Field("references", \.references), Field("source", \.source), Field("licence", \.wording),
            Field("items", \.items),
        ]
    }

    private static var itemFields: [Field<Item>] {
        [
            Field("status", \.status), Field("parent", \.parent), Field("topics", \.topics),
            Field("difficulty", \.difficulty),
            Field("stem", \.stem), Field("explanation", \.explanation), Field("reference", \.reference),
            Field("source", \.source), Field("time_s", \.seconds),
        ]
    }

    /// A part that is looked at by itself.
    private struct Field<Whole> {
        var name: String
        var differs: (Whole, Whole) -> Bool

        init<Part: Equatable>(_ name: String, _ path: KeyPath<Whole, Part>) {
            self.name = name
            differs = { $0[keyPath: path] != $1[keyPath: path] }
        }

        static func changes(from old: Whole, to new: Whole, _ fields: [Field]) -> [String] {
            fields.filter { $0.differs(old, new) }.map(\.name)
        }
    }
}
