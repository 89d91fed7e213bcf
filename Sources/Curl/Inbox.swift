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

    /// False if the inbox is closed; the command is dropped then.
    func put(_ command: Command) -> Bool {
        let (isTaken, isWaiting) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.commands.append(command)
            defer { state.isWaiting = false }
            return (true, state.isWaiting)
        }
        if isWaiting {
            wake()
        }
        return isTaken
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
