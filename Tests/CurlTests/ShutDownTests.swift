import Foundation
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1)))
struct ShutDownTests {
    @Test func requestsInFlightEnd() async throws {
        let received = Signal()
        let server = try ScriptedServer { connection in
            guard connection.readRequest() != nil else { return }
            received.raise()
            connection.waitForEnd()
        }
        let client = try HTTPClient.direct()
        let url = server.url
        await withTaskGroup { group in
            for _ in 0..<10 {
                group.addTask { try? await client.failure(of: HTTPRequest(.post, url)) }
            }
            for _ in 0..<10 { await received.wait() }
            client.shutDown()
            for await error in group {
                #expect(error?.kind == .shutDown)
                #expect(error?.nothingWasSent == false)
            }
        }
    }

    @Test func laterRequestsFailAtOnce() async throws {
        let client = try HTTPClient.direct()
        client.shutDown()
        client.shutDown()
        let error = try await client.failure(of: HTTPRequest(.get, "http://127.0.0.1:9/"))
        #expect(error.kind == .shutDown)
        #expect(error.nothingWasSent)
    }

    @Test func itMayBeAskedForManyTimesAtOnceWhileRequestsStart() async throws {
        let server = try ScriptedServer.answering { connection, _ in connection.answer() }
        let url = server.url
        for _ in 0..<20 {
            let client = try HTTPClient.direct()
            await withTaskGroup { group in
                for index in 0..<20 {
                    group.addTask {
                        if index % 5 == 4 { client.shutDown() }
                        do throws(HTTPError) {
                            _ = try await client.send(HTTPRequest(.get, url))
                        } catch {
                            #expect(error.kind == .shutDown)
                        }
                    }
                }
            }
        }
    }

    @Test func aClientThatIsLetGoClosesItsConnections() async throws {
        let ended = Signal()
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil { connection.answer() }
            ended.raise()
        }
        _ = try await HTTPClient.direct().send(HTTPRequest(.get, server.url))
        await ended.wait()
    }
}
