import Foundation
import QuestionEngine
import Testing

/// Two years of a prompter that is stopped, started and killed at random, under a clock that steps.
@Suite struct ScheduleSimulationTests {
    @Test(arguments: [
        ("Europe/Vilnius", "09:30"), ("America/New_York", "02:30"), ("Australia/Lord_Howe", "02:00"),
        ("Africa/Cairo", "00:00"),
        ("America/Nuuk", "23:30"),
    ])
    func everyDateHasItsOnePrompt(zone: String, time: String) throws {
        for seed in 1...4 {
            var prompter = try SimulatedPrompter(zone: zone, time: time, seed: UInt64(seed))
            prompter.run(days: 731, downtime: 0...3_600, step: -5_400...5_400)
            let first = try #require(prompter.posts.first?.date)
            let expected = prompter.posts.indices.map { first.adding(days: $0) }
            #expect(prompter.posts.map(\.date) == expected, "seed \(seed)")
            #expect((729...732).contains(prompter.posts.count), "seed \(seed)")
            for post in prompter.posts { #expect(abs(post.lateness) < 4 * 3_600, "seed \(seed): \(post)") }
            #expect(prompter.restarts > 500)
        }
    }

    /// Clocks that jump by days, and downtimes of days: prompts may be lost then, but none is doubled and none is older than the
    /// grace when it comes.
    @Test(arguments: [("Europe/Vilnius", "09:30"), ("America/St_Johns", "01:45"), ("Pacific/Chatham", "03:00")])
    func noDateHasTwoWhateverClocksDo(zone: String, time: String) throws {
        for seed in 1...4 {
            var prompter = try SimulatedPrompter(zone: zone, time: time, seed: UInt64(seed))
            prompter.run(days: 731, downtime: 0...(5 * 86_400), step: -3 * 86_400...3 * 86_400)
            #expect(Set(prompter.posts.map(\.date)).count == prompter.posts.count, "seed \(seed)")
            #expect(prompter.posts.count > 100, "seed \(seed)")
            for post in prompter.posts {
                #expect((0..<4 * 3_600).contains(post.latenessByClock), "seed \(seed): \(post)")
            }
        }
    }

    @Test func noDateHasTwoWhenZoneAndTimeChange() throws {
        for seed in 1...4 {
            var prompter = try SimulatedPrompter(zone: "Europe/Vilnius", time: "09:30", seed: UInt64(seed))
            prompter.changes = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Vilnius", "Australia/Lord_Howe"]
            prompter.run(days: 731, downtime: 0...3_600, step: -5_400...5_400)
            #expect(Set(prompter.posts.map(\.date)).count == prompter.posts.count, "seed \(seed)")
            #expect(prompter.posts.count > 300, "seed \(seed)")
        }
    }
}

/// The caller of `Schedule.due` with what it keeps: the moment up to which all is settled, and the claims.
private struct SimulatedPrompter {
    struct Post {
        var date: LocalDate
        /// Seconds after the occurrence, by the true time and by the clock of the machine.
        var lateness: TimeInterval
        var latenessByClock: TimeInterval
    }

    private var schedule: Schedule
    private var random: SplitMix64
    private var settledUntil: Date
    private var claims: Set<LocalDate> = []
    /// The true time, and what the machine's clock is ahead of it.
    private var time: Date
    private var ahead: TimeInterval = 0
    private(set) var posts: [Post] = []
    private(set) var restarts = 0
    /// Zones that the schedule is moved to now and then, with another time of day.
    var changes: [String] = []

    init(zone: String, time: String, seed: UInt64) throws {
        let start = LocalDate(year: 2026, month: 1, day: 1)
        schedule = Schedule(
            zone: zone, time: try #require(LocalTime(time)), recurrence: Recurrence(frequency: .daily), startsOn: start)
        random = SplitMix64(seed: seed)
        self.time = Date(timeIntervalSince1970: Double(start.dayNumber * 86_400))
        settledUntil = self.time
    }

    mutating func run(days: Int, downtime: ClosedRange<Double>, step: ClosedRange<Double>) {
        let end = time.addingTimeInterval(Double(days) * 86_400)
        while time < end {
            let wake = lookOnce()
            // Until the prompter is to wake, or something happens before.
            let sleep = max(0.001, wake?.timeIntervalSince(clock) ?? 86_400)
            let event = Double.random(in: 60...86_400, using: &random)
            time = time.addingTimeInterval(min(sleep, event))
            guard event < sleep else { continue }
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                ahead = Double.random(in: step, using: &random)
            case 1 where !changes.isEmpty:
                schedule.zone = changes.randomElement(using: &random) ?? schedule.zone
                schedule.time = LocalTime(hour: Int.random(in: 0...23, using: &random), minute: 30)
                settledUntil = clock
            default:
                time = time.addingTimeInterval(Double.random(in: downtime, using: &random))
                restarts += 1
            }
        }
    }

    private var clock: Date { time.addingTimeInterval(ahead) }

    /// One look at the schedule, with its transaction; returns when to look again.
    private mutating func lookOnce() -> Date? {
        let now = clock
        let due = schedule.due(settledUntil: settledUntil, now: now)
        if let prompt = due.fire {
            // Killed before the transaction: nothing of it has happened, and the next look comes at once.
            if Int.random(in: 0..<20, using: &random) == 0 { return now }
            if claims.insert(prompt.localDate).inserted {
                posts.append(
                    Post(
                        date: prompt.localDate, lateness: time.timeIntervalSince(prompt.instant),
                        latenessByClock: now.timeIntervalSince(prompt.instant)))
            }
        }
        settledUntil = due.settledUntil
        return due.next?.instant
    }
}
