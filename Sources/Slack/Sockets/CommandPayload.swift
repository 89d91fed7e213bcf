import Chat
import Foundation

/// A slash command. https://docs.slack.dev/interactivity/implementing-slash-commands
struct CommandPayload: Decodable, Equatable, Sendable {
    var channel: String
    var user: String
    var text: String?
    var responseURL: String?
    var trigger: String

    private enum CodingKeys: String, CodingKey {
        case text
        case channel = "channel_id"
        case user = "user_id"
        case responseURL = "response_url"
        case trigger = "trigger_id"
    }

    /// - Parameters:
    ///   - isMember: whether the bot is in the conversation.
    ///   - direct: the bot's direct message with the sender, as far as it is known.
    func event(isMember: Bool, direct: ConversationID?, at date: Date) -> ChatEvent {
        let id = ConversationID(rawValue: channel)
        // Two other people's direct message is a channel like any other to which the bot does not belong.
        let isDirect = channel.hasPrefix("D") && isMember
        return ChatEvent(
            id: "command/\(trigger)", conversation: Conversation(id: id, kind: isDirect ? .direct : .channel),
            content: .command(
                SlashCommand(
                    sender: UserID(rawValue: user), text: IncomingText(text ?? "", bot: "").text, isMember: isMember,
                    direct: direct, reply: responseURL.map { ReplyLink(url: $0, issued: date).handle },
                    trigger: DialogTrigger(rawValue: trigger))),
            date: date)
    }
}
