import Chat
import Slack
import Synchronization

/// The receiving end of ``SlackService/listen(from:handler:)``: keeps what was reported, as the bot's store would.
final class Ear: Sendable {
    private struct State {
        var positions: [CursorScope: CursorPosition]
        var events: [ChatEvent] = []
    }

    private let state: Mutex<State>
    private let reports: AsyncStream<ListenReport>
    private let feed: AsyncStream<ListenReport>.Continuation

    init(positions: [CursorScope: CursorPosition] = [:]) {
        state = Mutex(State(positions: positions))
        (reports, feed) = AsyncStream.makeStream()
    }

    var positions: [CursorScope: CursorPosition] { state.withLock { $0.positions } }
    var events: [ChatEvent] { state.withLock { $0.events } }
    var texts: [String] { events.compactMap { $0.message?.text } }
    var joined: [String] { events.filter { $0.content == .joined }.map(\.conversation.id.rawValue) }

    func take(_ report: ListenReport) {
        switch report {
        case .batch(let batch):
            state.withLock { state in
                state.positions[batch.scope] = batch.position
                state.events += batch.events
            }
        case .moved(let positions): state.withLock { $0.positions.merge(positions) { $1 } }
        case .event(let event): state.withLock { $0.events.append(event) }
        case .alive, .interrupted: break
        }
        feed.yield(report)
    }

    /// Listens for the time of `body`; ends with its end, or with the error that ended listening.
    ///
    /// - Parameter answer: what the bot says to an event.
    func listen(
        to service: SlackService, answer: @escaping @Sendable (ChatEvent) async throws -> EventAnswer? = { _ in nil },
        _ body: @Sendable (Ear) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // When listening ends by itself, whoever waits for a report must not wait for ever.
                defer { self.feed.finish() }
                try await service.listen(from: self.positions) { report in
                    self.take(report)
                    if case .event(let event) = report { return try await answer(event) }
                    return nil
                }
            }
            do {
                try await body(self)
            } catch is SilentEar {
                // The error that ended listening says more.
                try await group.next()
                throw SilentEar()
            }
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
        }
    }

    /// Waits for a report like this; those before it are gone.
    @discardableResult
    func report(where isWanted: (ListenReport) -> Bool) async throws -> ListenReport {
        for await report in reports where isWanted(report) { return report }
        throw SilentEar()
    }

    /// Waits until `condition` holds, looking after each report.
    func waits(until condition: (Ear) -> Bool) async throws {
        if condition(self) { return }
        try await report { _ in condition(self) }
    }

    /// Everything that was said so far and can be heard has been heard when each conversation and thread was asked again.
    /// `say` says a last word that can be waited for.
    func hears(_ text: String) async throws {
        try await waits { $0.texts.contains(text) }
    }

    /// Waits until all is set up: the list of conversations is known.
    func isListening() async throws {
        try await waits { $0.positions[CursorScope(rawValue: "conversations")] != nil }
    }

    struct SilentEar: Error {}
}
