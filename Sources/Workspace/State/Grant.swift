/// A token and what it may do.
struct Grant: Sendable, Codable, Equatable {
    enum Kind: String, Sendable, Codable { case bot, app }

    let token: String
    let kind: Kind
    var scopes: [String]
    var isRevoked = false
    /// The user of the bot that it speaks for; nil: of the workspace's own.
    var bot: String?

    func allows(_ scope: String) -> Bool { scopes.contains(scope) }
}
