import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct HistoryTests {
    private let team: JSON = .string(LocalWorkspace.team)

    @Test(arguments: [UInt64(1), 2, 3, 4, 5])
    func everyWindowIsDrainedExactlyOnceWhateverThePageSize(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let timeline = (0..<40).map { Timestamp(microseconds: Int64($0 * 10)) }
        for _ in 0..<300 {
            func bound() -> Timestamp? {
                random.fraction() < 0.4 ? nil : Timestamp(microseconds: Int64(random.next() % 420))
            }
            var window = Window(
                oldest: bound(),
                latest: bound(),
                inclusive: random.fraction() < 0.5,
                limit: Int(random.next() % 7) + 1
            )
            let expected = timeline.filter { ts in
                let isAfter = window.oldest.map { window.inclusive ? ts >= $0 : ts > $0 } ?? true
                let isBefore = window.latest.map { window.inclusive ? ts <= $0 : ts < $0 } ?? true
                return isAfter && isBefore
            }
            var drained: [Timestamp] = []
            repeat {
                let page = window.page(of: timeline)
                #expect(page.messages.count <= window.limit)
                drained += page.messages
                window.position = page.next
            } while window.position != nil && drained.count <= timeline.count
            #expect(drained.sorted() == expected)
        }
    }

    @Test func withOldestAlonePagesGoForwardAndElseBackward() async throws {
        try await LocalWorkspace.run { workspace in
            var stamps: [String] = []
            for number in 0..<5 { stamps.append(try await workspace.post("\(number)")) }
            let forward: JSONObject = ["channel": team, "oldest": .string(stamps[0]), "limit": 2]
            #expect(try await workspace.texts(forward) == ["2", "1"])
            #expect(try await workspace.texts(["channel": team, "limit": 2]) == ["4", "3"])
            let both: JSONObject = [
                "channel": team, "oldest": .string(stamps[0]), "latest": .string(stamps[4]), "limit": 2,
            ]
            #expect(try await workspace.texts(both) == ["3", "2"])
        }
    }

    @Test func whatIsPostedBetweenTwoPagesNeitherShiftsNorDoublesThem() async throws {
        try await LocalWorkspace.run { workspace in
            for number in 0..<4 { try await workspace.post("\(number)") }
            let first = try await workspace.done("conversations.history", ["channel": team, "limit": 2])
            try await workspace.post("late")
            let cursor = try #require(first["response_metadata"]?["next_cursor"])
            let second = try await workspace.done(
                "conversations.history", ["channel": team, "limit": 2, "cursor": cursor])
            #expect(second["messages"]?.texts == ["1", "0"])
            #expect(second["has_more"] == false)
            #expect(second["response_metadata"] == nil)
        }
    }

    @Test(
        arguments: [
            (["oldest": "yesterday"], "invalid_ts_oldest"), (["latest": "1.2.3"], "invalid_ts_latest"),
            (["oldest": "-5"], "invalid_ts_oldest"),
            (["oldest": "123456789012345678901234567890"], "invalid_ts_oldest"),
            (["limit": 1_000], "invalid_limit"), (["limit": -1], "invalid_limit"), (["limit": "many"], "invalid_limit"),
            (["cursor": "garbage!!"], "invalid_cursor"), (["cursor": "YWZ0ZXI6"], "invalid_cursor"),
            (["cursor": "YWZ0ZXI6OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk="], "invalid_cursor"),
        ] as [(JSONObject, String)])
    func wrongWindowsAreRefused(_ window: JSONObject, _ code: String) async throws {
        try await LocalWorkspace.run { workspace async throws in
            var arguments = window
            arguments.append("channel", team)
            #expect(try await workspace.error("conversations.history", arguments) == code)
        }
    }

    @Test(arguments: ["0", "1", "1000000000", "1000000000.5", "1000000000.000000"])
    func boundsMayBeWholeOrDecimalSeconds(_ bound: String) async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.post("x")
            #expect(try await workspace.texts(["channel": team, "oldest": .string(bound)]) == ["x"])
        }
    }

    @Test func aChannelWithoutTheBotIsNotReadable() async throws {
        try await LocalWorkspace.run { workspace async throws in
            let general: JSONObject = ["channel": .string(LocalWorkspace.general)]
            #expect(try await workspace.error("conversations.history", general) == "not_in_channel")
            #expect(try await workspace.error("conversations.info", general) == nil)
        }
    }

    @Test func joiningLeavesARemarkInTheHistory() async throws {
        try await LocalWorkspace.run { workspace in
            try await workspace.done("conversations.join", ["channel": .string(LocalWorkspace.general)])
            let history = try await workspace.done(
                "conversations.history", ["channel": .string(LocalWorkspace.general)])
            #expect(history["messages"]?.array?.first?["subtype"] == "channel_join")
            #expect(history["messages"]?.array?.first?["user"]?.string == LocalWorkspace.bot)
        }
    }
}
