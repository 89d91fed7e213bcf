import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

@testable import Bot

/// Schedules in a dialog. It is Monday, 23 November 2026, 08:00 UTC.
@Suite struct ScheduleFormTests {
    private static let all = Set(ChatAbility.allCases)
    private static let filled = [
        "days": "weekdays", "time": "09:30", "zone": "Europe/Vilnius", "topics": "caching, databases", "level": "mid",
        "reveal": "4h",
    ]

    private func alice(_ settings: BotSettings = BotSettings()) throws -> Person {
        try Scene(settings: settings, abilities: Self.all).person("alice", in: "hiring")
    }

    @Test func aNewScheduleIsFilledIn() async throws {
        let alice = try alice()
        let dialog = try #require(try await alice.types("/viva daily new").first)
        #expect(dialog.dialog != nil && dialog.conversation == alice.place.id)
        #expect(dialog.inputs.map(\.id) == ["days", "time", "zone", "topics", "level", "reveal"])
        #expect(dialog.inputs.map(\.isOptional) == [false, false, false, true, false, true])
        #expect(dialog.inputs.map(\.value) == ["weekdays", "", "", "", "any level", ""])
        guard case .heading("New daily prompt") = dialog.content.blocks.first else {
            Issue.record("\(dialog.content)")
            return
        }
        let said = try await alice.submits(Self.filled)
        #expect(
            said.map(\.text) == [
                """
                Done. A prompt arrives here weekdays at 09:30, Europe/Vilnius (Databases, Caching; mid).
                The first is due Tue 2026-11-24 09:30. @viva daily preview shows the next ones, @viva daily off ends it.
                """
            ])
        #expect(said[0].isPost && said[0].thread == nil && said[0].conversation == alice.place.id)
        let record = try #require(try await alice.scene.schedules(in: "hiring").first)
        #expect(record.revealAfter == .seconds(4 * 3600) && record.filter.levels == [.mid])
        #expect(record.createdBy == alice.user && record.settledUntil == alice.scene.now)
    }

    @Test(
        arguments: [
            (["time": ""], ["time": "The time of day is missing, such as 09:30."]),
            (["time": "25:00"], ["time": "“25:00” is no time of day; write it from 00:00 to 23:59, or such as 9am."]),
            (["zone": ""], ["zone": "The time zone is missing, such as Europe/Vilnius or “in Berlin”."]),
            (
                ["time": "soonish"],
                ["time": "“soonish” is no time of day; write it from 00:00 to 23:59, or such as 9am."]
            ),
            (["days": "weekdayz"], ["days": "I do not understand “weekdayz” in a schedule. Did you mean “weekdays”?"]),
            (
                ["days": "weekdays topics caching"],
                [
                    "days": "I cannot read these days. "
                        + "Such as: weekdays; mon, wed; every other tuesday except 2026-12-22"
                ]
            ),
            (
                ["days": "weekdays except", "zone": "Asia/Kathmandu"],
                [
                    "days": "I cannot read these days. "
                        + "Such as: weekdays; mon, wed; every other tuesday except 2026-12-22"
                ]
            ),
            (
                ["days": "someday", "time": "25:99", "zone": "Mars/Olympus"],
                [
                    "days": "I cannot read these days. "
                        + "Such as: weekdays; mon, wed; every other tuesday except 2026-12-22",
                    "time": "“25:99” is no time of day; write it from 00:00 to 23:59, or such as 9am.",
                    "zone":
                        "I know no time zone “Mars/Olympus”. Write an IANA name such as Europe/Vilnius, or its city.",
                ]
            ),
            (
                ["days": "weekdays until 2026-11-01"],
                ["days": "This schedule would never have a prompt: no date is left for it."]
            ),
            (
                ["topics": "cachng"],
                ["topics": "I know no topic “cachng”. Did you mean Caching? @viva topics lists them all."]
            ),
            (
                ["reveal": "soon"],
                ["reveal": "“soon” is not a time span I can read. Write it as 30m, 4h or 2d, at most 14d."]
            ),
            (
                ["time": "25:00", "topics": "zymurgy", "reveal": "15d"],
                [
                    "time": "“25:00” is no time of day; write it from 00:00 to 23:59, or such as 9am.",
                    "topics": "I know no topic “zymurgy”. @viva topics lists them.",
                    "reveal": "“15d” is not a time span I can read. Write it as 30m, 4h or 2d, at most 14d.",
                ]
            ),
        ] as [([String: String], [String: String])])
    func everyLineIsToldItsOwnMistake(values: [String: String], sentences: [String: String]) async throws {
        let alice = try alice()
        try await alice.types("/viva daily new")
        let refusals = try await alice.isRefused(Self.filled.merging(values) { $1 })
        #expect(refusals == sentences)
        #expect(try await alice.scene.schedules(in: "hiring").isEmpty)
        // It counts as never heard: put right it goes through.
        #expect(try await alice.submits(Self.filled).count == 1)
    }

    @Test func anUnknownZoneIsToldAtTheZone() async throws {
        let alice = try alice()
        try await alice.types("/viva daily new")
        let refusals = try await alice.isRefused(Self.filled.merging(["zone": "Europe/Vilnus"]) { $1 })
        #expect(refusals.keys.sorted() == ["zone"] && refusals["zone"]?.contains("Europe/Vilnius") == true)
    }

    @Test func hostileLinesAreRefusedShortly() async throws {
        let alice = try alice()
        try await alice.types("/viva daily new")
        for text in [
            "<!channel>", "\u{202E}gnihcac", String(repeating: "a", count: 3_000), "'; DROP TABLE schedule; --",
        ] {
            let lines = ["days", "time", "zone", "topics", "reveal"]
            let refusals = try await alice.isRefused(
                Self.filled.merging(lines.map { ($0, text) }) { $1 })
            #expect(
                !refusals.isEmpty && refusals.values.allSatisfy { !$0.isEmpty && $0.count < 300 }, "\(text.prefix(9))")
        }
        #expect(try await alice.scene.schedules(in: "hiring").isEmpty)
    }

    @Test func aScheduleThatNoQuestionFitsIsToldAtTheTopics() async throws {
        let alice = try alice()
        let bank = alice.scene.bank
        let pairs = bank.topics.values.flatMap { topic in Level.allCases.map { (topic, $0) } }
        let (topic, level) = try #require(
            pairs.first { bank.questions(for: Filter(topics: [$0.id], levels: [$1]), audience: .hiring).isEmpty })
        try await alice.types("/viva daily new")
        let refusals = try await alice.isRefused(
            Self.filled.merging(["topics": topic.title, "level": level.rawValue]) { $1 })
        #expect(refusals.keys.sorted() == ["topics"])
        #expect(refusals["topics"]?.hasPrefix("No question is about all of that at once.") == true)
    }

    @Test func editingShowsWhatThereIsAndKeepsWhatHangsOnIt() async throws {
        let alice = try alice()
        let scene = alice.scene
        try await alice.says("daily on weekdays 09:30 Europe/Vilnius topics caching level mid reveal after 90m")
        try await alice.says("daily queue be-0009 for 2026-11-26")
        try await alice.says("daily skip 2026-11-25")
        let before = try #require(try await scene.schedules(in: "hiring").first)
        scene.move(by: 60)
        let dialog = try #require(try await alice.types("/viva daily edit").first)
        #expect(
            dialog.inputs.map(\.value) == ["weekdays", "09:30", "Europe/Vilnius", "Caching", "mid", "90m"])
        let said = try await alice.submits(["time": "11:15"])
        #expect(said.first?.text.hasPrefix("Changed. From now on a prompt arrives here weekdays at 11:15,") == true)
        let after = try #require(try await scene.schedules(in: "hiring").first)
        #expect(after.id == before.id && after.createdAt == before.createdAt && after.filter == before.filter)
        #expect(after.revealAfter == .seconds(90 * 60) && after.schedule.time == LocalTime(hour: 11, minute: 15))
        #expect(after.settledUntil == scene.now)
        try await scene.store.read { store throws in
            #expect(try store.queue(of: after.id).map(\.question.rawValue) == ["be-0009"])
            #expect(try store.skippedDates(of: after.id) == [LocalDate(year: 2026, month: 11, day: 25)])
        }
    }

    @Test(arguments: [
        "every other tuesday 14:00 Europe/Berlin except 2026-12-22", "mon,wed 10:00 America/New_York level senior",
        "monthly on the first monday 09:00 UTC holidays lt moved to the next workday", "every day 23:59 Asia/Kathmandu",
        "on weekdays 09:30 UTC starting 2026-12-01 until 2027-03-01 except 2026-12-24 to 2027-01-02, 2027-01-06",
        "rrule FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH 07:05 Europe/Vilnius", "every friday 16:00 UTC 10 times",
        "every day 08:00 UTC topics caching, sql design level junior, senior reveal after 2d",
    ])
    func whatIsNotChangedInTheDialogStaysAsItWas(phrase: String) async throws {
        let alice = try alice(BotSettings(holidays: HolidayCalendars(["lt": []])))
        #expect(try await alice.hears("daily on \(phrase)").hasPrefix("Done."), "\(phrase)")
        var before = try #require(try await alice.scene.schedules(in: "hiring").first)
        try await alice.types("/viva daily edit 1")
        #expect(try await alice.submits([:]).first?.text.hasPrefix("Changed.") == true)
        let after = try #require(try await alice.scene.schedules(in: "hiring").first)
        // A first date that has nothing to say any more.
        before.schedule.startsOn = after.schedule.startsOn
        #expect(after == before, "\(phrase)")
    }

    /// Whatever the time is changed to: a date that had its prompt gets no second, and none is made up for.
    @Test(arguments: ["08:00", "09:00", "10:00", "11:00", "12:00"])
    func aDateHasOnePromptAfterAnEditToo(time: String) async throws {
        let alice = try alice()
        let scene = alice.scene
        try await alice.says("daily on every day 09:00 UTC")
        #expect(try await scene.prompt(at: "2026-11-23 09:00").count == 1)
        scene.move(to: try .utc("2026-11-23 10:30"))
        try await alice.types("/viva daily edit")
        try await alice.submits(["time": time])
        var dates: [LocalDate] = []
        for hour in 11...71 {
            let day = 23 + hour / 24
            let clock = "2026-11-\(day) \(hour % 24 < 10 ? "0" : "")\(hour % 24):00"
            dates += try await scene.prompt(at: clock).compactMap(\.promptDate)
        }
        #expect(dates == [24, 25].map { LocalDate(year: 2026, month: 11, day: $0) }, "\(time)")
    }

    @Test func whatIsSentOffTooLateIsExplained() async throws {
        let alice = try alice(BotSettings(schedulesPerConversation: 1))
        try await alice.says("daily on weekdays 09:30 UTC")
        try await alice.types("/viva daily edit")
        try await alice.says("daily off")
        #expect(
            try await alice.isRefused([:])
                == ["days": "That schedule was ended meanwhile. @viva daily lists those there are."])
        try await alice.types("/viva daily new")
        try await alice.says("daily on weekdays 09:30 UTC")
        #expect(try await alice.isRefused(Self.filled)["days"]?.contains("the most it can have") == true)
        #expect(try await alice.types("/viva daily new").first?.text.contains("the most it can have") == true)
        try await alice.scene.store.write { [now = alice.scene.now + 1] in try $0.prune(before: now) }
        #expect(
            try await alice.isRefused(Self.filled)
                == ["days": "I no longer know what this was about. Close it and open it again."])
    }

    @Test func aDialogThatIsSentOffTwiceCountsOnce() async throws {
        let alice = try alice()
        try await alice.types("/viva daily new")
        let submission = try alice.submission(Self.filled)
        #expect(try await alice.scene.hear(submission).count == 1)
        #expect(try await alice.scene.hear(submission).isEmpty)
        #expect(try await alice.scene.schedules(in: "hiring").count == 1)
    }

    @Test func theDefaultZoneStandsInTheForm() async throws {
        let alice = try alice(BotSettings(defaultZone: "Asia/Kathmandu"))
        let dialog = try #require(try await alice.types("/viva daily new").first)
        #expect(dialog.inputs[2].value == "Asia/Kathmandu" && dialog.inputs[2].isOptional)
        #expect(try await alice.submits(["time": "9am", "zone": ""]).first?.text.contains("Asia/Kathmandu") == true)
    }
}
