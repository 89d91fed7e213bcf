import Chat
import Foundation

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
