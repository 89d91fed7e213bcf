package import Chat

/// What an operator can set about who may do what, where, and how often.
package struct PeopleSettings: Sendable {
    package enum Schedulers: String, Sendable, CaseIterable {
        case everyone, admins
    }

    package var admins: AdminRoll
    /// Who may change the daily schedules of channels. Those of a direct message are everybody's own.
    package var schedulesBy: Schedulers
    /// What one person may ask for; nil: as often as they like.
    package var rate: CommandRate?
    /// The only channels in which the bot does anything; empty: all.
    package var channels: Set<ConversationID>
    package var directMessages: Bool
    package var leaderboard: Bool

    package init(
        admins: AdminRoll = AdminRoll(), schedulesBy: Schedulers = .everyone, rate: CommandRate? = nil,
        channels: Set<ConversationID> = [], directMessages: Bool = true, leaderboard: Bool = true
    ) {
        self.admins = admins
        self.schedulesBy = schedulesBy
        self.rate = rate
        self.channels = channels
        self.directMessages = directMessages
        self.leaderboard = leaderboard
    }

    /// Whether the bot does anything in that conversation.
    func allow(_ conversation: Conversation) -> Bool {
        switch conversation.kind {
        case .channel: channels.isEmpty || channels.contains(conversation.id)
        case .direct: directMessages
        }
    }

    func allowScheduling(by person: UserID, in kind: Conversation.Kind) -> Bool {
        kind == .direct || schedulesBy == .everyone || admins.contains(person)
    }
}
