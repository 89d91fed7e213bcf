import Foundation
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct PageTests {
    private let team: JSON = .string(LocalWorkspace.team)

    @Test func thePageAndItsFilesAreServedWithAStrictPolicy() async throws {
        try await LocalWorkspace.run { workspace in
            for path in ["/", "/archives/C02TEAM/p1234567890123456"] {
                let page = try await workspace.get(path)
                #expect(page.status == 200)
                #expect(page.headers["content-type"] == "text/html; charset=utf-8")
                #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
                #expect(page.body.contains("<!doctype html>"))
            }
            #expect(try await workspace.get("/page/index.html").status == 200)
        }
    }

    @Test(arguments: [
        "/nothing", "/page/", "/page/missing.js", "/page/../index.html", "/page/..%2findex.html", "/page/.hidden",
        "/page/a/b", "/page//etc/passwd", "/page/%00",
    ])
    func whatIsNotOneOfThePagesFilesIsNotFound(_ path: String) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.get(path).status == 404)
        }
    }

    @Test func aMissingPageIsAClearError() {
        var configuration = WorkspaceConfiguration()
        configuration.pageFolder = "/nowhere/at/all"
        #expect(throws: WorkspaceError.pageMissing("/nowhere/at/all")) {
            _ = try WorkspaceServer(configuration: configuration)
        }
    }

    @Test func theStateIsThatOfTheFirstPersonUnlessAnotherIsNamed() async throws {
        try await LocalWorkspace.run { workspace in
            let state = try await workspace.get("/_page/state").json
            #expect(state["me"] == "U01ALICE")
            #expect(state["bot"]?["user_id"]?.string == LocalWorkspace.bot)
            #expect(
                state["conversations"]?.array?.map { $0["name"]?.string } == [
                    "general", "team", "hiring", "random", "old-news",
                ])
            #expect(try await workspace.get("/_page/state?user=U02BOB").json["me"] == "U02BOB")
            for wrong in ["U0NOBODY", LocalWorkspace.bot] {
                #expect(try await workspace.get("/_page/state?user=\(wrong)").json["error"] == "user_not_found")
            }
        }
    }

    @Test func messagesComeOldestFirstPageByPage() async throws {
        try await LocalWorkspace.run { workspace in
            for number in 0..<5 { try await workspace.post("\(number)") }
            let newest = try await workspace.get("/_page/messages?user=U02BOB&channel=C02TEAM&limit=2").json
            #expect(newest["messages"]?.texts == ["3", "4"])
            #expect(newest["has_more"] == true)
            let before = try #require(newest["messages"]?.timestamps.first)
            let rest = try await workspace.get("/_page/messages?user=U02BOB&channel=C02TEAM&limit=9&before=\(before)")
                .json
            #expect(rest["messages"]?.texts == ["0", "1", "2"])
            #expect(rest["has_more"] == false)
        }
    }

    @Test func aPersonWritesAnswersEditsReactsAndDeletes() async throws {
        try await LocalWorkspace.run { workspace in
            let posted = try await workspace.page(
                "post", ["user": "U02BOB", "channel": team, "text": "hi @viva, 1 < 2"])
            let ts = try #require(posted["ts"])
            #expect(try await workspace.texts() == ["hi <@U0VIVABOT>, 1 &lt; 2"])
            try await workspace.page("post", ["user": "U03CAROL", "channel": team, "text": "yes", "thread_ts": ts])
            let place: JSONObject = ["user": "U02BOB", "channel": team, "ts": ts, "text": "hi", "name": "eyes"]
            #expect(try await workspace.page("edit", place)["ok"] == true)
            #expect(try await workspace.page("react", place)["added"] == true)
            let thread = try await workspace.get(
                "/_page/messages?user=U02BOB&channel=C02TEAM&thread_ts=\(ts.string ?? "")"
            ).json
            #expect(thread["messages"]?.texts == ["hi", "yes"])
            #expect(thread["messages"]?.array?.first?["edited"]?["user"] == "U02BOB")
            #expect(thread["messages"]?.array?.first?["reactions"]?.array?.count == 1)
            #expect(try await workspace.page("react", place)["added"] == false)
            var carols = place
            carols["user"] = "U03CAROL"
            #expect(try await workspace.page("edit", carols)["error"] == "cant_update_message")
            #expect(try await workspace.page("delete", carols)["error"] == "cant_delete_message")
            #expect(try await workspace.page("delete", place)["ok"] == true)
            #expect(try await workspace.texts() == ["This message was deleted."])
        }
    }

    @Test(
        arguments: [
            ("post", ["user": "U02BOB", "channel": "C02TEAM", "text": " \n"], "no_text"),
            ("post", ["user": "U02BOB", "channel": "C0NOPE", "text": "x"], "channel_not_found"),
            ("post", ["user": "U0VIVABOT", "channel": "C02TEAM", "text": "x"], "user_not_found"),
            ("post", ["user": "U02BOB", "channel": "C02TEAM", "text": "x", "thread_ts": "then"], "thread_not_found"),
            ("edit", ["user": "U02BOB", "channel": "C02TEAM", "ts": "1.0", "text": "x"], "message_not_found"),
            ("channel", ["user": "U02BOB", "name": "team"], "name_taken"),
            ("invite", ["user": "U02BOB", "channel": "C02TEAM", "who": "U0NOBODY"], "user_not_found"),
            ("open", ["user": "U02BOB"], "invalid_arguments"), ("fly", ["user": "U02BOB"], "unknown_operation"),
        ] as [(String, JSONObject, String)])
    func whatCannotBeDoneIsRefused(_ operation: String, _ arguments: JSONObject, _ code: String) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.page(operation, arguments)["error"]?.string == code)
        }
    }

    @Test func peopleMakeJoinAndLeaveChannels() async throws {
        try await LocalWorkspace.run { workspace in
            let made = try await workspace.page("channel", ["user": "U02BOB", "name": "launch"])
            let channel = try #require(made["channel"])
            #expect(try await workspace.page("join", ["user": "U03CAROL", "channel": channel])["ok"] == true)
            #expect(try await workspace.page("leave", ["user": "U02BOB", "channel": channel])["ok"] == true)
            let refused = try await workspace.page("post", ["user": "U02BOB", "channel": channel, "text": "x"])
            #expect(refused["error"] == "not_in_channel")
        }
    }
}
