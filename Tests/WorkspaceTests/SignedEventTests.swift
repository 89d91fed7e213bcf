import Foundation
import Hummingbird
import NIOCore
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct SignedEventTests {
    /// What came to the app's address.
    private struct Posted: Sendable {
        let headers: [String: String]
        let body: String

        var json: JSON { JSON(parsing: Data(body.utf8)) ?? .null }
    }

    private struct App: HTTPResponder {
        typealias Context = BasicRequestContext

        let posts: AsyncStream<Posted>.Continuation
        /// What it answers to an event.
        let answer: @Sendable (Posted) -> Response

        func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
            let body = String(buffer: try await request.body.collect(upTo: 1 << 20))
            let fields = request.headers.map { ($0.name.canonicalName, $0.value) }
            let posted = Posted(headers: Dictionary(fields) { first, _ in first }, body: body)
            posts.yield(posted)
            if let challenge = posted.json["challenge"]?.string {
                return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: challenge)))
            }
            return answer(posted)
        }
    }

    /// An app that listens, and a workspace that posts to it.
    private func run(
        answer: @escaping @Sendable (Posted) -> Response = { _ in Response(status: .ok) },
        _ body: (LocalWorkspace, AsyncStream<Posted>) async throws -> Void
    ) async throws {
        let (posts, posting) = AsyncStream.makeStream(of: Posted.self)
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let app = Application(
            responder: App(posts: posting, answer: answer),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { listening.yield($0.localAddress?.port ?? 0) }
        )
        try await withThrowingTaskGroup { group in
            group.addTask { try await app.run() }
            defer { group.cancelAll() }
            let port = try #require(await ports.first { _ in true })
            let url = "http://127.0.0.1:\(port)/slack/events?a=b"
            try await LocalWorkspace.run(configuring: {
                $0.events = WorkspaceConfiguration.Events(url: url, signingSecret: "secret")
            }) { try await body($0, posts) }
        }
    }

    @Test func theSignatureIsThatOfThePlatformsOwnExample() {
        let body = """
            token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&\
            channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&\
            response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F\
            96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c
            """
        let signature = SignedEvents.signature(
            Array(body.utf8), at: "1531420618", secret: "8f742231b10e8888abcd99yyyzzz85a5")
        #expect(signature == "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")
    }

    @Test func theAddressIsAskedOnceAndEveryEventIsSigned() async throws {
        try await run { workspace, posts in
            try await workspace.say("one")
            let question = try #require(await posts.next)
            #expect(question.json["type"] == "url_verification")
            let first = try #require(await posts.next)
            #expect(first.json["event"]?["text"] == "one")
            let seconds = try #require(first.headers["x-slack-request-timestamp"])
            let expected = SignedEvents.signature(Array(first.body.utf8), at: seconds, secret: "secret")
            #expect(first.headers["x-slack-signature"] == expected)
            #expect(first.headers["x-slack-retry-num"] == nil)
            try await workspace.say("two")
            #expect(try #require(await posts.next).json["event"]?["text"] == "two")
        }
    }

    @Test func aFailedEventComesAgain() async throws {
        try await run(answer: { posted in
            Response(status: posted.headers["x-slack-retry-num"] == nil ? .internalServerError : .ok)
        }) { workspace, posts in
            try await workspace.say("one")
            _ = await posts.next
            let first = try #require(await posts.next)
            let second = try #require(await posts.next)
            #expect(second.headers["x-slack-retry-num"] == "1")
            #expect(second.headers["x-slack-retry-reason"] == "http_error")
            #expect(second.json["event_id"] == first.json["event_id"])
        }
    }

    @Test func anAppCanWishForNoRetries() async throws {
        try await run(answer: { _ in
            var response = Response(status: .internalServerError)
            response.headers.set("x-slack-no-retry", "1")
            return response
        }) { workspace, posts in
            try await workspace.say("one")
            try await workspace.say("two")
            _ = await posts.next
            var texts: Set<String> = []
            for _ in 0..<2 { texts.insert(try #require(await posts.next?.json["event"]?["text"]?.string)) }
            #expect(texts == ["one", "two"])
        }
    }

    @Test(arguments: [
        "https://127.0.0.1/", "http://example.com/", "http://127.0.0.1.nip.io/", "ftp://localhost/", "", "localhost:80",
        "http://user@localhost/",
    ])
    func onlyPlainAddressesOfThisMachineAreTaken(_ url: String) {
        #expect(WorkspaceConfiguration.Events(url: url, signingSecret: "s") == nil)
    }

    @Test func addressesAreReadWhole() {
        #expect(HTTPTarget("http://localhost")?.authority == "localhost:80")
        #expect(HTTPTarget("http://[::1]:4000/a%20b?c=d")?.authority == "[::1]:4000")
        #expect(HTTPTarget("http://[::1]:4000/a%20b?c=d")?.path == "/a%20b?c=d")
        #expect(WorkspaceConfiguration.Events(url: "http://localhost/", signingSecret: "") == nil)
    }
}

extension AsyncStream where Element: Sendable {
    /// The next element, waited for.
    fileprivate var next: Element? {
        get async { await first { _ in true } }
    }
}
