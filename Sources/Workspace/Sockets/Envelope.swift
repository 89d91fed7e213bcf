import Foundation

/// One delivery to the app over a socket.
struct Envelope: Sendable {
    enum Kind: String, Sendable {
        case events = "events_api"
        case interactive
        case command = "slash_commands"
    }

    /// What becomes of an acknowledgement, or of its absence.
    enum Purpose: Sendable {
        case event
        /// A person waits for the answer to a command.
        case command(name: String, user: String, channel: String)
        /// A person pressed or chose something.
        case action(user: String)
        /// A person sent a form off.
        case submission(user: String, view: String)
        /// A person closed a form.
        case closure
    }

    let kind: Kind
    let purpose: Purpose
    let payload: JSONObject
    /// New with every attempt.
    private(set) var id = UUID().uuidString.lowercased()
    private(set) var attempt = 0
    private(set) var reason = ""

    init(_ kind: Kind, _ purpose: Purpose, _ payload: JSONObject) {
        self.kind = kind
        self.purpose = purpose
        self.payload = payload
    }

    /// The same for another try.
    func again(because reason: String) -> Envelope {
        var next = self
        next.id = UUID().uuidString.lowercased()
        next.attempt += 1
        next.reason = reason
        return next
    }

    /// Whether the acknowledgement may carry an answer.
    var acceptsPayload: Bool {
        switch purpose {
        case .command, .submission: true
        case .event, .action, .closure: false
        }
    }

    var json: JSONObject {
        var object: JSONObject = [
            "envelope_id": .string(id), "payload": .object(payload), "type": .string(kind.rawValue),
            "accepts_response_payload": .bool(acceptsPayload),
        ]
        if kind == .events {
            object.append("retry_attempt", .int(attempt))
            object.append("retry_reason", .string(reason))
        }
        return object
    }
}
