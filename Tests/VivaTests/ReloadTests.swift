import Foundation
import Testing

@testable import viva

/// The real programs: the bank's files change while the daemon runs.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"))
struct ReloadTests {
    @Test func changedFilesAreServedWithoutARestartAndBadOnesAreNot() async throws {
        try await withTemporaryFolder { folder in
            let bank = folder.appendingPathComponent("Questions")
            try FileManager.default.copyItem(at: URL(fileURLWithPath: shippedBank), to: bank)
            let setup = try await LocalSetup(folder: folder)
            defer { setup.end() }
            let state = try await setup.workspace.state()
            let channel = try #require(state.conversations.first { $0.name == "team" }).id
            let person = try #require(state.users.first { $0.is_bot != true }).id
            try setup.startDaemon([
                "VIVA_BANK": bank.path, "VIVA_BANK_CHECK_EVERY": "100ms", "VIVA_PEOPLE_ADMINS": person,
            ])
            try await setup.waitUntilReady()

            let file = bank.appendingPathComponent("distributed/be-0009-caching.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            func write(_ text: String) throws { try Data(text.utf8).write(to: file, options: .atomic) }
            func asked() async throws -> String {
                let count = try await said(setup, channel, person).count
                _ = try await setup.workspace.post("@viva question be-0009", in: channel, as: person)
                try await setup.wait(for: "the question") { try await said(setup, channel, person).count > count }
                return try await said(setup, channel, person).joined(separator: "\n")
            }
            func reloads(_ outcome: String, _ count: Int) async throws {
                try await setup.wait(for: "\(count) \(outcome)") {
                    try await setup.metrics().contains("viva_bank_reloads_total{outcome=\"\(outcome)\"} \(count)\n")
                }
            }

            #expect(try await asked().contains("Describe a cache that you added"))
            let new = "Which cache of yours would you build again?"
            try write(text.replacing(/prompt: ".*"/, with: "prompt: \"\(new)\""))
            try await reloads("adopted", 1)
            #expect(try await asked().contains(new))

            try write(text.replacing("kind: experience", with: "kynd: experience"))
            try await reloads("refused", 1)
            #expect(try await asked().components(separatedBy: new).count == 3, "the bank of before is served on")
            #expect(setup.daemonRuns)

            try write(text)
            try await reloads("adopted", 2)
            setup.signalDaemon(SIGHUP)
            try await reloads("adopted", 3)
            _ = try await setup.workspace.post("@viva reload", in: channel, as: person)
            try await reloads("adopted", 4)
            #expect(setup.daemonRuns)
        }
    }

    /// What the bot posted at the top level.
    private func said(_ setup: LocalSetup, _ channel: String, _ person: String) async throws -> [String] {
        try await setup.workspace.messages(in: channel, as: person, thread: nil).filter { $0.bot_id != nil }.map {
            "\($0)"
        }
    }
}
