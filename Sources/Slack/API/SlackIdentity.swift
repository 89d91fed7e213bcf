/// The answer of `auth.test`.
struct SlackIdentity: Decodable {
    var user: String
    var userID: String
    /// Missing if the token is a person's.
    var botID: String?
    var team: String

    private enum CodingKeys: String, CodingKey {
        case user, team
        case userID = "user_id"
        case botID = "bot_id"
    }
}
