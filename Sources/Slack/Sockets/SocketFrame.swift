import Foundation

/// What comes over a WebSocket of Slack's. https://docs.slack.dev/apis/events-api/using-socket-mode
enum SocketFrame: Sendable {
    case hello
    case disconnect(Departure)
    case envelope(id: String, content: PushedContent)
    case other

    /// Why Slack ends a connection.
    enum Departure: Equatable, Sendable {
        /// In a few seconds; another is to be opened before.
        case refresh
        /// Socket Mode was turned off.
        case disabled
        /// The app has as many connections as it may.
        case tooMany
        case other(String)

        init(_ reason: String) {
            self =
                switch reason {
                case "warning", "refresh_requested": .refresh
                case "link_disabled": .disabled
                case "too_many_websockets": .tooMany
                default: .other(reason)
                }
        }
    }

    /// Nil if it is none of Slack's JSON.
    init?(_ text: String) {
        guard let frame = try? JSONDecoder().decode(SocketFrame.self, from: Data(text.utf8)) else { return nil }
        self = frame
    }
}

extension SocketFrame: Decodable {
    private enum Key: String, CodingKey {
        case type, reason, payload
        case envelope = "envelope_id"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let type = try fields.decode(String.self, forKey: .type)
        switch type {
        case "hello": self = .hello
        case "disconnect": self = .disconnect(Departure(try fields.decode(String.self, forKey: .reason)))
        default:
            guard let id = try? fields.decode(String.self, forKey: .envelope) else {
                self = .other
                return
            }
            // What cannot be read would come again and again if it were not acknowledged.
            self = .envelope(id: id, content: (try? Self.content(type, fields)) ?? .nothing)
        }
    }

    private static func content(_ type: String, _ fields: KeyedDecodingContainer<Key>) throws -> PushedContent {
        switch type {
        case "events_api": try fields.decode(EventPayload.self, forKey: .payload).content
        case "slash_commands": .command(try fields.decode(CommandPayload.self, forKey: .payload))
        case "interactive": try fields.decode(InteractionPayload.self, forKey: .payload).content
        default: .nothing
        }
    }
}
