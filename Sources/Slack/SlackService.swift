package import Chat
package import Curl
package import Foundation
package import Logging
package import Pictures
import Synchronization

/// Slack as a ``ChatService``: hears over a WebSocket if there is an app token, else by polling the Web API, and speaks by the
/// Web API.
///
/// Polling hears what is said in direct messages, in channels, and in threads that the bot takes part in or whose growth shows
/// in the recent messages of the channel. It never hears edits, buttons and slash commands.
package final class SlackService: ChatService {
    package let name: ServiceName
    package var abilities: Set<ChatAbility> { configuration.appToken == nil ? [.whispers] : Set(ChatAbility.allCases) }
    /// As `Config/slack-manifest.yaml` has it. Slack pushes such commands, or they are not there.
    package var slashCommand: String? { configuration.appToken == nil ? nil : "/viva" }
    let configuration: SlackConfiguration
    let api: SlackAPI
    let logger: Logger
    /// Draws a card as a PNG; nil if it cannot.
    let picture: (@Sendable (ScoreCard) async -> Data?)?
    /// For the side that asks: what was posted, and how the WebSocket is.
    let notes = ListeningNotes()
    let directs: Directs
    let replies = ReplyLinks()
    let shelf = PictureShelf()
    /// When a delivery was last tried with unknown outcome; the delivery itself tells when it first was.
    private let unclear = Mutex<[DeliveryKey: Date]>([:])

    package init(
        name: ServiceName = ServiceName(rawValue: "slack"),
        configuration: SlackConfiguration,
        client: HTTPClient,
        logger: Logger,
        picture: (@Sendable (ScoreCard) async -> Data?)? = nil
    ) {
        self.name = name
        self.configuration = configuration
        api = SlackAPI(client: client, configuration: configuration)
        self.logger = logger
        self.picture = picture
        directs = Directs(api: api)
    }

    package func listen(
        from positions: [CursorScope: CursorPosition],
        handler: @escaping @Sendable (ListenReport) async throws -> EventAnswer?
    ) async throws {
        let positions = positions.mapValues { SlackTimestamp(rawValue: $0.rawValue) }
        if let token = configuration.appToken {
            return try await listen(withAppToken: token, from: positions, handler: handler)
        }
        var listening = Listening(
            api: api, configuration: configuration, logger: logger, directs: directs, positions: positions)
        while true {
            for report in try await listening.step(notes.take()) {
                _ = try await handler(report)
            }
        }
    }

    func noteUnclear(_ key: DeliveryKey) {
        let now = configuration.now()
        let settled = now - configuration.settleTime / .seconds(1)
        unclear.withLock { times in
            times = times.filter { $0.value > settled }
            times[key] = now
        }
    }

    func lastUnclear(_ key: DeliveryKey) -> Date? {
        unclear.withLock { $0[key] }
    }

    func forgetUnclear(_ key: DeliveryKey) {
        unclear.withLock { _ = $0.removeValue(forKey: key) }
    }
}

/// Says that the bot posted.
struct PostedNote: Sendable {
    var conversation: ConversationID
    var thread: SlackTimestamp?
}
