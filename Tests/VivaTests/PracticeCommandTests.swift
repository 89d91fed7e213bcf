import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@testable import viva

/// `viva practice replay`, the real program.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"))
struct PracticeCommandTests {
    private static let key = CardKey(item: ItemID(rawValue: "it-0901"), semanticRevision: 1)
    private static let person = UserID(rawValue: "U1")
    private static let service = ServiceName(rawValue: "slack")

    /// A log of two reviews, and the card that somebody else made of it.
    private func makeDatabase(_ folder: URL, stability: Double?) async throws {
        let store = try SQLiteStore.open(path: folder.appendingPathComponent("viva.sqlite").path)
        try await store.write { store in
            var card: Card?
            for number in 0..<2 {
                let date = Date(timeIntervalSince1970: 1_795_420_800 + Double(number) * 90_000)
                let logged = LoggedReview(
                    Review(rating: .good, credit: 1, date: date, desiredRetention: 0.9), scheduler: .standard)
                _ = try store.add(
                    ReviewRecord(
                        service: Self.service, person: Self.person, key: Self.key, quiz: "z", position: number,
                        logged: logged))
                card = CardReplay.card(after: logged, of: card, key: Self.key, owner: "slack/U1")
            }
            guard var kept = card else { return }
            kept.stability = stability ?? kept.stability
            try store.save(kept, Self.key, of: Self.person, in: Self.service)
        }
        try store.close()
    }

    private func replay(_ arguments: String..., in folder: URL) throws -> (status: Int32, output: String) {
        try VivaProcess.run(
            ["practice", "replay"] + arguments,
            environment: [
                "VIVA_DATABASE": folder.appendingPathComponent("viva.sqlite").path, "VIVA_LOG_LEVEL": "error",
            ],
            directory: folder)
    }

    @Test func cardsThatFollowFromTheLogAreLeftAlone() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(folder, stability: nil)
            let (status, output) = try replay(in: folder)
            #expect(status == 0 && output.contains("2 reviews of 1 people lead to 1 cards; none differed"))
        }
    }

    @Test func whatDiffersIsNamedAndPutRightBesideARunningViva() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(folder, stability: 77)
            // The lock of a daemon.
            let daemon = try SQLiteStore.open(path: folder.appendingPathComponent("viva.sqlite").path)
            let dry = try replay("--dry-run", in: folder)
            #expect(dry.status == 1 && dry.output.contains("1 differed, and nothing was changed"))
            let first = try replay(in: folder)
            #expect(first.status == 1 && first.output.contains("1 differed, and was put right"))
            #expect(first.output.contains("slack U1 it-0901 revision 1: kept review after 2, stability 77.0"))
            #expect(try replay(in: folder).status == 0)
            try daemon.close()
        }
    }

    @Test func aMissingDatabaseIsNamed() async throws {
        try await withTemporaryFolder { folder in
            let (status, output) = try replay(in: folder)
            #expect(status == 1 && output.contains("there is no database"))
        }
    }
}
