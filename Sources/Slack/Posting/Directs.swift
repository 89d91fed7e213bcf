import Chat
import Curl
import Foundation
import Synchronization

/// The direct messages that the bot has with people, as far as they are known, and the way to the others.
final class Directs: Sendable {
    private let api: SlackAPI
    private let known = Mutex<[UserID: ConversationID]>([:])
    private let canOpen = Mutex(true)

    init(api: SlackAPI) { self.api = api }

    /// A person's id in the place of a conversation, see ``UserID/address``.
    static func isAddress(_ conversation: ConversationID) -> Bool { SlackLink.isUserID(conversation.rawValue) }

    func note(_ directs: [UserID: ConversationID]) {
        known.withLock { $0.merge(directs) { $1 } }
    }

    func known(_ user: UserID) -> ConversationID? { known.withLock { $0[user] } }

    /// The direct message with that person; nil without the scope `im:write`, or if there can be none.
    func find(_ user: UserID, within time: Duration) async -> ConversationID? {
        if let known = known(user) { return known }
        guard canOpen.withLock({ $0 }) else { return nil }
        var hasty = api
        hasty.timeouts = HTTPTimeouts(connect: time, idle: time, total: time)
        do {
            return try await open(user, hasty)
        } catch {
            if case .unauthorized = error.asReading { canOpen.withLock { $0 = false } }
            return nil
        }
    }

    /// The id under which a message of that conversation is found. Posting takes a person's id, reading and changing do not.
    func channel(of conversation: ConversationID) async throws(SlackFailure) -> String {
        guard Self.isAddress(conversation) else { return conversation.rawValue }
        let user = UserID(rawValue: conversation.rawValue)
        if let known = known(user) { return known.rawValue }
        return try await open(user, api).rawValue
    }

    private func open(_ user: UserID, _ api: SlackAPI) async throws(SlackFailure) -> ConversationID {
        var json = JSONWriter()
        json.object { $0.field("users", user.rawValue) }
        let opened = try await api.write(.openDirect, Data(json.bytes), as: OpenedDirect.self)
        let direct = ConversationID(rawValue: opened.channel.id)
        note([user: direct])
        return direct
    }
}
