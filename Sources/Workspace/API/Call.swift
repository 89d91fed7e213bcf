/// One call of a Web API method, by the bot.
struct Call: Sendable {
    let arguments: Arguments
    let grant: Grant
    /// The bot's user.
    let user: String
    /// Where this workspace is reached, ending with a slash.
    let baseURL: String
}
