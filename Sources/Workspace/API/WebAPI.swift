/// Slack's Web API over a ledger: who calls, may they, and what it answers.
enum WebAPI {
    struct Answer: Sendable {
        var body: JSONObject
        /// The code of the refusal, nil when it went well.
        var failure: String?
        /// The scopes of the token that called.
        var scopes: [String]?
        /// What went wrong inside, for the log.
        var cause: String?
    }

    private static let methods: [String: Method] = [
        "api.test": Method(.open, Methods.apiTest),
        "apps.connections.open": Method(.one("connections:write"), for: .app, Methods.appsConnectionsOpen),
        "auth.test": Method(.token, Methods.authTest),
        "bots.info": Method(.one("users:read"), Methods.botsInfo),
        "chat.delete": Method(.one("chat:write"), Methods.chatDelete),
        "chat.getPermalink": Method(.token, Methods.chatGetPermalink),
        "chat.postEphemeral": Method(.one("chat:write"), Methods.chatPostEphemeral),
        "chat.postMessage": Method(.one("chat:write"), Methods.chatPostMessage),
        "chat.update": Method(.one("chat:write"), Methods.chatUpdate),
        "conversations.create": Method(.token, Methods.conversationsCreate),
        "conversations.history": Method(.history, Methods.conversationsHistory),
        "conversations.info": Method(.read, Methods.conversationsInfo),
        "conversations.invite": Method(.manage, Methods.conversationsInvite),
        "conversations.join": Method(.one("channels:join"), Methods.conversationsJoin),
        "conversations.leave": Method(.manage, Methods.conversationsLeave),
        "conversations.list": Method(.types { "\($0.scopeFamily):read" }, Methods.conversationsList),
        "conversations.members": Method(.read, Methods.conversationsMembers),
        "conversations.open": Method(.token, Methods.conversationsOpen),
        "conversations.replies": Method(.history, Methods.conversationsReplies),
        "files.completeUploadExternal": Method(.one("files:write"), Methods.filesCompleteUploadExternal),
        "files.getUploadURLExternal": Method(.one("files:write"), Methods.filesGetUploadURLExternal),
        "files.info": Method(.one("files:read"), Methods.filesInfo),
        "reactions.add": Method(.one("reactions:write"), Methods.reactionsAdd),
        "reactions.get": Method(.one("reactions:read"), Methods.reactionsGet),
        "reactions.remove": Method(.one("reactions:write"), Methods.reactionsRemove),
        "team.info": Method(.one("team:read"), Methods.teamInfo),
        "usergroups.list": Method(.one("usergroups:read"), Methods.usergroupsList),
        "usergroups.users.list": Method(.one("usergroups:read"), Methods.usergroupsUsersList),
        "users.conversations": Method(.types { "\($0.scopeFamily):read" }, Methods.usersConversations),
        "users.info": Method(.one("users:read"), Methods.usersInfo),
        "users.list": Method(.one("users:read"), Methods.usersList),
        "views.open": Method(.token, Methods.viewsOpen),
        "views.publish": Method(.token, Methods.viewsPublish),
        "views.push": Method(.token, Methods.viewsPush),
        "views.update": Method(.token, Methods.viewsUpdate),
    ]

    /// Calls a method with the token that the caller brought, nil when that is none.
    static func call(
        _ name: String,
        _ arguments: Arguments,
        token: String?,
        baseURL: String,
        on ledger: inout Ledger
    ) -> Answer {
        guard let method = methods[name] else {
            return refusal(APIError("unknown_method", details: ["req_method": name]), nil)
        }
        var grant: Grant?
        do throws(APIError) {
            let known: Grant
            if case .open = method.scope {
                known = Grant(token: "", kind: .bot, scopes: [])
            } else {
                known = try Self.grant(token, of: method.kind, in: ledger.state)
                grant = known
            }
            let user = known.bot ?? ledger.state.bot.userID
            let call = Call(arguments: arguments, grant: known, user: user, baseURL: baseURL)
            try method.scope.check(call, in: ledger.state)
            var body: JSONObject = ["ok": true]
            for member in try method.run(&ledger, call).members { body.append(member.key, member.value) }
            return Answer(body: body, scopes: grant?.scopes)
        } catch {
            return refusal(error, grant)
        }
    }

    private static func grant(
        _ token: String?,
        of kind: Grant.Kind,
        in state: WorkspaceState
    ) throws(APIError) -> Grant {
        guard let token, !token.isEmpty else { throw APIError("not_authed") }
        guard let grant = state.grants[token] else { throw APIError("invalid_auth") }
        if grant.isRevoked { throw APIError("token_revoked") }
        if grant.kind != kind { throw APIError("not_allowed_token_type") }
        return grant
    }

    static func refusal(_ error: APIError, _ grant: Grant? = nil) -> Answer {
        var body: JSONObject = ["ok": false, "error": .string(error.code)]
        for (key, value) in error.details.sorted(by: { $0.key < $1.key }) { body.append(key, .string(value)) }
        if !error.messages.isEmpty { body.append("response_metadata", ["messages": .strings(error.messages)]) }
        return Answer(body: body, failure: error.code, scopes: grant?.scopes, cause: error.cause)
    }
}
