import Foundation
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1)))
struct CancellationTests {
    /// The error of `request` if its task is cancelled once `signal` is raised.
    private func failure(
        of request: HTTPRequest,
        with client: HTTPClient,
        cancelledAfter signal: Signal
    ) async -> HTTPError? {
        await withTaskGroup { group in
            group.addTask { try? await client.failure(of: request) }
            await signal.wait()
            group.cancelAll()
            return await group.next() ?? nil
        }
    }

    @Test func beforeTheRequestIsSent() async throws {
        let server = try ScriptedServer.answering { connection, _ in connection.answer() }
        let client = try HTTPClient.direct()
        let url = server.url
        let error = await withTaskGroup(of: HTTPError?.self) { group in
            group.cancelAll()
            group.addTask { try? await client.failure(of: HTTPRequest(.post, url)) }
            return await group.next() ?? nil
        }
        #expect(error?.kind == .cancelled)
        #expect(error?.nothingWasSent == true)
        #expect(server.connectionCount == 0)
    }

    @Test func whileTheAnswerIsAwaited() async throws {
        let received = Signal()
        let ended = Signal()
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            received.raise()
            connection.waitForEnd()
            ended.raise()
        }
        let client = try HTTPClient.direct()
        let request = HTTPRequest(.post, server.url)
        let error = await failure(of: request, with: client, cancelledAfter: received)
        #expect(error?.kind == .cancelled)
        #expect(error?.nothingWasSent == false)
        await ended.wait()
    }

    @Test func whileTheConnectionIsMade() async throws {
        let accepted = Signal()
        let server = try ScriptedServer { connection in
            accepted.raise()
            connection.waitForEnd()
        }
        let client = try HTTPClient.direct()
        let request = HTTPRequest(.post, server.secureURL)
        let error = await failure(of: request, with: client, cancelledAfter: accepted)
        #expect(error?.kind == .cancelled)
        #expect(error?.nothingWasSent == true)
    }

    @Test func anotherRequestIsNotDisturbed() async throws {
        let received = Signal()
        let server = try ScriptedServer.answering { connection, request in
            guard request.target == "/answer" else { return received.raise() }
            connection.answer()
        }
        let client = try HTTPClient.direct()
        let error = await failure(of: HTTPRequest(.get, server.url), with: client, cancelledAfter: received)
        #expect(error?.kind == .cancelled)
        let response = try await client.send(HTTPRequest(.get, server.url + "/answer"))
        #expect(response.status == 200)
    }

    @Test func atAnyMomentEveryCallerGetsAnAnswer() async throws {
        let server = try ScriptedServer.answering { connection, _ in connection.answer() }
        let client = try HTTPClient.direct(.init(maxConnectionsPerHost: 8))
        let url = server.url
        for round in 0..<50 {
            let kinds = await withTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        do throws(HTTPError) {
                            _ = try await client.send(HTTPRequest(.get, url))
                            return HTTPError.Kind?.none
                        } catch {
                            return error.kind
                        }
                    }
                }
                // From "none has begun" to "many have ended".
                for _ in 0..<round % 20 { _ = await group.next() }
                group.cancelAll()
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(kinds.allSatisfy { $0 == nil || $0 == .cancelled })
        }
    }

    @Test func whileTheRequestIsHandedOver() async throws {
        // Nobody ever answers: a cancellation that got lost would leave its request waiting.
        let server = try ScriptedServer { $0.waitForEnd() }
        let client = try HTTPClient.direct()
        let url = server.url
        for _ in 0..<300 {
            let kinds = await withTaskGroup { group in
                for _ in 0..<10 {
                    group.addTask { try? await client.failure(of: HTTPRequest(.get, url)).kind }
                }
                group.cancelAll()
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(kinds.allSatisfy { $0 == .cancelled })
        }
    }
}
