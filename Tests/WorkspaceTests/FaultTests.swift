import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct FaultTests {
    private let post: JSONObject = ["channel": .string(LocalWorkspace.team), "text": "x"]

    private func attempt(_ workspace: LocalWorkspace, _ method: String = "chat.postMessage") async throws -> HTTPReply?
    {
        try await workspace.client.send(
            HTTPClient.Request(
                "POST",
                "/api/\(method)",
                headers: [
                    "Authorization": "Bearer \(LocalWorkspace.botToken)",
                    "Content-Type": "application/json; charset=utf-8",
                ],
                body: JSONWriter.bytes(of: .object(post))
            )
        )
    }

    @Test func aCutConnectionGivesNoAnswerAndStoresNothing() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("fault", ["method": "chat.postMessage", "kind": "cut"])
            #expect(try await attempt(workspace) == nil)
            #expect(try await workspace.texts().isEmpty)
            #expect(try await attempt(workspace)?.status == 200)
        }
    }

    @Test func aLostAnswerStoresThePost() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.control("fault", ["method": "chat.postMessage", "kind": "lose_answer", "times": 2])
            #expect(try await attempt(workspace) == nil)
            #expect(try await attempt(workspace) == nil)
            #expect(try await workspace.texts() == ["x", "x"])
        }
    }

    @Test(
        arguments: [
            (["kind": "error", "error": "fatal_error"], 200, #""error":"fatal_error""#, 0),
            (["kind": "error", "works_first": true], 200, #""error":"internal_error""#, 1),
            (["kind": "http_500"], 500, "", 0), (["kind": "html_502"], 502, "<html>", 0),
            (["kind": "html_502", "works_first": true], 502, "<html>", 1),
            (["kind": "ratelimit", "retry_after": 7], 429, #""error":"ratelimited""#, 0),
            (["kind": "delay_ms", "ms": 1], 200, #""ok":true"#, 1),
        ] as [(JSONObject, Int, String, Int)])
    func eachFaultStrikesOnceInItsOwnWay(_ fault: JSONObject, _ status: Int, _ body: String, _ stored: Int) async throws
    {
        try await LocalWorkspace.run { workspace in
            var fault = fault
            fault.append("method", "*")
            #expect(try await workspace.control("fault", fault)["ok"] == true)
            let reply = try #require(try await attempt(workspace))
            #expect(reply.status == status)
            #expect(body.isEmpty || reply.body.contains(body))
            #expect(reply.headers["retry-after"] == (status == 429 ? "7" : nil))
            #expect(try await workspace.texts().count == stored)
        }
    }

    @Test func otherMethodsAreSparedAndClearingEndsAll() async throws {
        try await LocalWorkspace.run { workspace in
            let fault: JSONObject = ["method": "chat.postMessage", "kind": "http_500", "times": 1_000]
            try await workspace.control("fault", fault)
            #expect(try await workspace.error("auth.test") == nil)
            #expect(try await attempt(workspace)?.status == 500)
            try await workspace.control("faults/clear")
            #expect(try await attempt(workspace)?.status == 200)
        }
    }

    @Test func theSameSeedStrikesTheSameCalls() {
        func struck(seed: UInt64) -> [Bool] {
            var plan = FaultPlan()
            var rule = FaultPlan.Rule(method: "*", kind: .cut)
            rule.probability = 0.3
            rule.generator = SplitMix64(seed: seed)
            plan.add(rule)
            return (0..<1_000).map { _ in plan.next("chat.postMessage", now: Timestamp(microseconds: 0)).kind != nil }
        }
        #expect(struck(seed: 7) == struck(seed: 7))
        #expect(struck(seed: 7) != struck(seed: 8))
        #expect((250...350).contains(struck(seed: 7).count { $0 }))
    }

    @Test func splitMix64GivesItsPublishedNumbers() {
        // The first numbers of the reference implementation with seed 1234567.
        var generator = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in generator.next() } == [6457827717110365317, 3203168211198807973, 9817491932198370423])
    }

    @Test func delaysAddUpAndTheFirstFaultThatStrikesWins() {
        var plan = FaultPlan()
        for delay in [10, 20] {
            var rule = FaultPlan.Rule(method: "*", kind: nil)
            rule.delayMilliseconds = delay
            rule.remaining = 1
            plan.add(rule)
        }
        for kind in [FaultPlan.Kind.http500, .cut] {
            var rule = FaultPlan.Rule(method: "auth.test", kind: kind)
            rule.remaining = 1
            plan.add(rule)
        }
        let now = Timestamp(microseconds: 0)
        #expect(plan.next("auth.test", now: now) == .init(kind: .http500, delayMilliseconds: 30))
        #expect(plan.next("auth.test", now: now) == .init(kind: .cut))
        #expect(plan.next("auth.test", now: now) == .init())
    }

    @Test func aBudgetPerMinuteTellsWhenThereIsRoomAgain() {
        var plan = FaultPlan()
        plan.limit("conversations.history", perMinute: 2)
        func kind(atSecond second: Int64) -> FaultPlan.Kind? {
            plan.next("conversations.history", now: Timestamp(microseconds: second * 1_000_000)).kind
        }
        #expect(kind(atSecond: 0) == nil)
        #expect(kind(atSecond: 10) == nil)
        #expect(kind(atSecond: 20) == .rateLimit(retryAfter: 40))
        #expect(kind(atSecond: 60) == nil)
        #expect(kind(atSecond: 61) == .rateLimit(retryAfter: 9))
        plan.limit("conversations.history", perMinute: nil)
        #expect(kind(atSecond: 61) == nil)
    }

    @Test(
        arguments: [
            [:], ["method": "*"], ["method": "*", "kind": "explode"], ["method": "*", "kind": "delay_ms"],
            ["method": "*", "kind": "cut", "times": -1], ["method": "*", "kind": "cut", "times": "often"],
            ["method": "*", "kind": "cut", "probability": .double(0.5)],
            ["method": "*", "kind": "cut", "probability": .double(1.5), "seed": 1],
            ["method": "*", "kind": "cut", "probability": "nan", "seed": 1],
        ] as [JSONObject])
    func aFaultThatMakesNoSenseIsRefused(_ fault: JSONObject) async throws {
        try await LocalWorkspace.run { workspace async throws in
            #expect(try await workspace.control("fault", fault)["error"] == "invalid_arguments")
            #expect(try await workspace.error("auth.test") == nil)
        }
    }
}
