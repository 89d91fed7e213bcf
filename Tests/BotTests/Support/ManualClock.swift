import Foundation
import Synchronization

/// A clock that only tests move, and those who sleep by it.
final class ManualClock: Sendable {
    fileprivate struct Sleeper {
        var deadline: Date
        var continuation: CheckedContinuation<Void, any Error>
    }

    fileprivate struct Watcher {
        var deadline: Date
        var continuation: CheckedContinuation<Void, Never>
    }

    fileprivate struct State {
        var now: Date
        var count = 0
        var sleepers: [Int: Sleeper] = [:]
        /// Cancelled before they fell asleep.
        var cancelled: Set<Int> = []
        var watchers: [Watcher] = []
    }

    private let state: Mutex<State>
    /// What durations lose as floating point numbers, and far less than any pause.
    private static let tolerance = 1e-4

    init(now: Date = Scene.start) { state = Mutex(State(now: now)) }

    var now: Date { state.withLock { $0.now } }

    func sleep(for duration: Duration) async throws {
        let id = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (isCancelled, watchers) = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return (true, [Watcher]()) }
                    let deadline = state.now.addingTimeInterval(duration / .seconds(1))
                    state.sleepers[id] = Sleeper(deadline: deadline, continuation: continuation)
                    return (false, state.takeWatchers())
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
                for watcher in watchers { watcher.continuation.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves the clock and wakes those whose time has come.
    func advance(to date: Date) {
        let woken = state.withLock { state in
            state.now = date
            let due = state.sleepers.filter { $0.value.deadline <= date.addingTimeInterval(Self.tolerance) }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Waits until somebody sleeps until that time.
    func untilSomebodySleeps(until date: Date) async {
        await withCheckedContinuation { continuation in
            let watchers = state.withLock { state in
                state.watchers.append(Watcher(deadline: date, continuation: continuation))
                return state.takeWatchers()
            }
            for watcher in watchers { watcher.continuation.resume() }
        }
    }

    /// Waits until somebody sleeps until that time, and wakes them then.
    func advanceToSleeper(at date: Date) async {
        await untilSomebodySleeps(until: date)
        advance(to: date)
    }

    fileprivate static func isSame(_ a: Date, _ b: Date) -> Bool { abs(a.timeIntervalSince(b)) < tolerance }
}

extension ManualClock.State {
    /// Those whose sleeper is there.
    fileprivate mutating func takeWatchers() -> [ManualClock.Watcher] {
        let found = watchers.filter { watcher in
            sleepers.values.contains { ManualClock.isSame($0.deadline, watcher.deadline) }
        }
        watchers.removeAll { watcher in
            sleepers.values.contains { ManualClock.isSame($0.deadline, watcher.deadline) }
        }
        return found
    }
}
