import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@testable import viva

/// The real program as an author uses it.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"))
struct BankCommandTests {
    private static let bank = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Config/Questions")

    private func viva(_ arguments: String..., in folder: URL) throws -> (status: Int32, output: String) {
        try VivaProcess.run(
            ["bank"] + arguments,
            environment: [
                "VIVA_BANK": Self.bank.path, "VIVA_DATABASE": folder.appendingPathComponent("viva.sqlite").path,
            ], directory: folder)
    }

    private func write(_ text: String, to name: String, in folder: URL) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    @Test func goodQuestionsBecomeDraftsThatTheBankTakes() async throws {
        try await withTemporaryFolder { folder in
            _ = try write("Is it so?{T#No.}\n\nOr so?{true}\n", to: "quiz.gift", in: folder)
            let flags = ["--license", "CC-BY-4.0", "--topic", "caching", "--difficulty", "2"]
            let run = { (more: [String]) in
                try VivaProcess.run(
                    ["bank", "import", "quiz.gift"] + flags + more, environment: ["VIVA_BANK": Self.bank.path],
                    directory: folder)
            }
            let dry = try run(["--dry-run"])
            #expect(dry.status == 1)
            #expect(dry.output.contains("quiz.gift:3:8: `{true}` is a short answer in Moodle"))
            #expect(
                dry.output.contains("quiz-001  tf       Is it so?\n1 item from quiz.gift, 1 error; nothing was written")
            )

            let copy = folder.appendingPathComponent("bank")
            try FileManager.default.copyItem(at: Self.bank, to: copy)
            #expect(try run(["--output", "bank/quiz.yaml"]).output.contains("written to bank/quiz.yaml"))
            #expect(try run(["--output", "bank/quiz.yaml"]).output.contains("is there already"))
            let lint = try viva("lint", copy.path, in: folder)
            #expect(lint.status == 0)
            #expect(lint.output.contains("quiz.yaml:4:5: the draft `quiz-001` still needs `explanation` (warning)"))
            let diff = try viva("diff", Self.bank.path, copy.path, in: folder)
            #expect(
                diff.output == "+ item quiz-001\n1 added, 0 removed, 0 changed in meaning, 0 in wording; 0 problems\n")
        }
    }

    @Test func whatIsMissingIsAskedFor() async throws {
        try await withTemporaryFolder { folder in
            let file = try write("Is it so?{T}", to: "quiz.gift", in: folder)
            #expect(try viva("import", file, in: folder).output.contains("--license"))
            #expect(
                try viva("import", file, "--license", "CC-BY-NC-4.0", in: folder).output.contains(
                    "forbids commercial use"))
            let topic = try viva("import", file, "--license", "MIT", "--topic", "cachin", in: folder)
            #expect(topic.status != 0 && topic.output.contains("Near: “Caching”"))
            #expect(
                try viva("import", folder.path + "/quiz.txt", "--license", "MIT", in: folder).output.contains(
                    "--format"))
            #expect(try viva("stats", in: folder).output.contains("there is no database"))
        }
    }

    @Test func itemsComeThroughGIFT() async throws {
        try await withTemporaryFolder { folder in
            let out = folder.appendingPathComponent("bank.gift").path
            let export = try viva("export", "--format", "gift", "--topic", "distributed", "--output", out, in: folder)
            #expect(export.status == 0)
            // They are in the bank already, which is said of each.
            let back = try viva("import", out, "--license", "CC-BY-4.0", "--dry-run", in: folder)
            let items = try String(contentsOfFile: out, encoding: .utf8).components(separatedBy: "[id:").count - 1
            #expect(items > 20)
            #expect(back.output.components(separatedBy: "is taken in the bank").count - 1 == items)
            #expect(try viva("export", "--format", "anki", in: folder).output.hasPrefix("#separator:tab\n"))
        }
    }

    @Test func statisticsCountFirstAttempts() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore.open(path: folder.appendingPathComponent("viva.sqlite").path)
            try await store.write { store in
                for person in 0..<40 {
                    let items = ["it-0901", "it-0903"].map { name in
                        QuizItemRecord(
                            item: ItemID(rawValue: name), semanticRevision: 1, topic: TopicID(rawValue: "dist.caching"),
                            optionOrder: ["a", "b", "c", "d"], outcome: .answered, answer: "C",
                            credit: person < 30 ? 1 : 0,
                            answeredAt: Date())
                    }
                    try store.add(
                        QuizRecord(
                            id: "q\(person)", service: ServiceName(rawValue: "slack"),
                            person: UserID(rawValue: "U\(person)"),
                            conversation: ConversationID(rawValue: "D\(person)"), thread: nil, filter: Filter(),
                            state: .finished, startedAt: Date(), endedAt: Date(), items: items))
                }
            }
            let text = try viva("stats", in: folder)
            #expect(text.status == 0)
            #expect(text.output.contains("it-0901    40     0   75  (60–86)    25     –     –"))
            try store.close()
            let csv = try viva("stats", "--csv", in: folder).output
            #expect(csv.contains("it-0901,1,40,0,0.7500,0.5981,0.8581,0.2500,,,"))
            let json = try viva("stats", "--json", in: folder).output
            #expect(json.contains("\"option\" : \"c\""))
            #expect(!json.contains("U1"))
        }
    }

    @Test func marksOfATestGiveMoodlesReport() async throws {
        try await withTemporaryFolder { folder in
            let file = try write("q1,q2/5\n1,5\n0,2\n1,1\n0,0\n", to: "marks.csv", in: folder)
            let report = try viva("stats", "--marks", file, in: folder)
            #expect(report.status == 0)
            #expect(report.output.contains("q1        0.50"))
            #expect(report.output.contains("mean 2.50"))
        }
    }
}
