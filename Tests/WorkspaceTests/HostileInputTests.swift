import Foundation
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct HostileInputTests {
    private func post(
        _ workspace: LocalWorkspace, _ type: String?, _ body: String, _ path: String = "/api/chat.postMessage"
    )
        async throws -> HTTPReply
    {
        var headers = ["Authorization": "Bearer \(LocalWorkspace.botToken)"]
        headers["Content-Type"] = type
        return try #require(
            try await workspace.client.send(HTTPClient.Request("POST", path, headers: headers, body: Array(body.utf8)))
        )
    }

    @Test(
        arguments: [
            ("application/json", "{nope", "invalid_json"), ("application/json", "[1]", "json_not_object"),
            ("application/json", "\"x\"", "json_not_object"), ("application/json", "{\"a\":1e999}", "invalid_json"),
            ("application/json", "{\"a\":\"\\ud800\"}", "invalid_json"),
            ("application/json", "{\"a\":\u{1}}", "invalid_json"),
            ("application/json; charset=latin1", "{}", "invalid_charset"), ("text/plain", "{}", "invalid_post_type"),
            (nil, "channel=C02TEAM", "missing_post_type"),
            ("application/x-www-form-urlencoded", "text=%zz", "invalid_form_data"),
            ("application/x-www-form-urlencoded", "text=%ff", "invalid_form_data"),
            ("application/x-www-form-urlencoded", String(repeating: "a&", count: 300), "invalid_form_data"),
            ("application/json", #"{"channel":{"a":1},"text":"x"}"#, "invalid_arguments"),
            ("application/json", #"{"channel":["C02TEAM"],"text":"x"}"#, "invalid_arguments"),
            ("application/json", #"{"channel":"C02TEAM","text":{"a":1}}"#, "no_text"),
            ("application/json", #"{"channel":"C02TEAM","text":null}"#, "no_text"),
        ] as [(String?, String, String)])
    func aBrokenCallIsRefusedByName(_ type: String?, _ body: String, _ code: String) async throws {
        try await LocalWorkspace.run { workspace in
            let reply = try await post(workspace, type, body)
            #expect(reply.status == 200)
            #expect(reply.json["error"]?.string == code)
        }
    }

    @Test(
        arguments: [
            ("application/json; charset=utf-8", ""), ("application/json", ""), (nil, ""),
            ("application/x-www-form-urlencoded", ""), ("application/json", "{}"),
        ] as [(String?, String)])
    func anEmptyBodyIsACallWithoutArguments(_ type: String?, _ body: String) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await post(workspace, type, body, "/api/auth.test").json["ok"] == true)
        }
    }

    @Test func aJSONBodyWithoutACharsetIsWarnedOf() async throws {
        try await LocalWorkspace.run { workspace in
            let bare = try await post(workspace, "application/json", #"{"channel":"C02TEAM","text":"x"}"#)
            #expect(bare.json["warning"] == "missing_charset")
            let full = try await post(
                workspace, "application/json; charset=UTF-8", #"{"channel":"C02TEAM","text":"x"}"#)
            #expect(full.json["warning"] == nil)
        }
    }

    @Test func queriesAndFormsCarryTokensStructuresAndNumbers() async throws {
        try await LocalWorkspace.run { workspace in
            let token = LocalWorkspace.botToken
            let query = try await workspace.get("/api/conversations.list?token=\(token)&limit=2")
            #expect(query.json["channels"]?.array?.count == 2)
            let blocks = "%5B%7B%22type%22%3A%22divider%22%7D%5D"
            let form = "token=\(token)&channel=C02TEAM&text=a+b%2Bc&blocks=\(blocks)"
            let posted = try await post(workspace, "application/x-www-form-urlencoded", form)
            #expect(posted.json["message"]?["text"] == "a b+c")
            #expect(posted.json["message"]?["blocks"]?.array?.count == 1)
        }
    }

    @Test func nestingWithoutEndIsNotFollowed() async throws {
        try await LocalWorkspace.run { workspace async throws in
            let deep = String(repeating: "[", count: 100_000)
            #expect(try await post(workspace, "application/json", deep).json["error"] == "invalid_json")
            let blocks = #"{"channel":"C02TEAM","text":"x","blocks":\#(deep)}"#
            #expect(try await post(workspace, "application/json", blocks).json["error"] == "invalid_json")
            let nested = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
            let legal =
                #"{"channel":"C02TEAM","text":"x","metadata":{"event_type":"e","event_payload":{"a":\#(nested)}}}"#
            #expect(try await post(workspace, "application/json", legal).json["ok"] == true)
        }
    }

    @Test func aHugeBodyIsRefused() async throws {
        try await LocalWorkspace.run { workspace async throws in
            let body = String(repeating: "x", count: Responder.bodyLimit + 1)
            #expect(try await post(workspace, "application/json", body).status == 413)
            let chunk = String(1 << 20, radix: 16) + "\r\n" + String(repeating: "x", count: 1 << 20) + "\r\n"
            let chunked = "POST /_control/message HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
            let request = HTTPClient.Request(raw: chunked + String(repeating: chunk, count: 2) + "0\r\n\r\n")
            #expect(try await workspace.client.send(request)?.status == 413)
            #expect(try await workspace.error("auth.test") == nil)
        }
    }

    @Test func anEndlessHeaderEndsTheConnection() async throws {
        try await LocalWorkspace.run { workspace in
            let header = "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + String(repeating: "x", count: 20 << 20)
            let reply = try await workspace.client.send(HTTPClient.Request(raw: header))
            #expect(reply == nil || reply?.status == 400)
            #expect(try await workspace.error("auth.test") == nil)
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\n\r\n", "NONSENSE\r\n\r\n", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        "GET /_page/state HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n",
        "GET /api/auth.test HTTP/1.1\r\nHost: 127.0.0.1.nip.io:3900\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
    ])
    func requestsUnderAnotherNameAreTurnedAway(_ request: String) async throws {
        try await LocalWorkspace.run { workspace in
            let reply = try #require(try await workspace.client.send(HTTPClient.Request(raw: request)))
            #expect([400, 403].contains(reply.status))
        }
    }

    @Test(arguments: [
        "localhost", "127.0.0.1", "[::1]", "LOCALHOST:3900", "127.0.0.1:80", "viva.test", "viva.test:3900",
    ])
    func requestsUnderTheWorkspacesNamesAreAnswered(_ host: String) async throws {
        try await LocalWorkspace.run(configuring: { $0.allowedHosts = ["viva.test"] }) { workspace in
            let reply = try await workspace.get("/", headers: ["Host": host, "Origin": "http://\(host)"])
            #expect(reply.status == 200)
        }
    }

    @Test(arguments: [
        ["Origin": "http://evil.example"], ["Origin": "null"], ["Origin": "https://localhost"],
        ["Origin": "http://localhost:81"], ["Sec-Fetch-Site": "cross-site"],
    ])
    func otherSitesCannotActThroughAVisitorsBrowser(_ headers: [String: String]) async throws {
        try await LocalWorkspace.run { workspace async throws in
            for path in ["/_page/post", "/_control/message", "/api/chat.postMessage?token=xoxb-local-viva"] {
                let body = #"{"user":"U02BOB","channel":"C02TEAM","text":"x"}"#
                let request = HTTPClient.Request("POST", path, headers: headers, body: Array(body.utf8))
                #expect(try await workspace.client.send(request)?.status == 403)
            }
            let image = "/api/chat.postMessage?token=xoxb-local-viva&channel=C02TEAM&text=x"
            #expect(try await workspace.get(image, headers: headers).status == 403)
            #expect(try await workspace.texts().isEmpty)
        }
    }

    @Test(arguments: ["/api/", "/api/chat.postMessage/", "/api/..%2f..", "/_control/", "/_control/messages", "/_page/"])
    func oddPathsDoNoHarm(_ path: String) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.get(path).json["ok"] == false)
            #expect(try await workspace.error("auth.test") == nil)
        }
    }

    @Test(arguments: [
        ["Upgrade": "h2c", "Connection": "Upgrade, HTTP2-Settings", "HTTP2-Settings": "AAMAAABkAAQCAAAAAAIAAAAA"],
        ["Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"], ["Upgrade": "IRC/6.9"],
    ])
    func whoWishesForAnotherProtocolIsAnsweredInThisOne(_ headers: [String: String]) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.get("/_page/state", headers: headers).json["ok"] == true)
            #expect(try await workspace.get("/link/?ticket=made-up", headers: headers).status == 404)
            var headers = headers
            headers["Content-Type"] = "application/json"
            let body = Array(#"{"user":"U02BOB","channel":"C02TEAM","text":"x"}"#.utf8)
            let request = HTTPClient.Request("POST", "/_page/post", headers: headers, body: body)
            #expect(try await workspace.client.send(request)?.json["ok"] == true)
        }
    }

    @Test(arguments: ["HEAD", "PUT", "POST", "DELETE", "OPTIONS"])
    func thePageIsOnlyRead(_ method: String) async throws {
        try await LocalWorkspace.run { workspace in
            let reply = try await workspace.client.send(HTTPClient.Request(method, "/"))
            #expect(reply?.status == 405)
        }
    }

    @Test func aPortInUseIsAClearError() async throws {
        try await LocalWorkspace.run { workspace in
            var configuration = WorkspaceConfiguration()
            configuration.port = workspace.client.port
            let second = try WorkspaceServer(configuration: configuration)
            await #expect(throws: WorkspaceError.portInUse(host: "127.0.0.1", port: configuration.port)) {
                try await second.run { _ in }
            }
        }
    }

    @Test func anAddressThatIsNotOursIsAClearError() async throws {
        var configuration = WorkspaceConfiguration()
        configuration.host = "192.0.2.1"
        let server = try WorkspaceServer(configuration: configuration)
        let error = await #expect(throws: WorkspaceError.self) { try await server.run { _ in } }
        #expect(error?.description.contains("cannot listen on 192.0.2.1") == true)
    }
}
