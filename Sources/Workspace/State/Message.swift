/// A message as it is stored; what depends on its thread is added when it is shown.
struct Message: Sendable, Codable, Equatable {
    struct Edit: Sendable, Codable, Equatable {
        let user: String
        let at: Timestamp
    }

    struct Reaction: Sendable, Codable, Equatable {
        let name: String
        var users: [String]
    }

    struct Metadata: Sendable, Codable, Equatable {
        let eventType: String
        let payload: JSON
    }

    /// The look a bot gave itself with `chat:write.customize`.
    struct Costume: Sendable, Codable, Equatable {
        var username: String?
        var iconEmoji: String?
        var iconURL: String?
    }

    let ts: Timestamp
    let user: String
    /// Posted by the app with its bot token.
    var isFromBot = false
    var subtype: String?
    var costume: Costume?
    /// Set on what people type in Slack's own clients.
    var clientMessageID: String?
    var text: String
    var blocks: [JSON] = []
    var attachments: [JSON] = []
    /// Ids; absent in what was stored before there were files.
    var files: [String]?
    var metadata: Metadata?
    /// The parent, for a reply.
    var thread: Timestamp?
    /// A reply that is shown in the channel as well.
    var isBroadcast = false
    var edited: Edit?
    var reactions: [Reaction] = []

    /// What stays of a deleted parent while its replies live.
    var isTombstone: Bool { subtype == "tombstone" }

    static func tombstone(at ts: Timestamp) -> Message {
        Message(ts: ts, user: "USLACKBOT", subtype: "tombstone", text: "This message was deleted.")
    }
}
