import BankFormats
import Foundation
import QuestionEngine
import StrictYAML

/// The judged answers of `Tests/Gold`, each with what viva finds in it.
struct GoldSet {
    enum Kind: String, CaseIterable {
        case good, middling, poor, stuffing, negated
    }

    enum Half: String, CaseIterable {
        case tuning, heldOut = "held out"
    }

    struct Answer {
        var question: Question
        var number: Int
        var kind: Kind
        var text: String
        /// The key points that it makes, by judge.
        var made: [String: Set<String>]
        var reading: OpenAnswerReading

        /// Fixed before anything was matched: odd numbers are for tuning.
        var half: Half { question.slot.isMultiple(of: 2) ? .heldOut : .tuning }
        var found: Set<String> { Set(reading.found.map(\.keyPoint.id)) }
    }

    var answers: [Answer] = []
    private(set) var problems: [String] = []

    /// The judge whose judgements are measured against; others tell how far two people agree.
    static let judge = "A"

    private static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let document = project.appendingPathComponent("docs/open-answers.md")

    static func load() throws -> GoldSet {
        var set = GoldSet()
        let reading = BankReader.read(directory: project.appendingPathComponent("Config/Questions").path)
        guard let bank = reading.bank else { return set }
        let folder = project.appendingPathComponent("Tests/Gold")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        for file in files.sorted() {
            let log = YAMLProblemLog()
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            set.answers +=
                YAMLDocument.root(of: text, file: file, log: log)?.mapping { answers(in: $0, of: bank) } ?? []
            set.problems += log.sorted.map(\.description)
        }
        return set
    }

    private static func answers(in map: YAMLMapping, of bank: Bank) -> [Answer]? {
        let id = map.required("question") { $0.text() }
        let revision = map.required("semantic_rev") { $0.int() }
        let drafts = map.required("answers") { $0.list(draft) }
        guard let id, let drafts, let question = bank.question(QuestionID(rawValue: id)) else { return nil }
        if question.semanticRevision != revision { map.report("the key points have changed since they were judged") }
        let known = Set(question.keyPoints.map(\.id))
        return drafts.map { draft in
            for points in draft.made.values where !points.isSubset(of: known) {
                map.report("answer \(draft.number) names a key point that is not there")
            }
            return Answer(
                question: question, number: draft.number, kind: draft.kind, text: draft.text, made: draft.made,
                reading: OpenAnswers.read(draft.text, to: question))
        }
    }

    private static func draft(
        _ node: YAMLNode
    ) -> (number: Int, kind: Kind, text: String, made: [String: Set<String>])? {
        node.mapping { map in
            let number = map.required("id") { $0.int(in: 1...99) }
            let kind = map.required("kind") { $0.choice(of: Kind.self) }
            let text = map.required("text") { $0.text() }
            let made = map.required("made") { $0.dictionary { $0.texts().map(Set.init) } }
            guard let number, let kind, let text, let made, made[judge] != nil else { return nil }
            return (number, kind, text, made)
        }
    }
}
