import Chat
import Synchronization

/// What the side that asks is to know from the others: each note is taken once, and wakes it.
final class ListeningNotes: Sendable {
    enum Note: Sendable {
        /// Replies are to be expected there.
        case posted(PostedNote)
        /// From here on everything is pushed. What came after `newest`, the last message that was pushed before, may have been
        /// missed: that is the gap of that number.
        case pushed(gap: Int, newest: SlackTimestamp?)
        /// Nothing is pushed any more; everything was until that message.
        case unpushed(newest: SlackTimestamp?)
        /// The list of conversations, or the token, may not be what it was.
        case doubt
    }

    /// Nobody takes them while nobody listens.
    private static let capacity = 1_000

    private let state = Mutex<(notes: [Note], waiter: CheckedContinuation<Void, Never>?)>(([], nil))

    func add(_ note: Note) {
        let waiter = state.withLock { state in
            if state.notes.count < Self.capacity { state.notes.append(note) }
            return state.waiter.take()
        }
        waiter?.resume()
    }

    func take() -> [Note] {
        state.withLock { state in
            defer { state.notes = [] }
            return state.notes
        }
    }

    /// Sleeps until that moment, or until there is a note.
    func sleep(until moment: ContinuousClock.Instant) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Task.sleep(until: moment, tolerance: .zero, clock: .continuous) }
            group.addTask { await self.wait() }
            try await group.next()
            group.cancelAll()
        }
        try Task.checkCancellation()
    }

    /// Until there is a note, or the task is cancelled; for one task at a time.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if !state.notes.isEmpty || Task.isCancelled { return true }
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiter.take() }?.resume()
        }
    }
}
