import Bot
import Foundation
import QuestionEngine
import Testing

/// What `daily` does not understand, and what it says to that.
@Suite struct DailyRefusalTests {
    private static let holidays = HolidayCalendars(["lt": []])

    private func problem(_ text: String) throws -> CommandError? {
        let parser = CommandParser(bank: try RealBank.load(), holidays: Self.holidays)
        do throws(CommandError) {
            _ = try parser.parse(text, now: Scene.start)
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        ("daily on weekdays 09:30", CommandError.schedule(.missingZone)),
        ("daily on weekdays Europe/Vilnius", .schedule(.missingTime)),
        ("daily on", .schedule(.missingTime)),
        ("daily on weekdays 25:00 Europe/Vilnius", .schedule(.badTime("25:00"))),
        (
            "daily on weekdays 09:30 Europe/Vilnus",
            .schedule(.zone(.unknown("Europe/Vilnus", suggestions: ["Europe/Vilnius"])))
        ),
        ("daily on weekdayz 09:30 UTC", .schedule(.unknownWord("weekdayz", suggestion: "weekdays"))),
        ("daily on weekdays 09:30 UTC except 24.12.2026", .schedule(.badDate("24.12.2026"))),
        ("daily on weekdays 09:30 UTC until 2026-11-22", .schedule(.neverFires)),
        ("daily on weekdays 09:30 UTC holidays lv", .schedule(.unknownCalendar("lv", known: ["lt"]))),
        ("daily on weekdays 09:30 14:30 UTC", .schedule(.repeated(.time))),
        ("daily on weekdays 09:30 UTC reveal after soon", .badDuration("soon")),
        ("daily on weekdays 09:30 UTC reveal after 15d", .badDuration("15d")),
        ("daily on weekdays 09:30 UTC reveal", .badDuration("")),
        ("daily off all", .unexpected(word: "all", in: .daily)),
        ("daily off 1 2", .unexpected(word: "2", in: .daily)),
        ("daily pause 0", .unexpected(word: "0", in: .daily)),
        ("daily skip 2026-02-30", .badDate("2026-02-30")),
        ("daily skip 24.12.2026", .badDate("24.12.2026")),
        ("daily preview 0", .badCount("0", allowed: 1...30)),
        ("daily preview 31", .badCount("31", allowed: 1...30)),
        ("daily queue be-9999", .unknownQuestion("be-9999")),
        ("daily queue be-0009 for tomorrow", .badDate("tomorrow")),
        ("daily queue be-0009 for 2026-13-01", .badDate("2026-13-01")),
        ("daily unqueue", .missing(what: .questionID, in: .daily)),
    ])
    func whatIsWrongIsToldApart(text: String, expected: CommandError) throws {
        #expect(try problem(text) == expected)
    }

    @Test func anUnknownTopicGetsSuggestions() throws {
        let problem = try problem("daily on weekdays 09:30 UTC topics cachng")
        guard case .unknownTopic("cachng", let suggestions) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(suggestions.contains { $0.lowercased().contains("caching") })
    }

    @Test(arguments: [
        ("daily on weekdays 09:30", "The time zone is missing, such as Europe/Vilnius or “in Berlin”."),
        ("daily on weekdays Europe/Vilnius", "The time of day is missing, such as 09:30."),
        ("daily on weekdays 09:30 UTC holidays lt", "There is no holiday calendar “lt”; none is configured."),
        ("daily preview 31", "“31” is not possible; 1 to 30 is."),
        ("daily skip 2026-02-30", "“2026-02-30” is not a date I can read. Write it as 2026-12-01."),
        ("daily unqueue", "Which question? For example @viva daily queue be-0009 for 2026-12-01."),
        ("daily off all", "I can't place “all” here. @viva help daily shows how it goes."),
    ])
    func theSentenceSaysWhatToDo(text: String, sentence: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "hiring")
        #expect(try await alice.hears(text) == sentence)
        #expect(try await scene.schedules(in: "hiring").isEmpty)
    }

    @Test(arguments: [
        ("daily new", DailyCommand.new), ("daily edit", .edit(nil, nil)), ("daily edit #2 please", .edit(2, nil)),
        ("daily change schedule 2", .edit(2, nil)),
        ("daily", DailyCommand.list), ("daily prompts please", .list), ("daily stop 2", .off(2)),
        ("daily off #2 please", .off(2)), ("daily pause schedule 1", .pause(1)), ("daily continue", .resume(nil)),
        ("daily now", .now(nil)), ("daily skip", .skip(nil, nil)),
        ("daily skip 2026-12-01 for 2", .skip(2, LocalDate("2026-12-01"))), ("daily preview", .preview(nil, count: 5)),
        ("daily preview 10 2", .preview(2, count: 10)), ("daily queue", .showQueue(nil)),
        ("daily queue 2", .showQueue(2)), ("daily queue #2", .showQueue(2)),
        ("daily queue BE-9", .queue(nil, QuestionID(rawValue: "be-0009"), nil)),
        (
            "daily queue be-0009 for 2026-12-01 2",
            .queue(2, QuestionID(rawValue: "be-0009"), LocalDate("2026-12-01"))
        ),
        ("daily unqueue be-0009 2", .unqueue(2, QuestionID(rawValue: "be-0009"))),
    ])
    func whatIsRightIsUnderstood(text: String, expected: DailyCommand) throws {
        let parser = CommandParser(bank: try RealBank.load())
        #expect(try parser.parse(text, now: Scene.start) == .daily(expected))
    }
}
