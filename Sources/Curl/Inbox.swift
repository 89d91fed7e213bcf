import CLibcurl
import Glibc
import Synchronization

/// The only way from callers to the thread that owns libcurl: commands in order, and an eventfd that ends its waiting.
final class Inbox: Sendable {
    enum Command: Sendable {
        case start(Call)
        case open(WebSocketOpening, Reply<Void>)
        /// Of the WebSocket with this id.
        case use(WebSocketCall, of: Call.ID)
        /// A request or the opening of a WebSocket; any other, and one that has ended, is left alone.
        case cancel(Call.ID)
        /// A use of the WebSocket with this id.
        case cancelUse(Call.ID, of: Call.ID)
        /// The WebSocket has no owner any more.
        case drop(Call.ID)
    }

    struct Batch: Sendable {
        var commands: [Command]
        /// True once the client is shut down; nothing comes after this batch.
        var isLast: Bool
    }

    private struct State: Sendable {
        var commands: [Command] = []
        var isClosed = false
        /// True while the thread may be blocked and has to be woken.
        var isWaiting = false

        /// - Returns: Whether the thread has to be woken.
        mutating func append(_ command: Command) -> Bool {
            commands.append(command)
            defer { isWaiting = false }
            return isWaiting
        }
    }

    private let state = Locked(State())
    private let lastID = Atomic<Call.ID>(0)
    /// Becomes readable when there is something to take. Closed with the last reference, so that no late wake-up
    /// can hit a descriptor that has been given to somebody else.
    let descriptor: CInt

    init() throws(HTTPError) {
        descriptor = shim_eventfd_create()
        guard descriptor >= 0 else { throw .system("eventfd") }
    }

    deinit {
        close(descriptor)
    }

    func nextID() -> Call.ID {
        lastID.wrappingAdd(1, ordering: .relaxed).newValue
    }

    /// Hands over what `command` makes of a way back, and waits for the answer.
    ///
    /// - Parameters:
    ///   - cancellation: Follows if the current task is cancelled meanwhile.
    ///   - refusal: The error if the client is shut down, or the task is cancelled before.
    func ask<Value: Sendable>(
        _ command: (Reply<Value>) -> Command,
        cancellation: Command,
        refusal: (HTTPError.Kind) -> HTTPError
    ) async throws(HTTPError) -> Value {
        let outcome: Result<Value, HTTPError> = await withTaskCancellationHandler {
            await withCheckedContinuation { reply in
                if let kind = put(command(reply)) {
                    reply.resume(returning: .failure(refusal(kind)))
                }
            }
        } onCancel: {
            tell(cancellation)
        }
        return try outcome.get()
    }

    /// Takes `command`, or says why not: the client is shut down, or the current task is cancelled.
    private func put(_ command: Command) -> HTTPError.Kind? {
        let (refusal, isWaiting) = state.withLock { state -> (HTTPError.Kind?, Bool) in
            guard !state.isClosed else { return (.shutDown, false) }
            // Asked under the lock: whoever cancels from now on puts the cancellation behind this command.
            guard !Task.isCancelled else { return (.cancelled, false) }
            return (nil, state.append(command))
        }
        if isWaiting {
            wake()
        }
        return refusal
    }

    /// A command that nobody waits for.
    func tell(_ command: Command) {
        if state.withLock({ $0.append(command) }) {
            wake()
        }
    }

    func shut() {
        state.withLock { $0.isClosed = true }
        wake()
    }

    /// All that has arrived. If that is nothing, the next arrival wakes the thread.
    func take() -> Batch {
        state.withLock { state in
            var batch = Batch(commands: [], isLast: state.isClosed)
            swap(&batch.commands, &state.commands)
            state.isWaiting = batch.commands.isEmpty
            return batch
        }
    }

    private func wake() {
        // Fails only if the counter is full, and then the thread is awake anyway.
        _ = shim_eventfd_signal(descriptor)
    }
}
