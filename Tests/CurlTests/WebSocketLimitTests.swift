import Foundation
import Glibc
import Testing

@testable import Curl

/// What nobody takes is not piled up, and what is done with is given back.
@Suite(.timeLimit(.minutes(1)))
struct WebSocketLimitTests {
    @Test func aServerHasToWaitForWhoDoesNotReceive() async throws {
        let stuck = Signal()
        let count = Locked(0)
        let message = Frame(opcode: Frame.binary, payload: Data(count: 256 << 10)).bytes
        let server = try ScriptedServer.webSocket { connection in
            // 256 MiB at most: far more than the kernel buffers.
            var rest = Data()
            for _ in 0..<1_024 where rest.isEmpty {
                rest = connection.push(message)
                count.withLock { $0 += 1 }
            }
            stuck.raise()
            connection.send(rest)
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        await stuck.wait()
        #expect(count.withLock { $0 } < 200)
        // And goes on when somebody does.
        for _ in 0..<count.withLock({ $0 }) {
            #expect(try await socket.receive() == .binary(Data(count: 256 << 10)))
        }
    }

    @Test func pingsOfAServerThatTakesNoPongsAreNotPiledUp() async throws {
        let stuck = Signal()
        let count = Locked(0)
        let ping = Frame(opcode: Frame.ping, payload: Data(count: 125)).bytes
        let pings = (0..<1_024).reduce(into: Data()) { pings, _ in pings += ping }
        let server = try ScriptedServer.webSocket { connection in
            // 256 MiB at most.
            while count.withLock({ $0 }) < 2_048, connection.push(pings).isEmpty {
                count.withLock { $0 += 1 }
            }
            stuck.raise()
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        await stuck.wait()
        #expect(count.withLock { $0 } < 1_000)
        withExtendedLifetime(socket) {}
    }

    @Test func socketsThatAreClosedGiveTheirDescriptorsBack() async throws {
        let server = try ScriptedServer.echoing()
        let client = try HTTPClient.direct()
        let url = server.webSocketURL
        for round in 0..<10 {
            try await withThrowingTaskGroup { group in
                for index in 0..<20 {
                    group.addTask {
                        let socket = try await client.openWebSocket(url)
                        try await socket.send(text: "\(round) \(index)")
                        #expect(try await socket.receive() == .text("\(round) \(index)"))
                        // Half of them just let go.
                        if index.isMultiple(of: 2) { _ = try await socket.close() }
                    }
                }
                try await group.waitForAll()
            }
        }
        // Each further socket is a round trip through the client's thread.
        repeat {
            let socket = try await client.openWebSocket(url)
            _ = try await socket.close()
        } while connections(to: server.port) > 1
        #expect(server.connectionCount > 200)
    }

    /// Descriptors of this process whose other end is at `port`.
    private func connections(to port: Int) -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { CInt($0) }.filter { descriptor in
            var address = sockaddr_in()
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                    unsafe getpeername(descriptor, generic, &size)
                }
            }
            return code == 0 && address.sin_family == AF_INET && Int(UInt16(bigEndian: address.sin_port)) == port
        }.count
    }
}
