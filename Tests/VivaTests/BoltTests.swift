import Curl
import Foundation
import Testing

@testable import viva

/// viva and an app made with Slack's own framework in one workspace.
@Suite(
    .enabled(if: VivaProcess.binary != nil && BoltApp.isPresent, "slack_bolt is not installed"), .timeLimit(.minutes(2))
)
struct BoltTests {
    @Test func aBoltAppAndVivaDoNotAnswerEachOther() async throws {
        try await withTemporaryFolder { folder in
            let port = try LocalSetup.freePort()
            let setup = try await LocalSetup(
                folder: folder, overSocket: true,
                workspaceArguments: [
                    "--events-url", "http://127.0.0.1:\(port)/slack/events", "--signing-secret", "secret",
                ])
            defer { setup.end() }
            let state = try await setup.workspace.state()
            let channel = try #require(state.conversations.first { $0.name == "team" }).id
            let person = try #require(state.users.first { $0.is_bot != true }).id
            let viva = try #require(state.bot?.user_id)
            _ = try await setup.control("install", ["name": "echo", "token": "xoxb-echo"])
            _ = try await setup.control("invite", ["channel": channel, "user": "U0ECHOAPP"])
            let app = try BoltApp(
                arguments: ["\(setup.workspace.url)/api/", "xoxb-echo", "secret", String(port), viva])
            defer { app.end() }
            try setup.startDaemon()
            try await setup.waitUntilReady()

            // Whatever it answers to that, it listens.
            try await setup.wait(for: "the bolt app") {
                try #require(app.isRunning)
                return (try? await setup.client.send(HTTPRequest(.get, "http://127.0.0.1:\(port)/"))) != nil
            }
            let asked = try await setup.workspace.post("@viva search ping", in: channel, as: person)
            // A round of both comes after everything that either could have said to the other.
            for _ in 0..<3 {
                let ping = try await setup.workspace.post("ping", in: channel, as: person)
                let command = try await setup.workspace.post("@viva status", in: channel, as: person)
                try await setup.wait(for: "both") {
                    let pong = try await answers(to: ping, setup, channel, person)
                    let status = try await answers(to: command, setup, channel, person)
                    return !pong.isEmpty && !status.isEmpty
                }
                #expect(try await answers(to: ping, setup, channel, person).map(\.user) == ["U0ECHOAPP"])
                #expect(try await answers(to: command, setup, channel, person).map(\.user) == [viva])
            }
            // viva's answer names what the app listens to, and the app's answers ask viva for its status.
            #expect(try await answers(to: asked, setup, channel, person).map(\.user) == [viva])
        }
    }

    private func answers(
        to ts: String, _ setup: LocalSetup, _ channel: String, _ person: String
    ) async throws -> [DemoWorkspace.Message] {
        try await setup.workspace.messages(in: channel, as: person, thread: ts).filter { $0.bot_id != nil }
    }
}

/// `bolt_app.py` as a process.
final class BoltApp {
    private let process = Process()

    static let isPresent: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import slack_bolt"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    init(arguments: [String]) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Support/bolt_app.py")
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script.path] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    func end() {
        // The framework's server takes its time to end in good order; there is nothing to lose.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
