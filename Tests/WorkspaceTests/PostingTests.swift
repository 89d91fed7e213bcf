import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct PostingTests {
    private let team: JSON = .string(LocalWorkspace.team)

    @Test func aPostEchoesTheBotAndIsReadBackTheSame() async throws {
        try await LocalWorkspace.run { workspace in
            let answer = try await workspace.done(
                "chat.postMessage", ["channel": team, "text": "a &lt;b&gt; \u{1F600}\n\t\"\\"])
            let message = try #require(answer["message"])
            #expect(message["bot_id"]?.string == "B0VIVABOT")
            #expect(message["app_id"]?.string == "A0VIVAAPP")
            #expect(message["user"]?.string == LocalWorkspace.bot)
            #expect(message["bot_profile"]?["name"] == "viva")
            #expect(message["subtype"] == nil)
            #expect(message["ts"] == answer["ts"])
            let history = try await workspace.done("conversations.history", ["channel": team])
            #expect(history["messages"]?.array == [message])
        }
    }

    @Test func textIsCutAtFortyThousandCharactersAndTheAnswerSaysSo() async throws {
        try await LocalWorkspace.run { workspace in
            let whole = try await workspace.done(
                "chat.postMessage",
                ["channel": team, "text": .string(String(repeating: "é", count: 40_000))]
            )
            #expect(whole["warning"] == nil)
            let cut = try await workspace.done(
                "chat.postMessage",
                ["channel": team, "text": .string(String(repeating: "é", count: 40_001))]
            )
            #expect(cut["warning"] == "message_truncated")
            #expect(cut["message"]?["text"]?.string?.count == 40_000)
        }
    }

    @Test(
        arguments: [
            (["text": "x"], "invalid_arguments"), (["channel": "C02TEAM"], "no_text"),
            (["channel": "C02TEAM", "text": ""], "no_text"),
            (["channel": "C0NOPE0000", "text": "x"], "channel_not_found"),
            (["channel": "C01GENERAL", "text": "x"], "not_in_channel"),
            (["channel": "C05OLDNEWS", "text": "x"], "is_archived"),
            (["channel": "C02TEAM", "text": "x", "thread_ts": "1000000000.000001"], "thread_not_found"),
            (["channel": "C02TEAM", "text": "x", "thread_ts": "1000000000"], "invalid_thread_ts"),
            (["channel": "C02TEAM", "text": "x", "markdown_text": "y"], "markdown_text_conflict"),
            (["channel": "C02TEAM", "text": "x", "blocks": "no JSON"], "invalid_blocks_format"),
            (["channel": "C02TEAM", "text": "x", "blocks": ["type": "divider"]], "invalid_blocks_format"),
            (["channel": "C02TEAM", "text": "x", "blocks": [1]], "invalid_blocks_format"),
            (["channel": "C02TEAM", "text": "x", "metadata": "{"], "invalid_metadata_format"),
            (["channel": "C02TEAM", "text": "x", "metadata": ["event_type": "a"]], "invalid_metadata_format"),
            (["channel": "C02TEAM", "text": "x", "username": "Otto"], "missing_scope"),
        ] as [(JSONObject, String)])
    func aWrongPostIsRefusedAndStoresNothing(_ arguments: JSONObject, _ code: String) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.error("chat.postMessage", arguments) == code)
            #expect(try await workspace.texts().isEmpty)
        }
    }

    @Test func aChannelIsAlsoFoundByItsName() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.post("by name", in: "team")
            try await workspace.post("with its sign", in: "#team")
            #expect(try await workspace.texts() == ["with its sign", "by name"])
        }
    }

    @Test func metadataIsShownInPartUnlessAllIsAskedFor() async throws {
        try await LocalWorkspace.run { workspace in
            let metadata: JSON = ["event_type": "delivery", "event_payload": ["key": "k-1"]]
            try await workspace.done("chat.postMessage", ["channel": team, "text": "x", "metadata": metadata])
            let short = try await workspace.done("conversations.history", ["channel": team])
            #expect(short["messages"]?.array?.first?["metadata"] == ["event_type": "delivery"])
            let all: JSONObject = ["channel": team, "include_all_metadata": true]
            let long = try await workspace.done("conversations.history", all)
            #expect(long["messages"]?.array?.first?["metadata"]?["event_payload"]?["key"] == "k-1")
        }
    }

    @Test func aCostumeNeedsItsScopeAndMakesABotMessage() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("grant", ["scopes": ["chat:write.customize"]])
            let answer = try await workspace.done(
                "chat.postMessage",
                ["channel": team, "text": "x", "username": "Otto", "icon_emoji": ":owl:"]
            )
            #expect(answer["message"]?["subtype"] == "bot_message")
            #expect(answer["message"]?["username"] == "Otto")
            #expect(answer["message"]?["user"] == nil)
        }
    }

    @Test func theScopeForPublicChannelsLetsTheBotPostWhereItIsNot() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("grant", ["scopes": ["chat:write.public"]])
            try await workspace.post("x", in: LocalWorkspace.general)
        }
    }

    @Test func anUpdateChangesTextKeepsMetadataAndDropsBlocks() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.done(
                "chat.postMessage",
                [
                    "channel": team, "text": "x", "blocks": [["type": "divider"]],
                    "metadata": ["event_type": "t", "event_payload": [:]],
                ]
            )["ts"]
            let answer = try await workspace.done("chat.update", ["channel": team, "ts": ts ?? "", "text": "y"])
            #expect(answer["text"] == "y")
            let shown = try await workspace.done("conversations.history", ["channel": team])["messages"]?.array?.first
            #expect(shown?["blocks"] == nil)
            #expect(shown?["metadata"] != nil)
            #expect(shown?["edited"]?["user"]?.string == LocalWorkspace.bot)
        }
    }

    @Test func anUpdateWithBlocksIsNotMarkedAsEdited() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("x")
            let answer = try await workspace.done(
                "chat.update",
                ["channel": team, "ts": .string(ts), "text": "y", "blocks": [["type": "divider"]]]
            )
            #expect(answer["message"]?["edited"] == nil)
            #expect(answer["message"]?["blocks"]?.array?.count == 1)
        }
    }

    @Test func nobodyEditsOrDeletesWhatAnotherWrote() async throws {
        try await LocalWorkspace.run { workspace in
            let said = try await workspace.control("message", ["channel": team, "user": "U02BOB", "text": "mine"])
            let place: JSONObject = ["channel": team, "ts": said["ts"] ?? ""]
            #expect(try await workspace.error("chat.delete", place) == "cant_delete_message")
            var update = place
            update.append("text", "yours")
            #expect(try await workspace.error("chat.update", update) == "cant_update_message")
            #expect(try await workspace.texts() == ["mine"])
        }
    }

    @Test func anEphemeralMessageIsSeenByItsReaderAlone() async throws {
        try await LocalWorkspace.run { workspace in
            let ephemeral: JSONObject = ["channel": team, "user": "U02BOB", "text": "psst"]
            #expect(try await workspace.done("chat.postEphemeral", ephemeral)["message_ts"] != nil)
            #expect(try await workspace.texts().isEmpty)
            let bob = try await workspace.get("/_page/messages?user=U02BOB&channel=C02TEAM").json
            #expect(bob["messages"]?.texts == ["psst"])
            #expect(bob["messages"]?.array?.first?["is_ephemeral"] == true)
            let carol = try await workspace.get("/_page/messages?user=U03CAROL&channel=C02TEAM").json
            #expect(carol["messages"] == [])
            let stranger: JSONObject = ["channel": team, "user": "U0NOBODY", "text": "psst"]
            #expect(try await workspace.error("chat.postEphemeral", stranger) == "user_not_in_channel")
        }
    }

    @Test func aPermalinkNamesTheMessageAndItsThread() async throws {
        try await LocalWorkspace.run { workspace in
            let parent = try await workspace.post("x")
            let reply = try await workspace.post("y", thread: parent)
            let answer = try await workspace.done(
                "chat.getPermalink",
                ["channel": team, "message_ts": .string(reply)]
            )
            let digits = reply.replacing(".", with: "")
            #expect(
                answer["permalink"]?.string
                    == "http://localhost/archives/C02TEAM/p\(digits)?thread_ts=\(parent)&cid=C02TEAM"
            )
        }
    }
}
