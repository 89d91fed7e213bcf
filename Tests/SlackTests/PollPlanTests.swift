import Chat
import Testing

@testable import Slack

@Suite struct PollPlanTests {
    private typealias Target = PollPlan.Target

    private func plan(
        history: Int = 600, interval: ClosedRange<Duration> = .seconds(1) ... .seconds(6)
    ) -> PollPlan {
        PollPlan(
            configuration: SlackConfiguration(
                botToken: "", historyRequestsPerMinute: history, repliesRequestsPerMinute: 60, pollInterval: interval,
                membershipInterval: .seconds(15), retryDelay: .seconds(1) ... .seconds(60)))
    }

    private func conversation(_ name: String) -> Target { .conversation(ConversationID(rawValue: name)) }

    private func thread(_ name: String) -> Target {
        .thread(ThreadID(conversation: ConversationID(rawValue: name), parent: SlackTimestamp(rawValue: "1.000000")))
    }

    /// Lets the plan run, every request taking `latency`, and returns when each target was asked.
    private func run(
        _ plan: inout PollPlan, from start: Duration = .zero, for length: Duration,
        latency: Duration = .milliseconds(50),
        each: (inout PollPlan, Target, Duration) -> Void = { _, _, _ in }
    ) -> [Target: [Duration]] {
        var asked: [Target: [Duration]] = [:]
        var now = start
        while now < start + length {
            switch plan.next(at: now) {
            case .wait(let time):
                precondition(time > now)
                now = time
            case .poll(let target):
                asked[target, default: []].append(now)
                plan.spend(target.method, at: now)
                now += latency
                plan.succeeded(target, at: now)
                each(&plan, target, now)
            }
        }
        return asked
    }

    @Test func theListOfConversationsComesFirst() {
        var plan = plan()
        plan.watch(conversation("D1"), rhythm: .conversation, isDirect: true, lastActivity: .zero)
        plan.succeeded(conversation("D1"), at: .zero)
        #expect(plan.next(at: .zero) == .poll(.membership))
    }

    @Test func amongEquallySilentOnesDirectMessagesGoFirstAndThenWhatWasActiveLast() {
        var plan = plan()
        plan.succeeded(.membership, at: .zero)
        let silences = [
            ("C1", false, 9_010), ("C2", false, 9_005), ("C3", false, 10), ("D1", true, 9_000), ("D2", true, 20),
        ]
        for (name, isDirect, age) in silences {
            plan.watch(conversation(name), rhythm: .conversation, isDirect: isDirect, lastActivity: .seconds(-age))
        }
        var order: [Target] = []
        _ = run(&plan, for: .milliseconds(250)) { _, target, _ in order.append(target) }
        #expect(order == ["D2", "C3", "D1", "C2", "C1"].map(conversation))
    }

    @Test func aConversationIsAskedOftenWhileActiveAndLessAndLessInSilence() throws {
        var plan = plan()
        plan.watch(conversation("C1"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        let times = try #require(run(&plan, for: .seconds(3_600))[conversation("C1")])
        let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
        #expect(try #require(gaps.first) < .seconds(1.2))
        #expect(try #require(gaps.last) >= .seconds(6))
        #expect(gaps.allSatisfy { $0 < .seconds(6.3) })
        // Rounding apart, never sooner than before.
        #expect(zip(gaps.dropFirst(), gaps).allSatisfy { $0 >= $1 - .milliseconds(200) })

        plan.noteActivity(in: conversation("C1"), at: .seconds(3_600))
        let again = try #require(run(&plan, from: .seconds(3_600), for: .seconds(30))[conversation("C1")])
        #expect(again.count > 20)
    }

    @Test func withTooLittleBudgetNobodyStarvesAndTheActiveAreServedMore() throws {
        // 220 conversations on 40 requests a minute: a round takes five and a half minutes.
        var plan = plan(history: 40)
        for index in 0..<200 {
            plan.watch(
                conversation("D\(index)"), rhythm: .conversation, isDirect: true, lastActivity: .seconds(-86_400))
        }
        for index in 0..<20 {
            plan.watch(
                conversation("C\(index)"), rhythm: .conversation, isDirect: false, lastActivity: .seconds(-86_400))
        }
        let busy = [conversation("D7"), conversation("C7")]
        for target in busy { plan.noteActivity(in: target, at: .zero) }
        let asked = run(&plan, for: .seconds(2 * 3_600)) { plan, target, now in
            if busy.contains(target) { plan.noteActivity(in: target, at: now) }
        }
        func longestWait(_ target: Target) throws -> Duration {
            let times = [.zero] + (try #require(asked[target])) + [.seconds(7_200)]
            return try #require(zip(times.dropFirst(), times).map { $0 - $1 }.max())
        }
        for index in 0..<200 where index != 7 {
            #expect(try longestWait(conversation("D\(index)")) < .seconds(12 * 60))
        }
        for index in 0..<20 where index != 7 {
            #expect(try longestWait(conversation("C\(index)")) < .seconds(40 * 60))
        }
        for target in busy { #expect(try longestWait(target) < .seconds(12)) }
        let requests = asked.filter { $0.key.method == .history }.values.reduce(0) { $0 + $1.count }
        #expect((40 * 120...40 * 120 + 10).contains(requests))
    }

    @Test func theBudgetIsNeverExceeded() throws {
        var plan = plan(history: 40, interval: .milliseconds(1) ... .milliseconds(2))
        for index in 0..<50 {
            plan.watch(conversation("C\(index)"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        }
        let times = run(&plan, for: .seconds(600), latency: .milliseconds(1)).filter { $0.key.method == .history }
            .values.flatMap { $0 }.sorted()
        for (index, time) in times.enumerated() {
            // Fifty is what Slack allows.
            let minute = times[index...].prefix { $0 < time + .seconds(60) }
            #expect(minute.count <= 50)
        }
        #expect(times.count >= 400)
    }

    @Test func threadsHaveABudgetOfTheirOwn() throws {
        var plan = plan(history: 6)
        plan.watch(conversation("C1"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        plan.watch(thread("C1"), rhythm: .thread, isDirect: false, lastActivity: .zero)
        let asked = run(&plan, for: .seconds(60))
        #expect(try #require(asked[conversation("C1")]).count <= 8)
        #expect(try #require(asked[thread("C1")]).count > 20)
    }

    @Test func aQuietThreadIsAskedRarelyAndAtOnceWhenWoken() throws {
        var plan = plan()
        plan.watch(thread("C1"), rhythm: .thread, isDirect: false, lastActivity: .seconds(-86_400))
        let quiet = try #require(run(&plan, for: .seconds(3_600))[thread("C1")])
        #expect((6...7).contains(quiet.count))
        plan.wake(thread("C1"))
        #expect(
            plan.next(at: .seconds(3_601)) == .poll(.membership)
                || plan.next(at: .seconds(3_601)) == .poll(thread("C1")))
        #expect(try #require(run(&plan, from: .seconds(3_601), for: .seconds(1))[thread("C1")]).count == 1)
    }

    @Test func aThreadOfOthersIsAskedOnlyWhenWoken() throws {
        var plan = plan()
        plan.watch(thread("C1"), rhythm: .whenAwake, isDirect: false, lastActivity: .zero)
        #expect(run(&plan, for: .seconds(3_600))[thread("C1")] == nil)
        plan.wake(thread("C1"))
        #expect(try #require(run(&plan, from: .seconds(3_600), for: .seconds(600))[thread("C1")]).count == 1)
    }

    @Test func aThreadKnownToBeQuietCostsNothing() throws {
        var plan = plan()
        plan.watch(thread("C1"), rhythm: .thread, isDirect: false, lastActivity: .seconds(-3_600))
        plan.watch(conversation("C1"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        let asked = run(&plan, for: .seconds(600)) { plan, target, now in
            if target == self.conversation("C1") { plan.noteQuiet(self.thread("C1"), at: now) }
        }
        #expect((asked[thread("C1")] ?? []).count <= 1)
    }

    @Test func aFailingConversationWaitsAndTheOthersGoOn() throws {
        var plan = plan()
        plan.watch(conversation("C1"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        plan.watch(conversation("C2"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        var failures: [Duration] = []
        _ = run(&plan, for: .seconds(600)) { plan, target, now in
            guard target == self.conversation("C1") else { return }
            failures.append(now)
            for _ in failures { plan.failed(target, at: now, jitter: 0.5) }
        }
        let asked = run(&plan, from: .seconds(600), for: .seconds(60))
        #expect(try #require(asked[conversation("C2")]).count >= 9)
        #expect(failures.count < 60)
    }

    @Test func withTheLinkDownNothingIsAskedAndThePausesGrow() {
        var plan = plan()
        plan.watch(conversation("C1"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        var now = Duration.zero
        var pauses: [Duration] = []
        for _ in 0..<8 {
            plan.linkFailed(at: now, jitter: 0.999_999)
            guard case .wait(let time) = plan.next(at: now) else { break }
            pauses.append(time - now)
            now = time
        }
        #expect(pauses.map { ($0 / .seconds(1)).rounded() } == [1, 2, 4, 8, 16, 32, 60, 60])
        plan.succeeded(.membership, at: now)
        plan.linkFailed(at: now, jitter: 0)
        #expect(plan.next(at: now) == .wait(until: now + .milliseconds(500)))
    }

    @Test func aPauseThatTheServiceAsksForHoldsThatMethodOnly() {
        var plan = plan()
        plan.watch(conversation("C1"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        plan.watch(thread("C1"), rhythm: .thread, isDirect: false, lastActivity: .zero)
        plan.hold(.history, until: .seconds(30))
        let asked = run(&plan, for: .seconds(60))
        #expect(asked[conversation("C1")]?.first == .seconds(30))
        #expect(asked[thread("C1")]?.first.map { $0 < .seconds(1) } == true)
    }

    @Test func anAppThatSlackRestrictsIsSlowedDown() throws {
        var plan = plan()
        plan.watch(conversation("C1"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        plan.slow(.history, toPerMinute: 1, at: .zero)
        let times = try #require(run(&plan, for: .seconds(600))[conversation("C1")])
        #expect((9...10).contains(times.count))
    }

    @Test func scansComeLessOftenThanPolls() throws {
        var plan = plan()
        plan.watch(conversation("C1"), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        #expect(plan.isScanDue(conversation("C1"), at: .zero))
        var scans = 0
        let asked = run(&plan, for: .seconds(3_600)) { plan, target, now in
            guard target == self.conversation("C1"), plan.isScanDue(target, at: now) else { return }
            scans += 1
            plan.noteScan(of: target, at: now)
        }
        let polls = try #require(asked[conversation("C1")]).count
        #expect(scans > 100)
        #expect(scans * 3 < polls)
    }
}
