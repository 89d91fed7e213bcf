import Curl
import Foundation
import QuestionEngine
import ServiceLifecycle

/// The local workspace and the daemon as two processes joined by HTTP alone, and a conversation between them.
struct Demo: Service {
    let bank: String
    let port: Int
    /// End after the conversation.
    let once: Bool

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    private static let startLimit = Duration.seconds(20)

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("viva-demo-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let client = try HTTPClient(configuration: .init(proxy: ""))
        defer { client.shutDown() }
        let workspace = DemoWorkspace(url: "http://127.0.0.1:\(port)", client: client)
        guard await !workspace.isUp() else {
            throw Failed(
                description: "something already answers on port \(port): stop it, or choose another with --port")
        }
        let children = [
            try ChildProcess(
                ["workspace", "--port", String(port)], log: folder.appendingPathComponent("workspace.log")),
            try ChildProcess(
                ["serve"], environment: daemonEnvironment(folder), log: folder.appendingPathComponent("daemon.log")),
        ]
        do {
            try await cancelWhenGracefulShutdown { try await play(workspace, children, client) }
        } catch {
            let ending = stop(children)
            // Ctrl-C cuts the conversation short in whatever step it was; the step's own error says nothing then.
            guard Task.isShuttingDownGracefully else {
                throw Failed(description: "\(error)\n\(children.map { "--- \($0.name)\n\($0.output)" }.joined())")
            }
            if let ending { throw ending }
            Terminal.say("\nBoth processes have ended.")
            if once { throw Failed(description: "stopped before the conversation was over") }
            return
        }
        if let ending = stop(children) { throw ending }
        Terminal.say("\nThe conversation went as it should.")
    }

    /// Returns after the conversation, or never if the workspace is to stay open.
    private func play(_ workspace: DemoWorkspace, _ children: [ChildProcess], _ client: HTTPClient) async throws {
        try await waitUntil(children, "the workspace did not start") { await workspace.isUp() }
        // What is said before the bot has begun to listen is not meant for it.
        try await waitUntil(children, "the bot did not connect to the workspace") { await isReady(client) }
        try await DemoConversation(workspace: workspace, bank: Bank.load(bank)).play()
        if !once { try await stayOpen(children) }
    }

    private func daemonEnvironment(_ folder: URL) -> [String: String] {
        [
            "VIVA_SLACK_API_URL": "http://127.0.0.1:\(port)/api/",
            "VIVA_SLACK_BOT_TOKEN": "xoxb-local-viva",
            "VIVA_SLACK_APP_TOKEN": "xapp-local-viva",
            "VIVA_SLACK_PROXY": "",
            "VIVA_SLACK_HISTORY_REQUESTS_PER_MINUTE": "1200",
            "VIVA_SLACK_REPLIES_REQUESTS_PER_MINUTE": "600",
            "VIVA_SLACK_POLL_AT_MOST_EVERY": "100ms",
            "VIVA_SLACK_POLL_AT_LEAST_EVERY": "500ms",
            "VIVA_SLACK_MESSAGES_PER_SECOND": "20",
            "VIVA_SLACK_SETTLE_TIME": "2s",
            "VIVA_DATABASE": folder.appendingPathComponent("viva.sqlite").path,
            "VIVA_BANK": bank,
            "VIVA_OPERATIONS_PORT": String(port + 1),
            "no_proxy": "127.0.0.1",
        ]
    }

    private func isReady(_ client: HTTPClient) async -> Bool {
        let response = try? await client.send(HTTPRequest(.get, "http://127.0.0.1:\(port + 1)/readyz"))
        return response?.status == 200
    }

    private func waitUntil(_ children: [ChildProcess], _ failure: String, _ isMet: () async -> Bool) async throws {
        let clock = ContinuousClock()
        let deadline = clock.now + Self.startLimit
        while await !isMet() {
            guard clock.now < deadline, children.allSatisfy(\.isRunning) else {
                throw Failed(description: failure)
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func stayOpen(_ children: [ChildProcess]) async throws {
        Terminal.say(
            """

            The workspace is open at http://127.0.0.1:\(port)/ — go on there as alice, bob or carol.
            Ctrl-C ends the workspace and the bot.
            """)
        while children.allSatisfy(\.isRunning) { try await Task.sleep(for: .seconds(1)) }
        throw Failed(description: "a process ended by itself")
    }

    /// Ends them all, whatever becomes of one.
    ///
    /// - Returns: the first of them that did not end as it should.
    private func stop(_ children: [ChildProcess]) -> ChildProcess.Failed? {
        // The daemon first: it has something to finish at the workspace.
        children.reversed().compactMap { child -> ChildProcess.Failed? in
            do throws(ChildProcess.Failed) {
                try child.stop()
                return nil
            } catch {
                return error
            }
        }.first
    }
}
