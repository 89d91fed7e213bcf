/// A member of the workspace: a person or the bot's own user.
struct Person: Sendable, Codable, Equatable {
    let id: String
    let name: String
    let realName: String
    /// IANA name.
    let timeZone: String
    var isBot = false
    var deleted = false
}

/// A group of people that can be mentioned together.
struct UserGroup: Sendable {
    let id: String
    let name: String
    let handle: String
    let description: String
    let members: [String]
}

/// An installed app and its bot.
struct BotIdentity: Sendable, Codable {
    let userID: String
    let botID: String
    let appID: String
    let name: String
}
