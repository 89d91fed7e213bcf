import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct ConversationTests {
    private func ids(_ workspace: LocalWorkspace, _ method: String, _ arguments: JSONObject) async throws -> [String] {
        var ids: [String] = []
        var cursor = ""
        repeat {
            var arguments = arguments
            arguments.append("cursor", .string(cursor))
            let answer = try await workspace.done(method, arguments)
            ids += (answer["channels"]?.array ?? []).compactMap { $0["id"]?.string }
            cursor = try #require(answer["response_metadata"]?["next_cursor"]?.string)
        } while !cursor.isEmpty
        return ids
    }

    @Test(arguments: [1, 2, 3, 100])
    func listsAreWholeWhateverThePageSize(limit: Int) async throws {
        try await LocalWorkspace.run { workspace async throws in
            let all = ["C01GENERAL", "C02TEAM", "C03HIRING", "C04RANDOM", "C05OLDNEWS"]
            #expect(try await ids(workspace, "conversations.list", ["limit": .int(limit)]) == all)
            let own: JSONObject = ["limit": .int(limit), "exclude_archived": true]
            #expect(try await ids(workspace, "users.conversations", own) == ["C02TEAM", "C03HIRING"])
        }
    }

    @Test func privateChannelsAreThereForTheirMembersOnly() async throws {
        try await LocalWorkspace.run { workspace in
            let made = try await workspace.page("channel", ["user": "U01ALICE", "name": "secret", "is_private": true])
            let channel = try #require(made["channel"]?.string)
            let types: JSONObject = ["types": "private_channel"]
            #expect(try await ids(workspace, "conversations.list", types).isEmpty)
            #expect(
                try await workspace.error("conversations.info", ["channel": .string(channel)]) == "channel_not_found")
            let post: JSONObject = ["channel": .string(channel), "text": "x"]
            #expect(try await workspace.error("chat.postMessage", post) == "channel_not_found")
            #expect(
                try await workspace.error("conversations.join", ["channel": .string(channel)]) == "channel_not_found")
            try await workspace.page(
                "invite", ["user": "U01ALICE", "channel": .string(channel), "who": .string(LocalWorkspace.bot)])
            #expect(try await ids(workspace, "users.conversations", types) == [channel])
            let bob = try await workspace.get("/_page/state?user=U02BOB").json
            #expect(bob["conversations"]?.array?.contains { $0["id"]?.string == channel } == false)
        }
    }

    @Test func aDirectMessageIsOpenedOnce() async throws {
        try await LocalWorkspace.run { workspace in
            let first = try await workspace.done("conversations.open", ["users": "U01ALICE"])
            #expect(first["already_open"] == nil)
            let second = try await workspace.done("conversations.open", ["users": ["U01ALICE"], "return_im": true])
            #expect(second["already_open"] == true)
            #expect(second["channel"]?["id"] == first["channel"]?["id"])
            #expect(second["channel"]?["user"] == "U01ALICE")
            let fromThePage = try await workspace.page(
                "open", ["user": "U01ALICE", "with": .string(LocalWorkspace.bot)])
            #expect(fromThePage["channel"] == first["channel"]?["id"])
            let group = try await workspace.done("conversations.open", ["users": "U01ALICE,U02BOB", "return_im": true])
            #expect(group["channel"]?["is_mpim"] == true)
        }
    }

    @Test(
        arguments: [
            ("conversations.open", [:], "users_list_not_supplied"),
            ("conversations.open", ["users": "U0NOBODY"], "user_not_found"),
            ("conversations.open", ["users": "U0VIVABOT"], "cannot_dm_bot"),
            ("conversations.list", ["types": "channel"], "invalid_types"),
            ("conversations.list", ["limit": 1_001], "invalid_limit"),
            ("conversations.list", ["cursor": "aWQ6QzBOT1BF"], "invalid_cursor"),
            ("conversations.info", ["channel": "C0NOPE"], "channel_not_found"),
            ("conversations.info", [:], "invalid_arguments"),
            ("conversations.join", ["channel": "C05OLDNEWS"], "is_archived"),
            ("conversations.create", ["name": "Big News"], "invalid_name_specials"),
            ("conversations.create", ["name": "team"], "name_taken"),
            ("conversations.create", ["name": ""], "invalid_name_required"),
            ("conversations.invite", ["channel": "C02TEAM", "users": "U01ALICE"], "already_in_channel"),
            ("conversations.invite", ["channel": "C01GENERAL", "users": "U01ALICE"], "not_in_channel"),
            ("users.info", ["user": "U0NOBODY"], "user_not_found"),
            ("bots.info", ["bot": "B0NOBODY"], "bot_not_found"),
        ] as [(String, JSONObject, String)])
    func wrongCallsAreRefused(_ method: String, _ arguments: JSONObject, _ code: String) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.error(method, arguments) == code)
        }
    }

    @Test func theBotJoinsInvitesAndLeaves() async throws {
        try await LocalWorkspace.run { workspace in
            let made = try await workspace.done("conversations.create", ["name": "launch"])
            let channel = try #require(made["channel"]?["id"])
            try await workspace.done("conversations.invite", ["channel": channel, "users": "U01ALICE,U02BOB"])
            let members = try await workspace.done("conversations.members", ["channel": channel])
            #expect(members["members"] == [.string(LocalWorkspace.bot), "U01ALICE", "U02BOB"])
            try await workspace.done("conversations.leave", ["channel": channel])
            #expect(try await workspace.done("conversations.leave", ["channel": channel])["not_in_channel"] == true)
            #expect(try await workspace.done("conversations.join", ["channel": channel])["warning"] == nil)
            #expect(
                try await workspace.done("conversations.join", ["channel": channel])["warning"] == "already_in_channel")
        }
    }

    @Test func anAdministratorInvitesKicksAndArchives() async throws {
        try await LocalWorkspace.run { workspace in
            let team: JSONObject = ["channel": .string(LocalWorkspace.team), "text": "x"]
            try await workspace.control("kick", team)
            #expect(try await workspace.error("chat.postMessage", team) == "not_in_channel")
            try await workspace.control("invite", team)
            #expect(try await workspace.error("chat.postMessage", team) == nil)
            try await workspace.control("archive", team)
            #expect(try await workspace.error("chat.postMessage", team) == "is_archived")
            #expect(try await workspace.error("conversations.history", team) == nil)
            try await workspace.control("archive", ["channel": .string(LocalWorkspace.team), "archived": false])
            #expect(try await workspace.error("chat.postMessage", team) == nil)
        }
    }

    @Test func usersAreListedWithTheirTimeZones() async throws {
        try await LocalWorkspace.run { workspace in
            let members = try await workspace.done("users.list")["members"]?.array ?? []
            #expect(members.count == 4)
            let carol = try await workspace.done("users.info", ["user": "U03CAROL"])["user"]
            #expect(members.contains { $0 == carol })
            #expect(carol?["tz_offset"] == 19_800)
            let bot = try await workspace.done("bots.info", ["bot": "B0VIVABOT"])
            #expect(bot["bot"]?["user_id"]?.string == LocalWorkspace.bot)
        }
    }

    @Test func theTeamAndItsGroupOfPeopleAreTold() async throws {
        try await LocalWorkspace.run { workspace in
            #expect(try await workspace.done("team.info")["team"]?["domain"] == "viva-local")
            let groups = try await workspace.done("usergroups.list", ["include_users": true])["usergroups"]
            #expect(groups?.array?.first?["handle"] == "leads")
            #expect(groups?.array?.first?["users"] == ["U01ALICE", "U03CAROL"])
            let members = try await workspace.done("usergroups.users.list", ["usergroup": "S01LEADS"])
            #expect(members["users"] == ["U01ALICE", "U03CAROL"])
            #expect(try await workspace.error("usergroups.users.list", ["usergroup": "S0NOPE"]) == "no_such_subteam")
        }
    }

    @Test func reactionsAreAddedOnceAndTakenBack() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("x")
            var item: JSONObject = [
                "channel": .string(LocalWorkspace.team), "timestamp": .string(ts), "name": "thumbsup",
            ]
            try await workspace.done("reactions.add", item)
            #expect(try await workspace.error("reactions.add", item) == "already_reacted")
            let shown = try await workspace.done("reactions.get", item)["message"]?["reactions"]
            #expect(shown == [["name": "thumbsup", "users": [.string(LocalWorkspace.bot)], "count": 1]])
            try await workspace.done("reactions.remove", item)
            #expect(try await workspace.error("reactions.remove", item) == "no_reaction")
            item["name"] = "not a name"
            #expect(try await workspace.error("reactions.add", item) == "invalid_name")
            item["timestamp"] = "soon"
            item["name"] = ":+1::skin-tone-3:"
            #expect(try await workspace.error("reactions.add", item) == "bad_timestamp")
            item["timestamp"] = nil
            #expect(try await workspace.error("reactions.add", item) == "no_item_specified")
        }
    }
}
