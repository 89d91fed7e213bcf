import Chat
import Foundation

/// What viva sends back for an envelope.
struct Acknowledgement: Encodable {
    /// As long as a hint at an input.
    private static let longestError = 2_000

    var envelope: String
    var payload: Payload?

    struct Payload: Encodable {
        var action = "errors"
        var errors: [String: String]

        private enum CodingKeys: String, CodingKey {
            case errors
            case action = "response_action"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case payload
        case envelope = "envelope_id"
    }

    init(_ envelope: String, answer: EventAnswer?) {
        self.envelope = envelope
        if case .inputErrors(let errors) = answer, !errors.isEmpty {
            payload = Payload(errors: errors.mapValues { SlackText.label($0, limit: Self.longestError) })
        }
    }

    /// Strings alone, which can be written without fail.
    var text: String? {
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }
}
