import Foundation
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1)))
struct ConnectionTests {
    @Test func oneConnectionServesManyRequests() async throws {
        let server = try ScriptedServer.answering { connection, _ in connection.answer() }
        let client = try HTTPClient.direct()
        for _ in 0..<50 {
            let response = try await client.send(HTTPRequest(.get, server.url))
            #expect(response.status == 200)
        }
        #expect(server.connectionCount == 1)
    }

    @Test func concurrentRequestsEachGetTheirOwnAnswer() async throws {
        let server = try ScriptedServer.answering { connection, request in connection.answer(body: request.target) }
        let client = try HTTPClient.direct()
        let url = server.url
        try await withThrowingTaskGroup { group in
            for index in 0..<200 {
                group.addTask {
                    let response = try await client.send(HTTPRequest(.get, "\(url)/\(index)"))
                    #expect(response.body == Data("/\(index)".utf8))
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func connectionsToOneHostStayWithinTheirLimit() async throws {
        let server = try ScriptedServer.answering { connection, _ in connection.answer() }
        let client = try HTTPClient.direct(.init(maxConnectionsPerHost: 2))
        let url = server.url
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 {
                group.addTask { _ = try await client.send(HTTPRequest(.get, url)) }
            }
            try await group.waitForAll()
        }
        #expect(server.connectionCount <= 2)
    }

    @Test func aConnectionThatTheServerEndsAfterAnAnswerIsReplaced() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer(headers: ["Connection: close"], body: "\(connection.number)")
        }
        let client = try HTTPClient.direct()
        for number in 1...3 {
            let response = try await client.send(HTTPRequest(.post, server.url))
            #expect(response.body == Data("\(number)".utf8))
        }
    }

    /// The server has taken the second request on a connection when it ends it: it may have carried it out.
    private func serverThatDropsTheSecondRequest() throws -> ScriptedServer {
        try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer(body: "\(connection.number)")
            _ = connection.readRequest()
        }
    }

    @Test func aPostIsNeverSentTwice() async throws {
        let server = try serverThatDropsTheSecondRequest()
        let client = try HTTPClient.direct()
        _ = try await client.send(HTTPRequest(.get, server.url))
        let error = try await client.failure(of: HTTPRequest(.post, server.url, body: Data("x".utf8)))
        #expect(error.kind == .connectionLost)
        #expect(!error.nothingWasSent)
    }

    @Test(arguments: [HTTPRequest.Method.get, .put, .delete])
    func anIdempotentRequestIsSentAgainIfAReusedConnectionEnds(method: HTTPRequest.Method) async throws {
        let server = try serverThatDropsTheSecondRequest()
        let client = try HTTPClient.direct()
        _ = try await client.send(HTTPRequest(.get, server.url))
        let response = try await client.send(HTTPRequest(method, server.url))
        #expect(response.body == Data("2".utf8))
    }
}
