import Bot
import Chat
import Foundation
import QuestionEngine
import Store
import Testing

/// Schedules by buttons, and in words where there are none. It is Monday, 23 November 2026, 08:00 UTC.
@Suite struct ScheduleButtonTests {
    private func alice() throws -> Person {
        try Scene(abilities: Set(ChatAbility.allCases)).person("alice", in: "hiring")
    }

    @Test func theListOffersWhatCanBeDone() async throws {
        let alice = try alice()
        #expect(try await alice.says("daily").first?.labels == ["New schedule"])
        try await alice.says("daily on weekdays 09:30 UTC")
        let one = try #require(try await alice.says("daily").first)
        #expect(one.labels == ["Edit", "Pause", "Off", "New schedule"])
        try await alice.says("daily on weekdays 12:30 UTC")
        try await alice.says("daily pause 2")
        let two = try #require(try await alice.says("daily").first)
        #expect(two.labels == ["Edit 1", "Pause 1", "Off 1", "Edit 2", "Resume 2", "Off 2", "New schedule"])
        let styles = two.content.blocks.compactMap { block -> [MessageContent.Action.Style]? in
            guard case .actions(let actions) = block else { return nil }
            return actions.compactMap { if case .button(_, let style) = $0 { style } else { nil } }
        }
        #expect(styles == [[.plain, .plain, .danger], [.plain, .plain, .danger], [.plain]])
        #expect(try await alice.hearsAfter("Resume 2", on: two).hasPrefix("Back on: weekdays at 12:30, UTC"))
        #expect(try await alice.hearsAfter("Off 1", on: two) == "Done. No more prompts weekdays at 09:30, UTC.")
        // The numbers have moved; the button means what it meant.
        #expect(try await alice.hearsAfter("Pause 1", on: two).hasPrefix("That schedule was ended meanwhile."))
        #expect(try await alice.hearsAfter("Off 2", on: two) == "Done. No more prompts weekdays at 12:30, UTC.")
        #expect(try await alice.scene.schedules(in: "hiring").isEmpty)
    }

    @Test func aButtonOpensTheDialog() async throws {
        let alice = try alice()
        try await alice.says("daily on weekdays 09:30 UTC")
        try await alice.says("daily")
        #expect(try await alice.presses("Edit").map { $0.inputs[1].value } == ["09:30"])
        #expect(try await alice.presses("New schedule").map { $0.inputs[1].value } == [""])
        // A mention brings nothing that could open a dialog, but a button that does.
        let words = try #require(try await alice.says("daily edit").first)
        #expect(
            words.text == """
                Write its number and how it should be from now on, such as @viva daily edit 1 weekdays 10:00 \
                Europe/Vilnius; @viva daily shows the numbers.
                """)
        #expect(words.labels == ["Edit"])
        #expect(try await alice.presses("Edit", on: words).first?.dialog != nil)
        #expect(try await alice.says("daily new").first?.labels == ["New schedule"])
    }

    @Test func withoutDialogsWordsDo() async throws {
        let alice = try Scene(abilities: [.actions]).person("alice", in: "hiring")
        #expect(
            try await alice.hears("daily new") == """
                Write when it should come, such as @viva daily on weekdays 09:30 Europe/Vilnius; @viva help daily shows more.
                """)
        #expect(try await alice.hears("daily new weekdays 09:30 UTC").hasPrefix("Done."))
        #expect(try await alice.says("daily").first?.labels == ["Pause", "Off"])
        try await alice.says("daily queue be-0009")
        #expect(try await alice.hears("daily edit").hasPrefix("Write its number"))
        let text = try await alice.hears("daily edit 1 weekdays 10:00 Europe/Vilnius level senior")
        #expect(
            text == """
                Changed. From now on a prompt arrives here weekdays at 10:00, Europe/Vilnius (senior).
                The next is due Tue 2026-11-24 10:00. @viva daily preview shows the next ones, @viva daily off ends it.
                """)
        #expect(try await alice.hears("daily queue").contains("be-0009"))
        #expect(try await alice.hears("daily edit 2 weekdays 10:00 UTC").hasPrefix("There is no schedule 2 here"))
        try await alice.says("daily pause")
        #expect(try await alice.hears("daily edit weekdays 11:00 UTC").contains("It is paused."))
        #expect(try await alice.scene.schedules(in: "hiring").map(\.isPaused) == [true])
    }

    @Test func ofManySchedulesTheFirstHaveButtons() async throws {
        let settings = BotSettings(schedulesPerConversation: 40)
        let alice = try Scene(settings: settings, abilities: [.actions]).person("alice", in: "hiring")
        for hour in 0..<24 { try await alice.says("daily on weekdays \(hour):00 UTC") }
        let labels = try #require(try await alice.says("daily").first).labels
        #expect(labels.count == 40 && labels.last == "Off 20")
    }
}
