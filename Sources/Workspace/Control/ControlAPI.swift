/// The control API: what people, administrators and bad luck do, for tests and demonstrations. All are POST with a JSON body
/// to `/_control/…` and answer `{"ok":true,…}`, but for `messages` and `sockets`, which are GET; `?` marks what may be left out.
///
/// | operation | body | does |
/// | --- | --- | --- |
/// | `message` | channel, user, text, thread_ts?, reply_broadcast? | a person writes; gives `ts` |
/// | `command` | channel, user, command, text? | a person types a slash command |
/// | `interact` | channel, messageTs, user, action, values? | a person presses or chooses something in a message |
/// | `interact` | view, user, action, values? | the same in a view |
/// | `home` | user, tab? | a person opens the app's home, or `messages` |
/// | `messages?channel=` | | every message of a conversation, ascending, with all metadata |
/// | `ratelimit` | method, times, retry_after? | 429 to the next calls of a method |
/// | `ratelimit` | method, per_minute? | 429 to all calls beyond so many a minute; without a number, no limit |
/// | `sockets` | | the connections, what waits for its acknowledgement, and whether Socket Mode is on |
/// | `socket` | ack_ms?, retry_ms?, enabled? | the patience with the bot (retries as a list); Socket Mode on or off |
/// | `disconnect` | reason?, connection? | tells sockets to go: warning, refresh_requested, link_disabled, too_many_websockets |
/// | `cut` | connection? | sockets end without a word |
/// | `fault` | method or `*`, kind, times? or probability and seed, works_first? | see ``FaultReader`` |
/// | `faults/clear` | | no faults and limits any more |
/// | `grant` | token?, scopes? | gives scopes, revives a token, makes a new one |
/// | `revoke` | token?, scopes? | takes scopes; without scopes, revokes the token |
/// | `install` | name, token | another app with a bot of its own, which calls methods with that token; gives `user_id` |
/// | `invite`, `kick` | channel, user? | brings a user, the bot unless named, in or out |
/// | `archive` | channel, archived? | archives, or with false brings back |
/// | `clock` | at? or advance? | moves the clock, in seconds; without either, back to the real time |
/// | `reset` | | a fresh workspace |
enum ControlAPI {
    /// - Throws: `unknown_operation`, or why the operation is refused.
    static func answer(
        _ operation: String,
        isPost: Bool,
        _ arguments: Arguments,
        on ledger: inout Ledger
    ) throws(APIError) -> JSONObject {
        switch (operation, isPost) {
        case ("messages", false): return try messages(arguments, ledger)
        case ("message", true): return try message(arguments, &ledger)
        case ("command", true), ("interact", true), ("home", true):
            return try interact(operation, arguments, &ledger)
        case ("sockets", false): return sockets(ledger)
        case ("socket", true), ("disconnect", true), ("cut", true):
            return try control(operation, arguments, &ledger)
        case ("ratelimit", true): return try rateLimit(arguments, &ledger)
        case ("fault", true):
            ledger.faults.add(try FaultReader.rule(arguments))
            return [:]
        case ("faults/clear", true):
            ledger.faults.clear()
            return [:]
        case ("grant", true): return try grant(arguments, &ledger)
        case ("revoke", true): return try revoke(arguments, &ledger)
        case ("install", true): return try install(arguments, &ledger)
        case ("invite", true), ("kick", true):
            return try attend(arguments, isIn: operation == "invite", &ledger)
        case ("archive", true):
            try ledger.archive(try arguments.required("channel"), arguments.string("archived") != "false")
            return [:]
        case ("clock", true): return try clock(arguments, &ledger)
        case ("reset", true):
            try ledger.reset()
            return [:]
        default: throw APIError("unknown_operation")
        }
    }

    /// Every message of a conversation, replies included, ascending, with all their metadata.
    private static func messages(_ arguments: Arguments, _ ledger: Ledger) throws(APIError) -> JSONObject {
        guard let channel = ledger.state[channel: try arguments.required("channel")] else {
            throw APIError("channel_not_found")
        }
        let state = ledger.state
        return ["messages": .array(channel.log.all.map { state.json($0, in: channel, metadata: .all) })]
    }

    /// A person writes, in the form in which messages are stored.
    private static func message(_ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        let user = try arguments.required("user")
        guard let person = ledger.state.person(user), !person.isBot else { throw APIError("user_not_found") }
        let channel = try arguments.required("channel")
        var draft = Draft(channel: channel, author: user, text: try arguments.required("text"))
        if let thread = arguments.string("thread_ts"), !thread.isEmpty {
            guard let ts = Timestamp(thread) else { throw APIError("thread_not_found") }
            draft.thread = ts
        }
        draft.isBroadcast = arguments.flag("reply_broadcast")
        return ["ts": try ledger.post(draft).ts.json]
    }

    /// The next `times` calls of a method get 429; or, with `per_minute`, all beyond so many in a minute.
    private static func rateLimit(_ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        let method = try arguments.required("method")
        if arguments["per_minute"] != nil || arguments["times"] == nil {
            ledger.faults.limit(method, perMinute: try arguments.number("per_minute", in: 0...1_000_000))
            return [:]
        }
        let seconds = try arguments.number("retry_after", in: 0...86_400) ?? 1
        var rule = FaultPlan.Rule(method: method, kind: .rateLimit(retryAfter: seconds))
        rule.remaining = try arguments.number("times", in: 0...1_000_000)
        ledger.faults.add(rule)
        return [:]
    }

    // MARK: Tokens

    /// Gives a token scopes it has not, and life if it was revoked. The bot's token is meant unless another is named.
    private static func grant(_ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        var grant = known(arguments, ledger) ?? Grant(token: arguments.string("token") ?? "", kind: .bot, scopes: [])
        if grant.token.isEmpty { throw APIError("invalid_token") }
        grant.scopes += arguments.list("scopes").filter { !grant.scopes.contains($0) }
        grant.isRevoked = false
        try ledger.commit(.granted(grant))
        return ["scopes": .strings(grant.scopes)]
    }

    /// Takes scopes away from a token, or, where none are named, the token itself.
    private static func revoke(_ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        guard var grant = known(arguments, ledger) else { throw APIError("unknown_token") }
        let scopes = arguments.list("scopes")
        if scopes.isEmpty { grant.isRevoked = true }
        grant.scopes.removeAll(where: scopes.contains)
        try ledger.commit(.granted(grant))
        return ["scopes": .strings(grant.scopes)]
    }

    /// Another app. It is told of nothing, but can read, and may be told of events over HTTP.
    private static func install(_ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        let name = try arguments.required("name")
        let token = try arguments.required("token")
        guard ledger.state.grants[token] == nil else { throw APIError("invalid_token") }
        let id = name.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) } + "APP"
        guard ledger.state.person("U0" + id) == nil else { throw APIError("name_taken") }
        let bot = BotIdentity(userID: "U0" + id, botID: "B0" + id, appID: "A0" + id, name: name)
        try ledger.commit(.installed(bot))
        try ledger.commit(
            .granted(Grant(token: token, kind: .bot, scopes: WorkspaceState.usualScopes, bot: bot.userID)))
        return ["user_id": .string(bot.userID)]
    }

    private static func known(_ arguments: Arguments, _ ledger: Ledger) -> Grant? {
        if let token = arguments.string("token") { return ledger.state.grants[token] }
        return ledger.state.grants[ledger.botToken]
    }

    // MARK: Membership and time

    /// Brings a user into a channel or takes one out; the bot unless another is named.
    private static func attend(_ arguments: Arguments, isIn: Bool, _ ledger: inout Ledger) throws(APIError)
        -> JSONObject
    {
        let user = arguments.string("user") ?? ledger.state.bot.userID
        guard ledger.state.person(user) != nil else { throw APIError("user_not_found") }
        guard let info = ledger.state[channel: try arguments.required("channel")]?.info else {
            throw APIError("channel_not_found")
        }
        if isIn { _ = try ledger.add(user, to: info) } else { _ = try ledger.leave(info.id, user) }
        return [:]
    }

    /// Moves the workspace's clock: `at` a Unix time, or `advance` by seconds. Without either, back to the real time.
    private static func clock(_ arguments: Arguments, _ ledger: inout Ledger) throws(APIError) -> JSONObject {
        if let text = arguments.string("at"), !text.isEmpty {
            guard let time = Timestamp(decimal: text) else { throw APIError("invalid_arguments") }
            ledger.clockOffset += time.microseconds - ledger.now.microseconds
        } else if let seconds = try arguments.number("advance", in: -1_000_000_000...1_000_000_000) {
            ledger.clockOffset += Int64(seconds) * 1_000_000
        } else {
            ledger.clockOffset = 0
        }
        return ["now": ledger.now.json]
    }
}
