package import Chat
import Curl
import Foundation

extension SlackService {
    package func identify() async throws(ChatError) -> BotIdentity {
        do {
            let own = try await api.identify()
            return BotIdentity(user: UserID(rawValue: own.user), displayName: own.name, place: own.team)
        } catch {
            throw error.asReading
        }
    }
}

/// Who the bot is, and what it may do.
struct OwnIdentity: Sendable {
    var user: String
    /// The id of the bot as the author of messages.
    var app: String
    var name: String
    var team: String
    /// Types of conversations that it may list and read, as `users.conversations` wants them.
    var conversationTypes: String
    /// Slack's clock; nil if the answer does not tell.
    var serverDate: Date?
}

extension SlackAPI {
    /// Which two scopes each type of conversation takes.
    private static let types: [(type: String, prefix: String)] = [
        ("public_channel", "channels"), ("private_channel", "groups"), ("mpim", "mpim"), ("im", "im"),
    ]

    func identify() async throws(SlackFailure) -> OwnIdentity {
        let (identity, headers) = try await readWithHeaders(.identity, as: SlackIdentity.self)
        guard let app = identity.botID else {
            throw .refused(
                SlackRefusal(
                    method: .identity, code: "not_allowed_token_type",
                    details: ["the token is a person's: take the Bot User OAuth Token, xoxb-…"]
                ))
        }
        return OwnIdentity(
            user: identity.userID, app: app, name: identity.user, team: identity.team,
            conversationTypes: try Self.conversationTypes(granted: headers["x-oauth-scopes"]),
            serverDate: headers["Date"].flatMap(Self.date)
        )
    }

    /// An app without the scopes for private channels or group messages simply does without these. Slack tells the scopes with
    /// every answer; a server that does not is asked for everything.
    static func conversationTypes(granted list: String?) throws(SlackFailure) -> String {
        let granted = list.map { Set($0.split(separator: ",").map { $0.filter { !$0.isWhitespace } }) }
        guard let granted else { return types.map(\.type).joined(separator: ",") }
        let readable = types.filter {
            granted.contains("\($0.prefix):read") && granted.contains("\($0.prefix):history")
        }
        let needed = readable.isEmpty ? ["channels:read", "channels:history", "im:read", "im:history"] : []
        let missing = (["chat:write"] + needed).filter { !granted.contains($0) }
        guard missing.isEmpty else {
            throw .refused(
                SlackRefusal(
                    method: .identity, code: "missing_scope", needed: missing.joined(separator: ","), provided: list))
        }
        return readable.map(\.type).joined(separator: ",")
    }

    /// RFC 9110, section 5.6.7.
    static func date(_ text: String) -> Date? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: text)
    }
}
