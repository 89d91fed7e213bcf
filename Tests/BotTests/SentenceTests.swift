import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@testable import Bot

/// Sentences that are hard to reach by talking.
@Suite struct SentenceTests {
    private let sentences = Sentences(botName: "viva")

    private func topic(_ number: Int) -> TopicResult {
        TopicResult(id: TopicID(rawValue: "t\(number)"), title: "Topic \(number)", points: 0.5, total: number)
    }

    @Test func aLongListOfTopicsIsCutAndSaysSo() {
        let settings = PracticeSettings(service: Scene.service, person: UserID(rawValue: "alice"))
        let practice = PracticeReport(
            forecast: PracticeForecast(
                items: [], cards: [:], now: Scene.start, zone: .gmt, desiredRetention: settings.desiredRetention),
            settings: settings, topics: [], next: nil,
            streak: PracticeStreak(today: LocalDate(year: 2026, month: 11, day: 23)))
        let page = HomePage(
            person: UserID(rawValue: "alice"), running: nil, points: 1.5, total: 3, quizCount: 1,
            topics: [topic(1), topic(2)], topicCount: 14, lastQuizzes: [], practice: practice)
        #expect(
            sentences.home(page).plainText == """
                Your progress
                1.5 of 3 points (50 %) · 1 quiz
                • Topic 1: 0.5 of 1
                • Topic 2: 0.5 of 2
                The weakest 2 of 14 topics; score shows all.
                Next reviews
                Nothing is due; 0 tomorrow, 0 new. practice status tells more.
                """)
    }

    @Test func theDialogExplainsItsLines() {
        let form = ScheduleForm(defaults: BotSettings(defaultZone: "Europe/Vilnius"))
        let content = sentences.form(
            form, isNew: false, defaultZone: "Europe/Vilnius", revealAfter: .seconds(86_400))
        let lines = content.blocks.compactMap { block -> String? in
            if case .input(let input) = block { "\(input.label): \(input.hint)" } else { nil }
        }
        #expect(content.plainText.hasPrefix("Edit daily prompt\nI post a question here at that time,"))
        #expect(
            lines == [
                "Days: Such as: weekdays; mon, wed; every other tuesday except 2026-12-22",
                "Time: Such as 09:30 or 2pm",
                "Time zone: Such as Europe/Vilnius, or “in Berlin”; left empty: Europe/Vilnius",
                "Topics: Such as: caching, databases. Left empty: all of them", "Level: ",
                "Answer after: Such as 30m, 4h or 1d. Left empty: 1 day",
            ])
    }

    @Test func longLabelsAreCut() {
        #expect(Wording.label("Practise caching") == "Practise caching")
        #expect(Wording.label(String(repeating: "a", count: 99)).count == 60)
    }

    @Test(arguments: [(60, "1m"), (5400, "90m"), (7200, "2h"), (86_400, "1d"), (90_000, "25h")])
    func timeSpansAreWrittenAsTheyAreRead(seconds: Int64, text: String) {
        #expect(Duration.seconds(seconds).spoken == text)
        #expect(Duration(spoken: text) == .seconds(seconds))
    }

    @Test func whatCannotBeSaidInMinutesIsNotSaid() {
        #expect(Duration.seconds(90).spoken == nil && Duration.zero.spoken == nil)
        #expect(Duration.milliseconds(60_500).spoken == nil)
    }

    @Test func meaningsAreReadAsTheyWereWritten() throws {
        let meanings: [Meaning] = [
            .command("question <!channel>"), .question(DeliveryKey(rawValue: "k"), .followUp),
            .whispered(.quiz(.answer(quiz: "z", position: 3, "o\"1"))), .schedule(.end(7)),
            .schedule(.form(conversation: ConversationID(rawValue: "C"), kind: .channel, nil)),
        ]
        for meaning in meanings { #expect(Meaning(text: try meaning.text) == meaning) }
        #expect(Meaning(text: #"{"later":{}}"#) == nil && Meaning(text: "") == nil)
    }
}
