import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

/// Schedules as people make, list and change them. It is Monday, 23 November 2026, 10:00 in Vilnius.
@Suite struct DailyCommandTests {
    private static let weekdays = "daily on weekdays 09:30 Europe/Vilnius"

    @Test func aScheduleIsMadeAndSaidInWords() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        let text = try await alice.hears(
            "daily on weekdays 09:30 Europe/Vilnius topics caching,databases level mid")
        #expect(
            text == """
                Done. A prompt arrives here weekdays at 09:30, Europe/Vilnius (Databases, Caching; mid).
                The first is due Tue 2026-11-24 09:30. @viva daily preview shows the next ones, @viva daily off ends it.
                """)
        let schedule = try #require(try await scene.schedules(in: "hiring").first)
        #expect(schedule.filter.levels == [.mid] && schedule.filter.topics.count == 2)
        #expect(schedule.createdBy == alice.user && schedule.settledUntil == scene.now)
        #expect(schedule.revealAfter == .seconds(86400))
    }

    @Test func theListHasEverySchedule() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        #expect(try await alice.hears("daily").hasPrefix("Nothing is scheduled here. For example: @viva daily on"))
        try await alice.says(Self.weekdays)
        try await alice.says("daily on mon,wed 10:00 America/New_York level senior reveal after 4h")
        #expect(
            try await alice.hears("daily list") == """
                Daily prompts here
                1. weekdays at 09:30, Europe/Vilnius; next Tue 2026-11-24 09:30
                2. every Monday and Wednesday at 10:00, America/New_York (senior); next Mon 2026-11-23 10:00
                More: @viva help daily.
                """)
        #expect(try await scene.schedules(in: "hiring").map(\.revealAfter) == [.seconds(86400), .seconds(4 * 3600)])
        #expect(try await scene.person("alice", in: "team").hears("daily").hasPrefix("Nothing is scheduled here"))
    }

    @Test func whatPutsOffAndLeavesOutIsEchoed() async throws {
        let text = try await Scene().person("alice", in: "hiring").hears(
            "daily every day 09:30 UTC starting 2026-12-01 except 2026-12-24 to 2027-01-02, 2027-01-06")
        #expect(
            text.contains(
                "every day at 09:30, UTC, starting 2026-12-01, except 2026-12-24 to 2027-01-02, 2027-01-06."))
        #expect(text.contains("The first is due Tue 2026-12-01 09:30."))
    }

    @Test func theZoneMayBeConfigured() async throws {
        let scene = try Scene(settings: BotSettings(defaultZone: "Asia/Kathmandu"))
        let text = try await scene.person("alice", in: "hiring").hears("daily on weekdays 09:30")
        #expect(text.contains("weekdays at 09:30, Asia/Kathmandu"))
    }

    @Test(arguments: ["off", "pause", "resume", "skip", "skip 2026-11-25", "now", "queue be-0009", "unqueue be-0009"])
    func ofSeveralSchedulesOneHasToBeNamed(command: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        try await alice.says(Self.weekdays)
        try await alice.says("daily on weekdays 17:00 Europe/Vilnius")
        let before = try await scene.schedules(in: "hiring")
        #expect(
            try await alice.hears("daily \(command)")
                == "Which of the 2 schedules? Add its number from @viva daily, such as @viva daily off 2 or @viva daily pause 2."
        )
        #expect(try await alice.hears("daily \(command) 3") == "There is no schedule 3 here; @viva daily lists all 2.")
        #expect(try await scene.schedules(in: "hiring") == before)
        let answer = try #require(try await alice.says("daily \(command) #2").first)
        #expect(!answer.text.contains("schedule"))
    }

    @Test(arguments: ["off", "pause", "skip", "now", "queue", "queue be-0009", "preview", "off 1"])
    func withoutAScheduleNothingCanBeDoneToIt(command: String) async throws {
        let text = try await Scene().person("alice", in: "hiring").hears("daily \(command)")
        #expect(text.hasPrefix("Nothing is scheduled here."))
    }

    @Test func aNumberMeansThatSchedule() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        for hour in [9, 12, 15] { try await alice.says("daily on weekdays \(hour):00 UTC") }
        #expect(try await alice.hears("daily pause 2").hasPrefix("Paused: weekdays at 12:00, UTC."))
        #expect(try await alice.hears("daily off #1") == "Done. No more prompts weekdays at 09:00, UTC.")
        let left = try await scene.schedules(in: "hiring")
        #expect(left.map(\.schedule.time.hour) == [12, 15])
        #expect(left.map(\.isPaused) == [true, false])
        let list = try await alice.hears("daily")
        #expect(
            list.contains("1. weekdays at 12:00, UTC; paused\n2. weekdays at 15:00, UTC; next Mon 2026-11-23 15:00"))
        #expect(
            try await alice.hears("daily resume 1") == "Back on: weekdays at 12:00, UTC; next Mon 2026-11-23 12:00.")
    }

    @Test func aConversationHasOnlySoManySchedules() async throws {
        let scene = try Scene(settings: BotSettings(schedulesPerConversation: 2))
        let alice = scene.person("alice", in: "hiring")
        for hour in 10...11 {
            #expect(try await alice.hears("daily on weekdays \(hour):00 UTC").hasPrefix("Done."))
        }
        #expect(
            try await alice.hears(Self.weekdays)
                == "This conversation has 2 schedules, which is the most it can have. @viva daily off ends one.")
        #expect(try await scene.schedules(in: "hiring").count == 2)
        #expect(try await scene.person("alice", in: "team").hears(Self.weekdays).hasPrefix("Done."))
    }

    @Test func theSameScheduleTwiceIsOne() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        try await alice.says(Self.weekdays)
        #expect(try await alice.hears(Self.weekdays).hasPrefix("That very schedule is here already, as number 1."))
        #expect(try await scene.schedules(in: "hiring").count == 1)
        #expect(try await alice.hears(Self.weekdays + " level mid").hasPrefix("Done."))
    }

    @Test func aDateHasOneQueuedQuestionAndAQuestionOneTurn() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        try await alice.says(Self.weekdays)
        try await alice.says("daily queue be-0009 for 2026-11-26")
        for words in ["be-0021 for 2026-11-26", "be-0009", "be-0009 for 2026-11-27"] {
            #expect(
                try await alice.hears("daily queue \(words)")
                    == "be-0009 is already queued for Thursday, 26 November 2026. "
                    + "@viva daily unqueue be-0009 takes it out.")
        }
        for id in ["be-0021", "be-0022"] {
            #expect(try await alice.hears("daily queue \(id)").contains("is queued for the next free prompt"))
        }
        #expect(
            try await alice.hears("daily skip 2026-11-26")
                == "No prompt on Thursday, 26 November 2026. be-0009, queued for it, comes with the next prompt.")
    }

    @Test func aScheduleThatNoQuestionFitsIsNotMade() async throws {
        let scene = try Scene()
        let bank = scene.bank
        let pairs = bank.topics.values.flatMap { topic in Level.allCases.map { (topic, $0) } }
        let (topic, level) = try #require(
            pairs.first { bank.questions(for: Filter(topics: [$0.id], levels: [$1]), audience: .hiring).isEmpty })
        let alice = scene.person("alice", in: "hiring")
        let text = try await alice.hears("\(Self.weekdays) topics \(topic.title) level \(level.rawValue)")
        #expect(text.contains("No question"), "\(text)")
        #expect(try await scene.schedules(in: "hiring").isEmpty)
    }

    @Test func thePreviewHasAsManyAsAskedFor() async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        try await alice.says(Self.weekdays)
        #expect(try await alice.hears("daily preview").split(separator: "\n").count == 6)
        try await alice.says("daily skip 2026-11-25")
        try await alice.says("daily queue be-0009 for 2026-11-26")
        let lines = try await alice.hears("daily preview 10").split(separator: "\n")
        #expect(lines.count == 11)
        #expect(
            lines.prefix(4) == [
                "Next prompts", "1. Tue 2026-11-24 09:30 (07:30 UTC)", "2. Thu 2026-11-26 09:30 (07:30 UTC) · be-0009",
                "3. Fri 2026-11-27 09:30 (07:30 UTC)",
            ])
        #expect(lines.last == "10. Tue 2026-12-08 09:30 (07:30 UTC)")
    }

    @Test func thePreviewOfSeveralSchedulesIsInTheOrderOfTime() async throws {
        let alice = try Scene().person("alice", in: "hiring")
        try await alice.says("daily on weekdays 17:00 UTC")
        try await alice.says("daily on weekdays 09:00 UTC")
        try await alice.says("daily on weekdays 12:00 UTC")
        try await alice.says("daily pause 3")
        let lines = try await alice.hears("daily preview 3").split(separator: "\n")
        #expect(
            lines.dropFirst() == [
                "1. Mon 2026-11-23 09:00 (09:00 UTC)", "2. Mon 2026-11-23 17:00 (17:00 UTC)",
                "3. Tue 2026-11-24 09:00 (09:00 UTC)",
            ])
        #expect(try await alice.hears("daily preview 2 3").hasPrefix("Next prompts\n1. Mon 2026-11-23 12:00"))
    }

    @Test func thePreviewSaysWhatClocksDo() async throws {
        let scene = try Scene(now: try .utc("2027-03-27 12:00"))
        let alice = scene.person("alice", in: "hiring")
        try await alice.says("daily every day 03:30 Europe/Vilnius")
        let gap = try await alice.hears("daily preview 1")
        #expect(gap.contains("Sun 2027-03-28 04:30 (01:30 UTC) · clocks go forward, so 03:30 does not exist that day"))
        scene.move(to: try .utc("2027-10-30 12:00"))
        let fold = try await alice.hears("daily preview 1")
        #expect(fold.contains("Sun 2027-10-31 03:30 (00:30 UTC) · clocks go back; the first 03:30 of the day"))
    }

    @Test func whatIsGoneFromTheConfigurationIsRemarked() async throws {
        let store = try SQLiteStore.inMemory()
        let settings = BotSettings(holidays: HolidayCalendars(["lt": [], "office": []]))
        let before = try Scene(settings: settings, store: store).person("alice", in: "hiring")
        try await before.says("daily on weekdays 09:30 Europe/Vilnius holidays lt, office")
        try await before.says("daily on weekdays 10:30 Europe/Vilnius")
        _ = try await store.write { store in
            var lost = try #require(try store.schedules(in: before.place.id, of: Scene.service).last)
            lost.schedule.zone = "Mars/Olympus_Mons"
            try store.updateSchedule(lost)
        }
        let after = try Scene(
            settings: BotSettings(holidays: HolidayCalendars(["office": []])), store: store, heard: 9)
        let alice = after.person("alice", in: "hiring")
        #expect(
            try await alice.hears("daily") == """
                Daily prompts here
                1. weekdays at 09:30, Europe/Vilnius, holidays lt, office; next Tue 2026-11-24 09:30; ⚠ the holiday \
                calendar lt is not configured, so its holidays get prompts
                2. weekdays at 10:30, Mars/Olympus_Mons; ⚠ the time zone Mars/Olympus_Mons is not known here, so no \
                prompt comes
                More: @viva help daily.
                """)
        #expect(try await alice.hears("daily now 2").hasPrefix("That is not possible: the time zone Mars/Olympus_Mons"))
    }
}
