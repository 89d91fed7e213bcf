import Synchronization

/// A value that many change, and on whose state others wait.
final class Watched<Value: Sendable>: Sendable {
    private struct Watcher {
        var isSatisfied: @Sendable (Value) -> Bool
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var value: Value
        var count = 0
        var watchers: [Int: Watcher] = [:]
        /// Cancelled before they began to wait.
        var cancelled: Set<Int> = []

        mutating func takeSatisfied() -> [Watcher] {
            let satisfied = watchers.filter { $0.value.isSatisfied(value) }
            for id in satisfied.keys { watchers[id] = nil }
            return Array(satisfied.values)
        }
    }

    private let state: Mutex<State>

    init(_ value: Value) { state = Mutex(State(value: value)) }

    var value: Value { state.withLock { $0.value } }

    @discardableResult
    func change<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        let (result, satisfied) = state.withLock { state in (body(&state.value), state.takeSatisfied()) }
        for watcher in satisfied { watcher.continuation.resume() }
        return result
    }

    /// Waits until the value is like this, or until the test is cancelled because its time is over.
    func until(_ isSatisfied: @escaping @Sendable (Value) -> Bool) async {
        let id = state.withLock { state in
            state.count += 1
            return state.count
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.cancelled.remove(id) != nil || isSatisfied(state.value) { return true }
                    state.watchers[id] = Watcher(isSatisfied: isSatisfied, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let watcher = state.withLock { state in
                let watcher = state.watchers.removeValue(forKey: id)
                if watcher == nil { state.cancelled.insert(id) }
                return watcher
            }
            watcher?.continuation.resume()
        }
    }
}
