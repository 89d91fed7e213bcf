import Curl
import Foundation
import Testing

@testable import viva

/// The demonstration as somebody starts it, and how it ends when things go otherwise than planned.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"), .timeLimit(.minutes(2)))
struct DemoTests {
    private static let client = Result { try HTTPClient(configuration: .init(proxy: "")) }

    private func workspace(at port: Int) throws -> DemoWorkspace {
        DemoWorkspace(url: "http://127.0.0.1:\(port)", client: try Self.client.get())
    }

    private func demo(at port: Int, in folder: URL, once: Bool) throws -> VivaProcess {
        try VivaProcess(
            ["demo", "--port", String(port)] + (once ? ["--once"] : []), environment: ["VIVA_BANK": shippedBank],
            directory: folder, keepsOutput: true)
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aStopDuringTheConversationEndsBothProcesses(signal: Int32) async throws {
        try await withTemporaryFolder { folder in
            let port = try LocalSetup.freePort()
            let workspace = try workspace(at: port)
            let demo = try demo(at: port, in: folder, once: false)
            while demo.isRunning, await !workspace.isUp() { await Task.yield() }
            #expect(demo.isRunning)
            #expect(demo.end(with: signal) == (0, true))
            #expect(await !workspace.isUp())
        }
    }

    @Test func aConversationThatWasCutShortDidNotGoWell() async throws {
        try await withTemporaryFolder { folder in
            let port = try LocalSetup.freePort()
            let workspace = try workspace(at: port)
            let demo = try demo(at: port, in: folder, once: true)
            while demo.isRunning, await !workspace.isUp() { await Task.yield() }
            #expect(demo.end(with: SIGTERM).status != 0)
            #expect(await !workspace.isUp())
        }
    }

    @Test func aBotThatCannotStartLeavesNothingBehind() async throws {
        try await withTemporaryFolder { folder in
            let port = try LocalSetup.freePort()
            // Another workspace takes the port of the bot's endpoints.
            let other = try VivaProcess(["workspace", "--port", String(port + 1)])
            defer { _ = other.end(with: SIGTERM) }
            let neighbour = try workspace(at: port + 1)
            while other.isRunning, await !neighbour.isUp() { await Task.yield() }

            let result = try demo(at: port, in: folder, once: true).result()
            #expect(result.status != 0)
            #expect(result.output.contains("is in use"), "\(result.output)")
            #expect(await !(try workspace(at: port)).isUp())
        }
    }

    @Test(arguments: [["workspace", "--port", "70000"], ["workspace", "--port=-1"], ["demo", "--port", "65535"]])
    func aPortThatThereIsNotIsRefused(arguments: [String]) throws {
        let result = try VivaProcess.run(arguments)
        #expect(result.status != 0)
        #expect(result.output.contains("--port takes a number"), "\(result.output)")
    }
}
