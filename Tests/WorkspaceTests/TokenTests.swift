import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct TokenTests {
    private let team: JSON = .string(LocalWorkspace.team)

    @Test func tokensThatDoNotServeAreRefusedEachInItsOwnWay() async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.error("auth.test", token: nil) == "not_authed")
            #expect(try await workspace.error("auth.test", token: "xoxb-1-2-3") == "invalid_auth")
            #expect(try await workspace.error("auth.test", token: "xapp-local-viva") == "not_allowed_token_type")
            #expect(try await workspace.error("foo.bar", token: nil) == "unknown_method")
            #expect(try await workspace.error("api.test", token: nil) == nil)
        }
    }

    @Test func aRevokedTokenComesBackByAGrant() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("revoke")
            #expect(try await workspace.error("auth.test") == "token_revoked")
            try await workspace.control("grant")
            #expect(try await workspace.error("auth.test") == nil)
        }
    }

    @Test func anotherTokenMayBeGrantedItsOwnScopes() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("grant", ["token": "xoxb-other", "scopes": ["users:read"]])
            #expect(try await workspace.error("users.list", token: "xoxb-other") == nil)
            #expect(try await workspace.error("conversations.list", token: "xoxb-other") == "missing_scope")
        }
    }

    @Test(
        arguments: [
            ("chat.postMessage", "chat:write", ["channel": "C02TEAM", "text": "x"]),
            ("chat.update", "chat:write", ["channel": "C02TEAM", "ts": "1.0", "text": "x"]),
            ("users.list", "users:read", [:]),
            ("conversations.list", "channels:read", [:]),
            ("conversations.list", "groups:read", ["types": "public_channel,private_channel"]),
            ("users.conversations", "im:read", ["types": "im"]),
            ("conversations.history", "channels:history", ["channel": "C02TEAM"]),
            ("conversations.replies", "im:history", ["channel": "D0UNKNOWN", "ts": "1.0"]),
            ("conversations.open", "im:write", ["users": "U01ALICE"]),
            ("conversations.open", "mpim:write", ["users": "U01ALICE,U02BOB"]),
            ("conversations.join", "channels:join", ["channel": "C01GENERAL"]),
            ("conversations.create", "channels:manage", ["name": "new"]),
            ("conversations.create", "groups:write", ["name": "new", "is_private": true]),
            ("reactions.add", "reactions:write", ["channel": "C02TEAM", "timestamp": "1.0", "name": "eyes"]),
        ] as [(String, String, JSONObject)])
    func eachMethodAsksForItsScope(_ method: String, _ scope: String, _ arguments: JSONObject) async throws {
        try await LocalWorkspace.run { workspace in
            #expect(try await workspace.error(method, arguments) != "missing_scope")
            try await workspace.control("revoke", ["scopes": [.string(scope)]])
            let answer = try await workspace.call(method, arguments)
            #expect(answer["error"] == "missing_scope")
            #expect(answer["needed"]?.string == scope)
            #expect(answer["provided"]?.string?.contains("app_mentions:read") == true)
        }
    }

    @Test func theHeadersTellScopesAndFailure() async throws {
        try await LocalWorkspace.run { workspace in
            let good = try await workspace.reply("auth.test")
            #expect(good.headers["x-oauth-scopes"]?.contains("chat:write") == true)
            #expect(good.headers["x-slack-failure"] == nil)
            let bad = try await workspace.reply("auth.test", token: "xoxb-1")
            #expect(bad.headers["x-slack-failure"] == "invalid_auth")
            #expect(bad.headers["x-oauth-scopes"] == nil)
            #expect(bad.status == 200)
        }
    }
}
