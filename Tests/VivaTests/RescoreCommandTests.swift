import Chat
import Foundation
import QuestionEngine
import Store
import Testing

/// An operator mends a key, and has stored answers graded by it.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"))
struct RescoreCommandTests {
    private static let bank = """
        bank: {id: trees, title: Trees, version: "1", language: en, license: CC-BY-4.0}
        topics: [{id: trees, title: Trees}]
        items:
          - {id: it-1, rev: 1, semantic_rev: 1, type: tf, topics: [trees], difficulty: 1, stem: Oaks are green., correct: true, why: w, explanation: e}
        """

    /// Three people said true, and one false.
    private func makeDatabase(_ folder: URL) async throws {
        let item = Item(
            id: ItemID(rawValue: "it-1"), topics: [TopicID(rawValue: "trees")], difficulty: .medium,
            stem: "Oaks are green.", body: .trueFalse(isTrue: true, why: ""), explanation: "")
        let store = try SQLiteStore.open(path: folder.appendingPathComponent("viva.sqlite").path)
        try await store.write { store in
            for (number, answer) in ["true", "yes", "T", "false"].enumerated() {
                try store.add(
                    QuizRecord(
                        id: "q\(number)", service: ServiceName(rawValue: "slack"),
                        person: UserID(rawValue: "U-secret-\(number)"), conversation: ConversationID(rawValue: "D"),
                        thread: nil, filter: Filter(), state: .finished, startedAt: Date(), endedAt: Date(),
                        items: [
                            QuizItemRecord(
                                item: item.id, semanticRevision: 1, topic: TopicID(rawValue: "trees"), optionOrder: [],
                                outcome: .answered, answer: answer, credit: answer == "false" ? 0 : 1,
                                answeredAt: Date(), wording: item.wording)
                        ]))
            }
        }
        try store.close()
    }

    private func rescore(_ arguments: String..., in folder: URL) throws -> (status: Int32, output: String) {
        try VivaProcess.run(
            ["bank", "rescore"] + arguments,
            environment: [
                "VIVA_DATABASE": folder.appendingPathComponent("viva.sqlite").path,
                "VIVA_BANK": folder.appendingPathComponent("bank").path,
            ], directory: folder)
    }

    private func write(_ bank: String, in folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("bank"), withIntermediateDirectories: true)
        try Data(bank.utf8).write(to: folder.appendingPathComponent("bank/bank.yaml"))
    }

    @Test func aChangedKeyIsShownThenAppliedAndThenDoneWith() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(folder)
            try write(Self.bank, in: folder)
            let nothing = try rescore(in: folder)
            #expect(nothing.status == 0 && nothing.output.contains("Nothing to do"), "\(nothing.output)")

            let mended = Self.bank.replacing("semantic_rev: 1", with: "semantic_rev: 2")
            try write(mended.replacing("correct: true", with: "correct: false"), in: folder)
            let line = "it-1, semantic_rev 2: of 4 answers 1 earn more, 3 earn less\n"
            let plan = try rescore(in: folder)
            #expect(plan.output == line + "4 of 4 credits would change; --apply does it.\n")
            #expect(try rescore("--apply", in: folder).output == line + "4 of 4 credits changed.\n")
            #expect(try rescore("--apply", in: folder).output.contains("Nothing to do"))
            let store = try SQLiteStore.open(path: folder.appendingPathComponent("viva.sqlite").path)
            let credits = try await store.read { try $0.attempts(at: ItemID(rawValue: "it-1")).map(\.attempt.credit) }
            try store.close()
            #expect(credits.sorted() == [0, 0, 0, 1])
        }
    }

    @Test func whatIsWordedOtherwiseHasToBeLookedAt() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(folder)
            let mended = Self.bank.replacing("semantic_rev: 1", with: "semantic_rev: 2")
                .replacing("Oaks are green.", with: "Oaks are blue.").replacing("correct: true", with: "correct: false")
            try write(mended, in: folder)
            let plan = try rescore(in: folder).output
            #expect(
                plan.contains("of 0 answers") && plan.contains("4 keep what they have: the item was worded otherwise"))
            let looked = try rescore("it-1", "--reworded", in: folder).output
            #expect(looked.contains("of 4 answers 1 earn more, 3 earn less") && !looked.contains("U-secret"))
            #expect(try rescore("--reworded", in: folder).status != 0)
            #expect(try rescore("it-2", in: folder).output.contains("The bank has no item it-2."))
        }
    }
}
