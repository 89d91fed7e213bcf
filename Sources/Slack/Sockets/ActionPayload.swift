import Chat
import Foundation

/// A used button or menu.
struct ActionPayload: Decodable, Equatable, Sendable {
    static let choiceTypes: Set<String> = ["checkboxes", "multi_static_select"]

    var user: Named
    var trigger: String
    var responseURL: String?
    var container: Container
    var message: Message?
    var state: FieldStates?
    var actions: [Used]

    struct Named: Decodable, Equatable, Sendable {
        var id: String
    }

    /// Where the element stands; on the bot's page without message and channel.
    struct Container: Decodable, Equatable, Sendable {
        var channel: String?
        var message: SlackTimestamp?
        var thread: SlackTimestamp?

        private enum CodingKeys: String, CodingKey {
            case channel = "channel_id"
            case message = "message_ts"
            case thread = "thread_ts"
        }
    }

    struct Message: Decodable, Equatable, Sendable {
        var thread: SlackTimestamp?

        private enum CodingKeys: String, CodingKey {
            case thread = "thread_ts"
        }
    }

    struct Used: Decodable, Equatable, Sendable {
        var type: String
        var value: String?
        var selected: FieldStates.Option?
        var ts: SlackTimestamp?

        private enum CodingKeys: String, CodingKey {
            case type, value
            case selected = "selected_option"
            case ts = "action_ts"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case user, container, message, state, actions
        case trigger = "trigger_id"
        case responseURL = "response_url"
    }

    /// What was pressed or chosen; nil if something was merely ticked.
    var token: ActionToken? {
        actions.first.flatMap { used in
            Self.choiceTypes.contains(used.type) ? nil : (used.selected?.value ?? used.value)
        }.map(ActionToken.init(rawValue:))
    }

    func event(at date: Date) -> ChatEvent? {
        guard let token, let used = actions.first else { return nil }
        let sender = UserID(rawValue: user.id)
        let conversation = container.channel.map(ConversationID.init(rawValue:))
        let kind: Conversation.Kind = container.channel?.hasPrefix("D") == false ? .channel : .direct
        let thread = container.thread ?? message?.thread
        let ticked = (state?.values ?? [:]).sorted { $0.key < $1.key }.flatMap { $0.value.values.filter(\.isChoice) }
        return ChatEvent(
            id: "action/\(trigger)", conversation: Conversation(id: conversation ?? sender.address, kind: kind),
            content: .action(
                UsedAction(
                    sender: sender, token: token,
                    choices: ticked.flatMap { $0.selectedMany ?? [] }.map { ActionToken(rawValue: $0.value) },
                    message: container.message.map { MessageID(rawValue: $0.rawValue) },
                    thread: thread.flatMap {
                        $0 == container.message ? nil : MessageID(rawValue: $0.rawValue)
                    },
                    reply: responseURL.map { ReplyLink(url: $0, issued: date).handle },
                    trigger: DialogTrigger(rawValue: trigger))),
            date: used.ts?.date ?? date)
    }
}
