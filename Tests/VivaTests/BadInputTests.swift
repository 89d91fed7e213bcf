import Foundation
import Testing

@testable import viva

/// What an operator sees when something is wrong: one clear line, and an exit status that is not 0.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"))
struct BadInputTests {
    private static let token = ["VIVA_SLACK_BOT_TOKEN": "xoxb-x", "VIVA_BANK": shippedBank]

    @Test func aBrokenConfigurationIsNamed() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("viva.yaml")
            try "log: {level: loud}".write(to: file, atomically: true, encoding: .utf8)
            let (status, output) = try VivaProcess.run(["serve", "--config", file.path], directory: folder)
            #expect(status != 0)
            #expect(output.contains("viva.yaml:1:"))
            #expect(output.contains("loud"))
        }
    }

    @Test func aMissingTokenIsNamed() async throws {
        try await withTemporaryFolder { folder in
            let (status, output) = try VivaProcess.run(["serve"], directory: folder)
            #expect(status != 0)
            #expect(output.contains("VIVA_SLACK_BOT_TOKEN"))
        }
    }

    @Test func aBrokenBankIsNamed() async throws {
        try await withTemporaryFolder { folder in
            try "questions: [{id: x}]".write(
                to: folder.appendingPathComponent("bad.yaml"), atomically: true, encoding: .utf8)
            let (status, output) = try VivaProcess.run(
                ["serve"], environment: ["VIVA_SLACK_BOT_TOKEN": "xoxb-x", "VIVA_BANK": folder.path], directory: folder)
            #expect(status != 0)
            #expect(output.contains("bad.yaml:1:"))
        }
    }

    @Test func aFileThatIsNoDatabaseIsNamedAndLeftAsItIs() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("viva.sqlite")
            let text = String(repeating: "this is not a database\n", count: 100)
            try text.write(to: file, atomically: true, encoding: .utf8)
            let (status, output) = try VivaProcess.run(
                ["serve"], environment: Self.token.merging(["VIVA_DATABASE": file.path]) { $1 }, directory: folder)
            #expect(status != 0)
            #expect(output.contains("viva.sqlite"))
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
        }
    }

    @Test func aTokenThatTheServiceRefusesEndsTheDaemon() async throws {
        try await withTemporaryFolder { folder in
            let setup = try await LocalSetup(folder: folder)
            defer { setup.end() }
            let environment = Self.token.merging([
                "VIVA_SLACK_API_URL": setup.workspace.url + "/api/", "VIVA_OPERATIONS_ENABLED": "false",
                "VIVA_LOG_LEVEL": "trace", "no_proxy": "127.0.0.1",
            ]) { $1 }
            let (status, output) = try VivaProcess.run(["serve"], environment: environment, directory: folder)
            #expect(status != 0)
            #expect(output.contains("invalid_auth"))
            #expect(!output.contains("xoxb-x"))
            // Whatever is logged, the bank and its keys are not.
            #expect(!output.contains("isCorrect"))
        }
    }

    @Test func aTokenThatIsRevokedLaterEndsTheDaemonToo() async throws {
        try await withTemporaryFolder { folder in
            let setup = try await LocalSetup(folder: folder)
            defer { setup.end() }
            try setup.startDaemon()
            try await setup.waitUntilReady()
            try await setup.fault(["method": "conversations.history", "kind": "error", "error": "token_revoked"])
            try await setup.wait(for: "the end of the daemon") { !setup.daemonRuns }
            #expect(setup.stopDaemon() == 1)
        }
    }

    @Test func aPortInUseIsNamed() async throws {
        try await withTemporaryFolder { folder in
            let setup = try await LocalSetup(folder: folder)
            defer { setup.end() }
            let port = try #require(setup.workspace.url.split(separator: ":").last)
            let workspace = try VivaProcess.run(["workspace", "--port", String(port)])
            #expect(workspace.status != 0)
            #expect(workspace.output.contains("in use"))
            let environment = [
                "VIVA_SLACK_API_URL": setup.workspace.url + "/api/", "VIVA_SLACK_BOT_TOKEN": "xoxb-local-viva",
                "VIVA_BANK": shippedBank, "VIVA_OPERATIONS_PORT": String(port), "no_proxy": "127.0.0.1",
            ]
            let daemon = try VivaProcess.run(["serve"], environment: environment, directory: folder)
            #expect(daemon.status != 0)
            #expect(daemon.output.contains("in use"))
        }
    }

    @Test func checkSaysWhatIsWrong() async throws {
        try await withTemporaryFolder { folder in
            let (status, output) = try VivaProcess.run(
                ["check"], environment: ["VIVA_BANK": shippedBank], directory: folder)
            #expect(status == 1)
            #expect(output.contains("✓ bank: 95 questions"))
            #expect(output.contains("✗ slack: no Slack bot token"))
        }
    }
}
