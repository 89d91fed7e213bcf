import Chat
import Curl

/// Why a call of the Web API brought nothing.
enum SlackFailure: Error {
    /// No answer at all.
    case noAnswer(HTTPError)
    /// Too many requests for this method; others are not affected.
    case limited(retryAfter: Duration)
    /// An answer that is not Slack's JSON: an error page, or cut off.
    case unreadable(status: Int)
    /// `ok: false`.
    case refused(SlackRefusal)
}

/// What Slack says with `ok: false`.
struct SlackRefusal: Equatable, Sendable {
    var method: SlackMethod
    var code: String
    /// The scopes that would do and those that the token has; only with `missing_scope`.
    var needed: String?
    var provided: String?
    /// Where in the arguments the mistake is.
    var details: [String] = []

    /// One line for an operator.
    var reason: String {
        switch code {
        case "missing_scope" where method != .openSocket:
            let granted = Set(Self.scopes(in: provided))
            let missing = Self.scopes(in: needed).filter { !granted.contains($0) }
            return "the token lacks the scope \(missing.joined(separator: ", ")) for \(method.rawValue):"
                + " add it under OAuth & Permissions and install the app again"
        case _ where method == .openSocket: return socketReason
        case "invalid_auth", "not_authed":
            return "Slack does not know the bot token (\(code)): copy the Bot User OAuth Token again"
        case "token_revoked", "token_expired", "account_inactive":
            return "the bot token is no longer valid (\(code)): install the app again and use its new token"
        default:
            let place = details.isEmpty ? "" : ": " + details.joined(separator: "; ")
            return "Slack answered \(code) to \(method.rawValue)\(place)"
        }
    }

    /// `apps.connections.open` is called with the other token.
    private var socketReason: String {
        switch code {
        case "invalid_auth", "not_authed":
            "Slack does not know the app token (\(code)): copy the App-Level Token, xapp-…, from Basic Information again"
        case "token_revoked", "token_expired", "account_inactive":
            "the app token is no longer valid (\(code)): make a new App-Level Token under Basic Information"
        case "not_allowed_token_type":
            "the app token is of another kind (\(code)): take an App-Level Token, xapp-…, from Basic Information"
        case "missing_scope":
            "the app token lacks the scope connections:write: make a new App-Level Token with it under Basic Information"
        default: "Slack answered \(code) to \(method.rawValue), which the app token is for"
        }
    }

    private static func scopes(in list: String?) -> [String] {
        (list ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    }
}

extension SlackFailure {
    /// What reading came to nothing means to the receiver. Reading changes nothing, so that it can always be repeated.
    var asReading: ChatError {
        switch self {
        case .noAnswer(let error): .unavailable(reason: error.reason)
        case .limited(let time): .rateLimited(retryAfter: time)
        case .unreadable(let status): .unavailable(reason: Self.unreadableReason(status))
        case .refused(let refusal):
            switch SlackErrorClass(refusal.code) {
            case .unauthorized: .unauthorized(reason: refusal.reason)
            case .closed: .conversationClosed(reason: refusal.reason)
            case .mistake, .gone, .later, .unclear, .unknown: .unavailable(reason: refusal.reason)
            }
        }
    }

    /// What a failed post means to the receiver: whether the message may be there all the same.
    var asPosting: ChatError {
        switch self {
        case .noAnswer(let error):
            error.nothingWasSent ? .unavailable(reason: error.reason) : .outcomeUnknown(reason: error.reason)
        case .limited(let time): .rateLimited(retryAfter: time)
        // A proxy that redirects or refuses (3xx, 4xx) has not passed the request on; a success or 5xx tells nothing.
        case .unreadable(let status) where (300..<500).contains(status) && status != 408:
            .unavailable(reason: Self.unreadableReason(status))
        case .unreadable(let status): .outcomeUnknown(reason: Self.unreadableReason(status))
        case .refused(let refusal):
            switch SlackErrorClass(refusal.code) {
            case .unauthorized: .unauthorized(reason: refusal.reason)
            case .closed: .conversationClosed(reason: refusal.reason)
            case .mistake, .gone, .unknown: .rejected(reason: refusal.reason)
            case .later: .unavailable(reason: refusal.reason)
            case .unclear: .outcomeUnknown(reason: refusal.reason)
            }
        }
    }

    /// As ``asPosting`` for what does without a conversation of its own, so that a refusal tells nothing about one.
    var asAside: ChatError {
        if case .conversationClosed(let reason) = asPosting { .rejected(reason: reason) } else { asPosting }
    }

    /// Whether the message that was to be changed is gone.
    var isOfNothing: Bool {
        if case .refused(let refusal) = self { SlackErrorClass(refusal.code) == .gone } else { false }
    }

    private static func unreadableReason(_ status: Int) -> String {
        "HTTP status \(status) with an answer that is not Slack's"
    }
}
