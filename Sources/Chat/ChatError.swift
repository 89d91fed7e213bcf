/// What went wrong between viva and a chat service, by what the receiver has to do. Reasons are one line for an operator and
/// never hold tokens or message texts.
package enum ChatError: Error, Sendable, Equatable {
    /// Wait as long as the service asked, then do the same again.
    case rateLimited(retryAfter: Duration)
    /// Nothing was done; try again later.
    case unavailable(reason: String)
    /// It may or may not have been done; look before doing it again.
    case outcomeUnknown(reason: String)
    /// This conversation cannot be used (left, archived, gone); others can.
    case conversationClosed(reason: String)
    /// The service refused this message, and would again.
    case rejected(reason: String)
    /// The service refuses viva itself (token, scope): stop and tell the operator.
    case unauthorized(reason: String)
}

extension ChatError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .rateLimited(let wait): "the chat service asks to wait \(wait.components.seconds) s"
        case .unavailable(let reason): "the chat service is not available: \(reason)"
        case .outcomeUnknown(let reason): "it is not known whether the chat service did it: \(reason)"
        case .conversationClosed(let reason): "the conversation is closed to viva: \(reason)"
        case .rejected(let reason): "the chat service refused the message: \(reason)"
        case .unauthorized(let reason): "the chat service refuses viva: \(reason)"
        }
    }
}
