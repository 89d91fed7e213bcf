import Foundation
import Testing

@testable import viva

/// The real programs: the daemon is asked to stop while it is busy.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"))
struct StopTests {
    @Test func aStopUnderLoadIsCleanAndTheNextStartAnswersTheRest() async throws {
        try await withTemporaryFolder { folder in
            let setup = try await LocalSetup(folder: folder)
            defer { setup.end() }
            let state = try await setup.workspace.state()
            let channel = try #require(state.conversations.first { $0.name == "team" }).id
            let person = try #require(state.users.first { $0.is_bot != true }).id

            var asked: [String] = []
            for _ in 0..<5 {
                try setup.startDaemon()
                try await setup.waitUntilReady()
                for _ in 0..<20 {
                    asked.append(try await setup.workspace.post("@viva topics", in: channel, as: person))
                }
                #expect(setup.stopDaemon() == 0)
            }
            try setup.startDaemon()
            for ts in asked {
                var answers = 0
                try await setup.wait(for: "the answer to \(ts)") {
                    answers = try await setup.workspace.messages(in: channel, as: person, thread: ts)
                        .count { $0.bot_id != nil }
                    return answers > 0
                }
                #expect(answers == 1, "\(answers) answers to \(ts)")
            }
        }
    }
}
