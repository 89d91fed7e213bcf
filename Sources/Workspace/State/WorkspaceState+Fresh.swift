extension WorkspaceState {
    /// Every scope that a method of this workspace asks for, but `chat:write.public` and `chat:write.customize`.
    static let usualScopes = [
        "app_mentions:read", "channels:history", "channels:join", "channels:manage", "channels:read", "chat:write",
        "commands", "files:read", "files:write", "groups:history", "groups:read", "groups:write", "im:history",
        "im:read", "im:write",
        "mpim:history", "mpim:read", "mpim:write", "reactions:read", "reactions:write", "team:read",
        "usergroups:read", "users:read",
    ]

    static let localBot = BotIdentity(userID: "U0VIVABOT", botID: "B0VIVABOT", appID: "A0VIVAAPP", name: "viva")

    /// A new workspace: three people, the bot, and channels with and without it.
    static func fresh(founded: Timestamp, botToken: String, appToken: String) -> WorkspaceState {
        let bot = localBot
        var state = WorkspaceState(
            bot: bot,
            people: [
                Person(id: "U01ALICE", name: "alice", realName: "Alice Ashdown", timeZone: "Europe/Vilnius"),
                Person(id: "U02BOB", name: "bob", realName: "Bob Barros", timeZone: "America/New_York"),
                Person(id: "U03CAROL", name: "carol", realName: "Carol Chandra", timeZone: "Asia/Kolkata"),
                Person(id: bot.userID, name: bot.name, realName: "viva", timeZone: "Etc/UTC", isBot: true),
            ],
            grants: [
                Grant(token: botToken, kind: .bot, scopes: usualScopes),
                Grant(token: appToken, kind: .app, scopes: ["connections:write"]),
            ],
            groups: [
                UserGroup(
                    id: "S01LEADS",
                    name: "Leads",
                    handle: "leads",
                    description: "Those who hire",
                    members: ["U01ALICE", "U03CAROL"]
                )
            ],
            founded: founded
        )
        let team = ["U01ALICE", "U02BOB", "U03CAROL"]
        let channels = [
            ("C01GENERAL", "general", "Announcements and what concerns everyone", team),
            ("C02TEAM", "team", "The engineering team", team + [bot.userID]),
            ("C03HIRING", "hiring", "Interviews and their questions", team + [bot.userID]),
            ("C04RANDOM", "random", "Everything else", team),
            ("C05OLDNEWS", "old-news", "Closed", team + [bot.userID]),
        ]
        for (id, name, purpose, members) in channels {
            state.apply(
                .opened(
                    Channel.Info(
                        id: id,
                        name: name,
                        kind: .publicChannel,
                        creator: "U01ALICE",
                        created: founded.seconds,
                        purpose: purpose,
                        isGeneral: name == "general",
                        isArchived: name == "old-news",
                        members: members
                    )
                )
            )
        }
        return state
    }
}
