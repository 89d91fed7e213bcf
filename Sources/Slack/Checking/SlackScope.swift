/// A scope of the bot's token, and what does not work without it. `Config/slack-manifest.yaml` asks for all of them; a test
/// holds the two together.
struct SlackScope: Sendable, Equatable {
    var name: String
    /// Completes “without it …”.
    var cost: String
    /// Nothing works without it.
    var isNeeded = false

    /// With an app token some more are of use: what is not pushed without them.
    static let all = [
        SlackScope(name: "chat:write", cost: "viva cannot say anything", isNeeded: true),
        SlackScope(name: "channels:read", cost: "viva does not know in which public channels it is"),
        SlackScope(name: "channels:history", cost: "viva hears nothing in public channels"),
        SlackScope(name: "groups:read", cost: "viva does not know in which private channels it is"),
        SlackScope(name: "groups:history", cost: "viva hears nothing in private channels"),
        SlackScope(name: "im:read", cost: "viva does not know its direct messages"),
        SlackScope(name: "im:history", cost: "viva hears nothing in direct messages, so there are no quizzes there"),
        SlackScope(name: "mpim:read", cost: "viva does not know in which group messages it is"),
        SlackScope(name: "mpim:history", cost: "viva hears nothing in group messages"),
        SlackScope(name: "im:write", cost: "a quiz that is asked for in a channel cannot begin in a direct message"),
        SlackScope(name: "files:write", cost: "results come without their picture"),
    ]

    static let withAppToken = [
        SlackScope(name: "app_mentions:read", cost: "mentions are heard only where the channel's history may be read"),
        SlackScope(name: "commands", cost: "there is no /viva"),
    ]

    static let withGroups = [
        SlackScope(name: "usergroups:read", cost: "the members of people.admin_groups are no admins")
    ]
}
