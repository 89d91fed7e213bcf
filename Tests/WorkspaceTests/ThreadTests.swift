import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct ThreadTests {
    private let team: JSON = .string(LocalWorkspace.team)

    private func parent(_ workspace: LocalWorkspace) async throws -> JSON? {
        try await workspace.done("conversations.history", ["channel": team])["messages"]?.array?.last
    }

    private func delete(_ ts: String, _ workspace: LocalWorkspace) async throws {
        try await workspace.done("chat.delete", ["channel": team, "ts": .string(ts)])
    }

    @Test func aParentTellsOfItsReplies() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            #expect(try await parent(workspace)?["thread_ts"] == nil)
            try await workspace.post("one", thread: ts)
            let said = try await workspace.control(
                "message",
                ["channel": team, "user": "U02BOB", "text": "two", "thread_ts": .string(ts)]
            )
            let shown = try await parent(workspace)
            #expect(shown?["thread_ts"]?.string == ts)
            #expect(shown?["reply_count"] == 2)
            #expect(shown?["reply_users_count"] == 2)
            #expect(shown?["reply_users"] == [.string(LocalWorkspace.bot), "U02BOB"])
            #expect(shown?["latest_reply"] == said["ts"])
        }
    }

    @Test func aReplyToAReplyJoinsTheSameThread() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            let reply = try await workspace.post("one", thread: ts)
            try await workspace.post("two", thread: reply)
            let asked = try await workspace.done("conversations.replies", ["channel": team, "ts": .string(reply)])
            #expect(asked["messages"]?.texts == ["parent", "one", "two"])
            #expect(asked["messages"]?.array?.last?["thread_ts"]?.string == ts)
            #expect(asked["messages"]?.array?.last?["parent_user_id"]?.string == LocalWorkspace.bot)
        }
    }

    @Test func theParentComesFirstWhateverTheWindow() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            let reply = try await workspace.post("one", thread: ts)
            try await workspace.post("two", thread: ts)
            let newer: JSONObject = ["channel": team, "ts": .string(ts), "oldest": .string(reply)]
            #expect(try await workspace.done("conversations.replies", newer)["messages"]?.texts == ["parent", "two"])
        }
    }

    @Test(arguments: 1...5)
    func aThreadIsDrainedOnceWhateverThePageSize(limit: Int) async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            for number in 0..<4 { try await workspace.post("\(number)", thread: ts) }
            var texts: [String] = []
            var cursor: JSON? = ""
            while let next = cursor {
                let arguments: JSONObject = ["channel": team, "ts": .string(ts), "limit": .int(limit), "cursor": next]
                let answer = try await workspace.done("conversations.replies", arguments)
                texts += answer["messages"]?.texts ?? []
                cursor = answer["response_metadata"]?["next_cursor"]
                #expect(answer["has_more"] == .bool(cursor != nil))
            }
            #expect(texts == ["parent", "0", "1", "2", "3"])
        }
    }

    @Test func aDeletedParentStaysAsATombstoneUntilItsLastReplyGoes() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            let replies = [try await workspace.post("one", thread: ts), try await workspace.post("two", thread: ts)]
            try await delete(ts, workspace)
            let tombstone = try await parent(workspace)
            #expect(tombstone?["subtype"] == "tombstone")
            #expect(tombstone?["text"] == "This message was deleted.")
            #expect(tombstone?["bot_id"] == nil)
            #expect(tombstone?["reply_count"] == 2)
            let again: JSONObject = ["channel": team, "ts": .string(ts), "text": "x"]
            #expect(try await workspace.error("chat.delete", again) == "message_not_found")
            #expect(try await workspace.error("chat.update", again) == "message_not_found")
            try await delete(replies[0], workspace)
            #expect(try await parent(workspace)?["reply_count"] == 1)
            try await delete(replies[1], workspace)
            #expect(try await workspace.texts().isEmpty)
        }
    }

    @Test func deletingRepliesBringsTheCountsBack() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            let one = try await workspace.post("one", thread: ts)
            let two = try await workspace.post("two", thread: ts)
            try await delete(two, workspace)
            #expect(try await parent(workspace)?["latest_reply"]?.string == one)
            try await delete(one, workspace)
            let shown = try await parent(workspace)
            #expect(shown?["text"] == "parent")
            #expect(shown?["reply_count"] == nil)
            #expect(shown?["thread_ts"] == nil)
        }
    }

    @Test func aBroadcastIsInTheChannelAndInTheThread() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            let arguments: JSONObject = [
                "channel": team, "text": "all", "thread_ts": .string(ts), "reply_broadcast": true,
            ]
            let broadcast = try #require(try await workspace.done("chat.postMessage", arguments)["ts"]?.string)
            let history = try await workspace.done("conversations.history", ["channel": team])["messages"]?.array
            #expect(history?.first?["subtype"] == "thread_broadcast")
            #expect(history?.first?["root"]?["ts"]?.string == ts)
            #expect(try await parent(workspace)?["reply_count"] == 1)
            try await delete(broadcast, workspace)
            #expect(try await workspace.texts() == ["parent"])
        }
    }
}
