import Foundation

/// A clock that only tests move, and those who sleep by it.
final class ManualClock: Sendable {
    private struct State {
        var now: Date
        var count = 0
        /// When those who sleep want to be woken.
        var deadlines: [Int: Date] = [:]
    }

    private let state: Watched<State>
    /// What durations lose as floating point numbers, and far less than any pause.
    private static let tolerance = 1e-4

    init(now: Date = Scene.start) { state = Watched(State(now: now)) }

    var now: Date { state.value.now }

    func sleep(for duration: Duration) async throws {
        let id = state.change { state in
            state.count += 1
            state.deadlines[state.count] = state.now.addingTimeInterval(duration / .seconds(1))
            return state.count
        }
        await state.until { $0.deadlines[id] == nil }
        state.change { $0.deadlines[id] = nil }
        try Task.checkCancellation()
    }

    /// Moves the clock and wakes those whose time has come.
    func advance(to date: Date) {
        state.change { state in
            state.now = date
            state.deadlines = state.deadlines.filter { $0.value > date.addingTimeInterval(Self.tolerance) }
        }
    }

    /// Waits until somebody sleeps until that time.
    func untilSomebodySleeps(until date: Date) async {
        await state.until { state in
            state.deadlines.values.contains { abs($0.timeIntervalSince(date)) < Self.tolerance }
        }
    }

    /// Waits until somebody sleeps until that time, and wakes them then.
    func advanceToSleeper(at date: Date) async {
        await untilSomebodySleeps(until: date)
        advance(to: date)
    }
}
