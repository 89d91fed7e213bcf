/// Everything a workspace knows, as a value. It changes by `apply` alone and never fails to: whether a change is allowed is
/// decided before, by the ledger's verbs.
struct WorkspaceState: Sendable {
    static let teamID = "T0VIVALOCAL"
    static let teamName = "Viva Local"
    static let teamDomain = "viva-local"

    /// That of the app which is told of events, commands and actions.
    let bot: BotIdentity
    /// Those of other apps, which only call methods.
    private(set) var otherBots: [BotIdentity] = []
    private(set) var people: [Person]
    let groups: [UserGroup]
    private(set) var channels: [String: Channel] = [:]
    /// Conversation ids in the order of their making.
    private(set) var order: [String] = []
    private(set) var grants: [String: Grant]
    /// The modals on people's screens, the uppermost last, and the app's home, by person.
    private(set) var modals: [String: [View]] = [:]
    private(set) var homes: [String: View] = [:]
    private(set) var files: [String: SharedFile] = [:]
    /// Where the workspace is reached, ending with a slash: as the bot last addressed it.
    var baseURL = "http://localhost/"
    /// The newest timestamp given out.
    private(set) var newest: Timestamp

    init(bot: BotIdentity, people: [Person], grants: [Grant], groups: [UserGroup], founded: Timestamp) {
        self.bot = bot
        self.groups = groups
        self.people = people
        self.grants = Dictionary(grants.map { ($0.token, $0) }, uniquingKeysWith: { $1 })
        newest = founded
    }

    subscript(channel id: String) -> Channel? { channels[id] }

    func person(_ id: String) -> Person? { people.first { $0.id == id } }

    /// The bot whose user that is; the workspace's own for all others.
    func bot(_ user: String) -> BotIdentity { otherBots.first { $0.userID == user } ?? bot }

    /// The conversations, in the order of their making.
    var conversations: some Sequence<Channel> { order.lazy.compactMap { channels[$0] } }

    /// The timestamp of something that happens now: never one that was given out before.
    func timestamp(now: Timestamp) -> Timestamp { max(now, newest.next) }

    mutating func apply(_ change: Change) {
        switch change {
        case .posted(let channel, let message):
            newest = max(newest, message.ts)
            channels[channel]?.log.append(message)
        case .whispered(let channel, let user, let message):
            newest = max(newest, message.ts)
            channels[channel]?.whisper(message, to: user)
        case .whisperChanged(let channel, let user, let message):
            channels[channel]?.changeWhisper(message.ts, to: user) { $0 = message }
        case .whisperRemoved(let channel, let user, let ts):
            channels[channel]?.changeWhisper(ts, to: user) { $0 = nil }
        case .rewritten(let channel, let message):
            channels[channel]?.log.update(message.ts) { $0 = message }
        case .deleted(let channel, let ts):
            channels[channel]?.log.delete(ts)
        case .reacted(let channel, let ts, let user, let name, let added):
            channels[channel]?.log.update(ts) { $0.react(user, name, added) }
        case .opened(let info):
            if channels.updateValue(Channel(info), forKey: info.id) == nil { order.append(info.id) }
        case .joined(let channel, let user):
            channels[channel]?.info.members.append(user)
        case .left(let channel, let user):
            channels[channel]?.info.members.removeAll { $0 == user }
        case .archived(let channel, let archived):
            channels[channel]?.info.isArchived = archived
        case .granted(let grant):
            grants[grant.token] = grant
        case .showed(let user, let views):
            modals[user] = views.isEmpty ? nil : views
        case .published(let view):
            homes[view.user] = view
        case .uploaded(let file):
            files[file.id] = file
        case .installed(let bot):
            otherBots.append(bot)
            people.append(
                Person(id: bot.userID, name: bot.name, realName: bot.name, timeZone: "Etc/UTC", isBot: true))
        }
    }
}

extension Channel {
    /// How many ephemeral messages a conversation keeps.
    private static let ephemeralLimit = 200

    mutating func whisper(_ message: Message, to user: String) {
        if ephemerals.count == Self.ephemeralLimit { ephemerals.removeFirst() }
        ephemerals.append(Ephemeral(user: user, message: message))
    }

    func whisper(_ ts: Timestamp, to user: String) -> Message? {
        ephemerals.first { $0.user == user && $0.message.ts == ts }?.message
    }

    /// Changes an ephemeral message, or with nil removes it.
    mutating func changeWhisper(_ ts: Timestamp, to user: String, _ change: (inout Message?) -> Void) {
        guard let index = ephemerals.firstIndex(where: { $0.user == user && $0.message.ts == ts }) else { return }
        var message: Message? = ephemerals[index].message
        change(&message)
        if let message {
            ephemerals[index] = Ephemeral(user: user, message: message)
        } else {
            ephemerals.remove(at: index)
        }
    }
}

extension Message {
    mutating func react(_ user: String, _ name: String, _ added: Bool) {
        let index = reactions.firstIndex { $0.name == name }
        if added {
            if let index {
                reactions[index].users.append(user)
            } else {
                reactions.append(Reaction(name: name, users: [user]))
            }
        } else if let index {
            reactions[index].users.removeAll { $0 == user }
            if reactions[index].users.isEmpty { reactions.remove(at: index) }
        }
    }
}
