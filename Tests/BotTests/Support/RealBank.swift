import BankFormats
import Foundation
import OrderedCollections
import QuestionEngine
import Testing

/// The bank of this project, read once.
enum RealBank {
    private static let bank = BankReader.read(
        directory: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Config/Questions").path
    ).bank

    static func load() throws -> Bank { try #require(bank, "Config/Questions cannot be read") }

    /// With items of every type, whatever the bank has of them.
    static func loadWithEveryType() throws -> Bank {
        let bank = try load()
        return bank.only(Array(bank.items.values) + Item.partsSamples, questions: Array(bank.questions.values))
    }
}

extension Item {
    /// To put in order, and to match, with and without distractors.
    static let partsSamples: [Item] = {
        let steps = ["Write the row", "Commit the change", "Delete the cached copy", "Fill it at the next read"]
        let pairs = [
            ("Read committed", "Sees what was committed before the statement"),
            ("Snapshot", "Sees what was committed before the transaction"),
            ("Serializable", "Acts as if it were alone"),
        ]
        let bodies: [Item.Body] = [
            .order(steps: steps.enumerated().map { Step(text: $1, why: "Because of reason \($0).") }),
            .order(steps: ["Oak", "Elm", "Ash"].map { Step(text: $0, why: "The \($0) has its place.") }),
            .match(
                pairs: pairs.map { Pair(left: $0, right: $1, why: "\($0) is defined so.") },
                distractors: [Distractor(text: "Sees what nobody committed", why: "That is read uncommitted.")]),
            .match(
                pairs: ["Oak", "Elm", "Ash", "Fir"].map {
                    Pair(
                        left: $0, right: "Leaves like \($0.reversed().map(String.init).joined())",
                        why: "So grows \($0).")
                }, distractors: []),
        ]
        return bodies.enumerated().map { index, body in
            Item(
                id: ItemID(rawValue: "it-990\(index)"), topics: [TopicID(rawValue: "dist.caching")],
                difficulty: .medium,
                stem: "Sample of parts, number \(index).", body: body,
                explanation: "Explanation of the sample with parts \(index).")
        }
    }()
}

extension Bank {
    /// A bank that has these items only, with the same topics.
    func only(_ items: [Item], questions: [Question] = []) -> Bank {
        Bank(header: header, topics: Array(topics.values), questions: questions, items: items)
    }

    var activeItems: [Item] { items(for: Filter()) }
}
