import Chat
import Foundation

/// What an `interactive` envelope bears. https://docs.slack.dev/reference/interaction-payloads
struct InteractionPayload: Decodable {
    var content: PushedContent

    private enum Key: String, CodingKey {
        case type
    }

    init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .type) {
        case "block_actions":
            let action = try ActionPayload(from: decoder)
            content = action.token == nil ? .nothing : .action(action)
        case "view_submission": content = .submission(try SubmissionPayload(from: decoder))
        default: content = .nothing
        }
    }
}

/// What stands in the fields of a message or view: by block, then by element.
struct FieldStates: Decodable, Equatable, Sendable {
    var values: [String: [String: Field]]

    struct Field: Decodable, Equatable, Sendable {
        var type: String
        var value: String?
        var selected: Option?
        var selectedMany: [Option]?

        private enum CodingKeys: String, CodingKey {
            case type, value
            case selected = "selected_option"
            case selectedMany = "selected_options"
        }

        /// Any number of these can be ticked, which is no action by itself.
        var isChoice: Bool { ActionPayload.choiceTypes.contains(type) }
    }

    struct Option: Decodable, Equatable, Sendable {
        var value: String
    }
}

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
        var isEphemeral: Bool?

        private enum CodingKeys: String, CodingKey {
            case channel = "channel_id"
            case message = "message_ts"
            case thread = "thread_ts"
            case isEphemeral = "is_ephemeral"
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
        // What one person alone saw is gone when it is answered: nothing can take its place.
        let isLasting = container.isEphemeral != true
        return ChatEvent(
            id: "action/\(trigger)", conversation: Conversation(id: conversation ?? sender.address, kind: kind),
            content: .action(
                UsedAction(
                    sender: sender, token: token,
                    choices: ticked.flatMap { $0.selectedMany ?? [] }.map { ActionToken(rawValue: $0.value) },
                    message: isLasting ? container.message.map { MessageID(rawValue: $0.rawValue) } : nil,
                    thread: thread.flatMap {
                        $0 == container.message ? nil : MessageID(rawValue: $0.rawValue)
                    },
                    reply: responseURL.map { ReplyLink(url: $0, issued: date).handle },
                    trigger: DialogTrigger(rawValue: trigger))),
            date: used.ts?.date ?? date)
    }
}

/// A dialog that was sent off.
struct SubmissionPayload: Decodable, Equatable, Sendable {
    var user: ActionPayload.Named
    var trigger: String
    var view: View

    struct View: Decodable, Equatable, Sendable {
        var token: String
        var state: FieldStates

        private enum CodingKeys: String, CodingKey {
            case state
            case token = "callback_id"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case user, view
        case trigger = "trigger_id"
    }

    func event(at date: Date) -> ChatEvent {
        let sender = UserID(rawValue: user.id)
        var values: [String: String] = [:]
        for (id, fields) in view.state.values {
            guard let field = fields[InputField.actionID], let value = field.selected?.value ?? field.value else {
                continue
            }
            if !value.isEmpty { values[id] = value }
        }
        return ChatEvent(
            id: "submission/\(trigger)", conversation: Conversation(id: sender.address, kind: .direct),
            content: .submission(
                Submission(sender: sender, token: ActionToken(rawValue: view.token), values: values)),
            date: date)
    }
}
