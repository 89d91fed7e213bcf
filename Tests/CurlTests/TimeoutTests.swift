import Foundation
import Glibc
import Testing

@testable import Curl

/// Time-outs on sockets. Each request has one short measure; which of them ends it shows in the kind.
@Suite(.timeLimit(.minutes(1)))
struct TimeoutTests {
    private let short = Duration.milliseconds(100)

    @Test func aServerThatDoesNotAnswer() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let request = HTTPRequest(.post, server.url, timeouts: .only(idle: short))
        let error = try await HTTPClient.direct().failure(of: request)
        #expect(error.kind == .idleTimeout)
        #expect(!error.nothingWasSent)
    }

    @Test func aBodyThatStopsComing() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
            connection.waitForEnd()
        }
        let error = try await HTTPClient.direct().failure(
            of: HTTPRequest(.get, server.url, timeouts: .only(idle: short))
        )
        #expect(error.kind == .idleTimeout)
    }

    @Test func anUploadThatNobodyReads() async throws {
        let ended = DispatchSemaphore(value: 0)
        let server = try ScriptedServer { _ in ended.wait() }
        defer { ended.signal() }
        let request = HTTPRequest(.put, server.url, body: Data(count: 64 << 20), timeouts: .only(idle: short))
        let error = try await HTTPClient.direct().failure(of: request)
        #expect(error.kind == .idleTimeout)
        #expect(!error.nothingWasSent)
    }

    @Test func aBodyThatKeepsComingButDoesNotEnd() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\n\r\n")
            while !connection.ends(withinMilliseconds: 5), connection.send(".") {}
        }
        let error = try await HTTPClient.direct().failure(
            of: HTTPRequest(.get, server.url, timeouts: .only(total: short))
        )
        #expect(error.kind == .totalTimeout)
    }

    @Test func aHandshakeThatIsNotAnswered() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let request = HTTPRequest(.post, server.secureURL, timeouts: .only(connect: short))
        let error = try await HTTPClient.direct().failure(of: request)
        #expect(error.kind == .connectTimeout)
        #expect(error.nothingWasSent)
    }

    @Test func aHostThatDropsPackets() async throws {
        // Linux answers no further SYN once the queue of connections to accept is full.
        let listener = try Listener(backlog: 0)
        let fillers = (0..<8).map { _ in listener.connect() }
        defer { (fillers + [listener.descriptor]).forEach { close($0) } }
        let request = HTTPRequest(.post, listener.url, timeouts: .only(connect: short))
        let error = try await HTTPClient.direct().failure(of: request)
        #expect(error.kind == .connectTimeout)
        #expect(error.nothingWasSent)
    }

    @Test func theTotalCountsWhileConnectingToo() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let request = HTTPRequest(.post, server.secureURL, timeouts: .only(total: short))
        let error = try await HTTPClient.direct().failure(of: request)
        #expect(error.kind == .totalTimeout)
        #expect(error.nothingWasSent)
    }

    @Test func waitingForAFreeConnectionIsConnecting() async throws {
        let received = Signal()
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { received.raise() }
        }
        let client = try HTTPClient.direct(.init(maxConnectionsPerHost: 1))
        let url = server.url
        try await withThrowingTaskGroup { group in
            group.addTask { _ = try? await client.send(HTTPRequest(.get, url)) }
            await received.wait()
            let error = try await client.failure(of: HTTPRequest(.post, url, timeouts: .only(connect: short)))
            #expect(error.kind == .connectTimeout)
            #expect(error.nothingWasSent)
            group.cancelAll()
        }
    }

    @Test func aSlowBodyArrivesWhole() async throws {
        // The second half is sent only after another request has been answered.
        let firstHalf = Signal()
        let secondHalf = DispatchSemaphore(value: 0)
        let server = try ScriptedServer.answering { connection, request in
            guard request.target == "/slow" else {
                connection.answer()
                secondHalf.signal()
                return
            }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nfirst ")
            firstHalf.raise()
            secondHalf.wait()
            connection.send("second")
        }
        let client = try HTTPClient.direct()
        let url = server.url
        async let slow = client.send(HTTPRequest(.get, url + "/slow"))
        await firstHalf.wait()
        _ = try await client.send(HTTPRequest(.get, url))
        #expect(try await slow.body == Data("first second".utf8))
    }

    @Test func theLongestDurationsAreAllowed() async throws {
        let server = try ScriptedServer.answering { connection, _ in connection.answer() }
        let longest = Duration.seconds(Int64.max)
        let timeouts = HTTPTimeouts(connect: longest, idle: longest, total: longest)
        let response = try await HTTPClient.direct().send(HTTPRequest(.get, server.url, timeouts: timeouts))
        #expect(response.status == 200)
    }

    @Test func noTimeAtAllIsATimeout() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let request = HTTPRequest(.get, server.url, timeouts: .only(total: .seconds(-1)))
        let error = try await HTTPClient.direct().failure(of: request)
        #expect(error.kind == .totalTimeout)
    }
}
