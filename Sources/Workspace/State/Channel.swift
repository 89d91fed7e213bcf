/// A conversation: a channel, a private channel, a direct message or a group of people.
struct Channel: Sendable {
    enum Kind: String, Sendable, Codable, CaseIterable {
        case publicChannel = "public_channel"
        case privateChannel = "private_channel"
        case direct = "im"
        case group = "mpim"

        /// What the scopes for this kind begin with, as in `channels:history`.
        var scopeFamily: String {
            switch self {
            case .publicChannel: "channels"
            case .privateChannel: "groups"
            case .direct: "im"
            case .group: "mpim"
            }
        }

        var isDirect: Bool { self == .direct || self == .group }
    }

    /// Everything but the messages.
    struct Info: Sendable, Codable, Equatable {
        let id: String
        let name: String
        let kind: Kind
        let creator: String
        /// Seconds since 1970.
        let created: Int
        var topic = ""
        var purpose = ""
        var isGeneral = false
        var isArchived = false
        /// In the order of joining.
        var members: [String]

        func has(_ user: String) -> Bool { members.contains(user) }

        /// Whether that user can see the conversation at all: public channels are open to everyone.
        func isVisible(to user: String) -> Bool { kind == .publicChannel || has(user) }
    }

    var info: Info
    var log = MessageLog()
    /// What single people were shown and nobody else: kept in memory only, the newest ones.
    var ephemerals: [Ephemeral] = []

    struct Ephemeral: Sendable {
        let user: String
        let message: Message
    }

    init(_ info: Info) { self.info = info }
}
