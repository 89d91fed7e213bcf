import Foundation
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1)))
struct WebSocketCancellationTests {
    /// The error of `body` if its task is cancelled once `signal` is raised.
    private func failure(
        cancelledAfter signal: Signal,
        _ body: @escaping @Sendable () async throws -> Void
    ) async -> HTTPError? {
        await withTaskGroup { group in
            group.addTask {
                await #expect(throws: HTTPError.self) { try await body() }
            }
            await signal.wait()
            group.cancelAll()
            return await group.next() ?? nil
        }
    }

    @Test func whileTheConnectionIsMade() async throws {
        let accepted = Signal()
        let server = try ScriptedServer { connection in
            accepted.raise()
            connection.waitForEnd()
        }
        let client = try HTTPClient.direct()
        let url = "wss://127.0.0.1:\(server.port)/"
        let error = await failure(cancelledAfter: accepted) { _ = try await client.openWebSocket(url) }
        #expect(error?.kind == .cancelled)
        #expect(error?.nothingWasSent == true)
    }

    @Test func whileTheHandshakeIsAwaited() async throws {
        let received = Signal()
        let ended = Signal()
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            received.raise()
            connection.waitForEnd()
            ended.raise()
        }
        let client = try HTTPClient.direct()
        let url = server.webSocketURL
        let error = await failure(cancelledAfter: received) { _ = try await client.openWebSocket(url) }
        #expect(error?.kind == .cancelled)
        #expect(error?.nothingWasSent == false)
        await ended.wait()
    }

    @Test func whileAMessageIsAwaited() async throws {
        let pinged = Signal()
        let server = try ScriptedServer.webSocket { connection in
            while let frame = connection.readFrame() {
                if frame.opcode == Frame.ping { pinged.raise() }
                if frame.opcode == Frame.text { connection.send(.text("answer")) }
            }
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        let receive = await failure(cancelledAfter: pinged) {
            // The server hears of the ping only after the wait for a message has begun.
            async let message = socket.receive()
            async let pong: Void = socket.ping(timeout: .seconds(60))
            _ = try await (message, pong)
        }
        #expect(receive?.kind == .cancelled)
        try await socket.send(text: "question")
        #expect(try await socket.receive() == .text("answer"))
    }

    @Test func whileTheCloseIsAwaited() async throws {
        let closed = Signal()
        let release = DispatchSemaphore(value: 0)
        let server = try ScriptedServer.webSocket { connection in
            guard let frame = connection.readFrame() else { return }
            closed.raise()
            release.wait()
            connection.send(Frame(opcode: Frame.close, payload: frame.payload))
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        let error = await failure(cancelledAfter: closed) { _ = try await socket.close(timeout: .seconds(600)) }
        #expect(error?.kind == .cancelled)
        release.signal()
        // The closing goes on.
        #expect(try await socket.receive() == .closed(WebSocketClose(code: 1000)))
    }

    @Test func whileThereIsNoRoomToSend() async throws {
        let release = DispatchSemaphore(value: 0)
        let server = try ScriptedServer.webSocket { connection in
            release.wait()
            let frames = [connection.readFrame(), connection.readFrame()]
            connection.send(.text(frames.map { "\($0?.payload.count ?? 0)" }.joined(separator: " ")))
            connection.waitForEnd()
        }
        let socket = try await HTTPClient.direct().openWebSocket(server.webSocketURL)
        // More than the kernel buffers, and the server does not read.
        try await socket.send(binary: Data(count: 16 << 20))
        let error = await withTaskGroup(of: HTTPError?.self) { group in
            group.addTask {
                await #expect(throws: HTTPError.self) { try await socket.send(text: "no room") }
            }
            await #expect(throws: HTTPError.self) { try await socket.ping(timeout: .milliseconds(100)) }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(error?.kind == .cancelled)
        #expect(error?.nothingWasSent == true)
        release.signal()
        try await socket.send(text: "now")
        #expect(try await socket.receive() == .text("\(16 << 20) 3"))
    }

    @Test func atAnyMomentEveryCallerGetsAnAnswer() async throws {
        let server = try ScriptedServer.echoing()
        let client = try HTTPClient.direct()
        let url = server.webSocketURL
        for round in 0..<40 {
            let kinds = await withTaskGroup { group in
                for _ in 0..<10 {
                    group.addTask {
                        do throws(HTTPError) {
                            let socket = try await client.openWebSocket(url)
                            try await socket.send(text: "x")
                            _ = try await socket.receive()
                            try await socket.ping(timeout: .seconds(60))
                            _ = try await socket.close()
                            return HTTPError.Kind?.none
                        } catch {
                            return error.kind
                        }
                    }
                }
                // From "none has begun" to "many have ended".
                for _ in 0..<round % 10 { _ = await group.next() }
                group.cancelAll()
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(kinds.allSatisfy { $0 == nil || $0 == .cancelled })
        }
    }
}
