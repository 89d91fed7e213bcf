package import Chat
package import Curl
import Foundation
package import Logging
import Synchronization

/// Slack as a ``ChatService``: hears by polling the Web API, speaks by `chat.postMessage`.
///
/// Polling hears what is said in direct messages, in channels, and in threads that the bot takes part in or whose growth shows
/// in the recent messages of the channel. It never hears edits, buttons and slash commands.
package final class SlackService: ChatService {
    package let name: ServiceName
    package var abilities: Set<ChatAbility> { [.whispers] }
    let configuration: SlackConfiguration
    let api: SlackAPI
    let logger: Logger
    /// What was posted, for the listening side: replies are to be expected there.
    private let posted = Mutex<[PostedNote]>([])
    /// When a delivery was last tried with unknown outcome; the delivery itself tells when it first was.
    private let unclear = Mutex<[DeliveryKey: Date]>([:])

    package init(
        name: ServiceName = ServiceName(rawValue: "slack"),
        configuration: SlackConfiguration,
        client: HTTPClient,
        logger: Logger
    ) {
        self.name = name
        self.configuration = configuration
        api = SlackAPI(client: client, configuration: configuration)
        self.logger = logger
    }

    package func listen(
        from positions: [CursorScope: CursorPosition],
        handler: @escaping @Sendable (ListenReport) async throws -> EventAnswer?
    ) async throws {
        var listening = Listening(
            api: api, configuration: configuration, logger: logger,
            positions: positions.mapValues { SlackTimestamp(rawValue: $0.rawValue) }
        )
        while true {
            for report in try await listening.step(posted: takePosted()) {
                _ = try await handler(report)
            }
        }
    }

    func note(_ note: PostedNote) {
        // Nobody takes them while nobody listens.
        posted.withLock { notes in
            if notes.count < 1_000 { notes.append(note) }
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

    private func takePosted() -> [PostedNote] {
        posted.withLock { notes in
            defer { notes.removeAll() }
            return notes
        }
    }
}

/// Says that the bot posted.
struct PostedNote: Sendable {
    var conversation: ConversationID
    var thread: SlackTimestamp?
}
