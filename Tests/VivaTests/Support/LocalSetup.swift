import Curl
import Foundation
import Synchronization

@testable import viva

/// A workspace process and a daemon process joined by HTTP, as an operator would start them; the daemon can be killed and
/// started again.
final class LocalSetup {
    let client: HTTPClient
    let workspace: DemoWorkspace
    private let port: Int
    private let folder: URL
    private let isOverSocket: Bool
    private let workspaceProcess: VivaProcess
    private var daemon: VivaProcess?

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    init(folder: URL, overSocket: Bool = false, workspaceArguments: [String] = []) async throws {
        self.folder = folder
        isOverSocket = overSocket
        port = try Self.freePort()
        client = try HTTPClient(configuration: .init(proxy: ""))
        workspace = DemoWorkspace(url: "http://127.0.0.1:\(port)", client: client)
        workspaceProcess = try VivaProcess(["workspace", "--port", String(port)] + workspaceArguments)
        try await wait(for: "the workspace") { await workspace.isUp() }
    }

    /// Ports that tests beside this one have, whose servers may not listen yet.
    private static let taken = Mutex<Set<Int>>([])

    /// Below those that the system gives to connections (from 32768 on), one of which could take it meanwhile.
    static func freePort() throws -> Int {
        // Two in a row: the daemon's endpoints take the next one.
        for _ in 0..<50 {
            let port = 2 * Int.random(in: 10_000..<16_000)
            guard taken.withLock({ $0.insert(port).inserted }) else { continue }
            if canBind(port), canBind(port + 1) { return port }
        }
        throw Failed(description: "no free port")
    }

    private static func canBind(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// - Parameter environment: wins over what is set here.
    func startDaemon(_ environment: [String: String] = [:]) throws {
        daemon = try VivaProcess(
            ["serve"],
            environment: [
                "VIVA_SLACK_API_URL": "http://127.0.0.1:\(port)/api/", "VIVA_SLACK_BOT_TOKEN": "xoxb-local-viva",
                "VIVA_SLACK_HISTORY_REQUESTS_PER_MINUTE": "6000", "VIVA_SLACK_REPLIES_REQUESTS_PER_MINUTE": "6000",
                "VIVA_SLACK_POLL_AT_MOST_EVERY": "20ms", "VIVA_SLACK_POLL_AT_LEAST_EVERY": "100ms",
                "VIVA_SLACK_MESSAGES_PER_SECOND": "1000", "VIVA_SLACK_BURST": "1000", "VIVA_SLACK_SETTLE_TIME": "300ms",
                "VIVA_DATABASE": folder.appendingPathComponent("viva.sqlite").path, "VIVA_BANK": shippedBank,
                "VIVA_OPERATIONS_PORT": String(port + 1), "VIVA_LOG_LEVEL": "error", "no_proxy": "127.0.0.1",
                "VIVA_PEOPLE_COMMANDS_PER_MINUTE": "0",
            ].merging(isOverSocket ? ["VIVA_SLACK_APP_TOKEN": "xapp-local-viva"] : [:]) { $1 }
                .merging(environment) { $1 }, directory: folder,
            keepsOutput: true)
    }

    func waitUntilReady() async throws {
        try await wait(for: "the daemon") {
            guard daemonRuns else {
                throw Failed(description: "the daemon ended: \(try daemon?.result().output ?? "it was not started")")
            }
            let response = try? await client.send(HTTPRequest(.get, "http://127.0.0.1:\(port + 1)/readyz"))
            return response?.status == 200
        }
    }

    /// What the daemon's endpoint for metrics says.
    func metrics() async throws -> String {
        let response = try await client.send(HTTPRequest(.get, "http://127.0.0.1:\(port + 1)/metrics"))
        return String(decoding: response.body, as: UTF8.self)
    }

    func signalDaemon(_ signal: Int32) { daemon?.send(signal) }

    var daemonRuns: Bool { daemon?.isRunning ?? false }

    /// `kill -9`, at whatever instruction the daemon is.
    func killDaemon() {
        _ = daemon?.end(with: SIGKILL)
        daemon = nil
    }

    /// SIGTERM; the exit status.
    func stopDaemon() -> Int32 {
        defer { daemon = nil }
        return daemon?.end(with: SIGTERM).status ?? -1
    }

    func fault(_ arguments: [String: String]) async throws { _ = try await control("fault", arguments) }

    func clearFaults() async throws { _ = try await control("faults/clear", [:]) }

    func control(_ path: String, _ arguments: [String: String]) async throws -> Data {
        let response = try await client.send(
            HTTPRequest(
                .post, "\(workspace.url)/_control/\(path)", headers: [("Content-Type", "application/json")],
                body: try JSONEncoder().encode(arguments)))
        guard response.status == 200 else {
            throw Failed(
                description: "control \(path): \(response.status) \(String(decoding: response.body, as: UTF8.self))")
        }
        return response.body
    }

    /// Asks again and again until it is so. Fails after a minute, which no sound run comes near.
    func wait(for what: String, until isMet: () async throws -> Bool) async throws {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(60)
        while try await !isMet() {
            guard clock.now < deadline else { throw Failed(description: "waited in vain for \(what)") }
            await Task.yield()
        }
    }

    func end() {
        killDaemon()
        _ = workspaceProcess.end(with: SIGTERM)
        client.shutDown()
    }
}
