import Chat
import Synchronization

/// A chat service that reports what it was given, then hears nothing more until it is cancelled, or refuses viva.
final class ScriptedEar: ChatService {
    let name = Scene.service
    let abilities: Set<ChatAbility> = []
    private let reports: [ListenReport]
    private let end: ChatError?
    private let asked = Mutex<[[CursorScope: CursorPosition]]>([])

    init(_ reports: [ListenReport], end: ChatError? = nil) {
        self.reports = reports
        self.end = end
    }

    /// Where each listening began.
    var positions: [[CursorScope: CursorPosition]] { asked.withLock { $0 } }

    func identify() async throws(ChatError) -> BotIdentity {
        BotIdentity(user: UserID(rawValue: "viva"), displayName: "viva", place: "here")
    }

    func listen(
        from positions: [CursorScope: CursorPosition],
        handler: @escaping @Sendable (ListenReport) async throws -> EventAnswer?
    ) async throws {
        asked.withLock { $0.append(positions) }
        for report in reports { _ = try await handler(report) }
        if let end { throw end }
        await untilCancelled()
        throw CancellationError()
    }

    func send(_ delivery: Delivery) async throws(ChatError) -> MessageID {
        throw .unavailable(reason: "it only listens")
    }
}

/// Waits until the task is cancelled.
func untilCancelled() async {
    let (never, _) = AsyncStream.makeStream(of: Never.self)
    for await _ in never {}
}
