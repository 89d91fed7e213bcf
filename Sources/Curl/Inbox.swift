import CLibcurl
import Glibc

/// The only way from callers to the thread that owns libcurl: commands in order, and an eventfd that ends its waiting.
final class Inbox: Sendable {
    enum Command: Sendable {
        case start(Call)
        case cancel(Call.ID)
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

    /// Takes `call`, or says why not: the client is shut down, or the current task is cancelled.
    func start(_ call: Call) -> HTTPError? {
        let (refusal, isWaiting) = state.withLock { state -> (HTTPError?, Bool) in
            guard !state.isClosed else { return (.shutDown(call.request, nothingWasSent: true), false) }
            // Asked under the lock: whoever cancels from now on puts ``cancel(_:)`` behind this call.
            guard !Task.isCancelled else { return (.cancelled(call.request, nothingWasSent: true), false) }
            return (nil, state.append(.start(call)))
        }
        if isWaiting {
            wake()
        }
        return refusal
    }

    /// Ends a call that was started; any other, and one that has ended, is left alone.
    func cancel(_ id: Call.ID) {
        if state.withLock({ $0.append(.cancel(id)) }) {
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
