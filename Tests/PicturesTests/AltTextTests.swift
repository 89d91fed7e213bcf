import Pictures
import Testing

struct AltTextTests {
    @Test func itSaysAllThatThePictureSays() {
        let card = ScoreCard(
            title: "Quiz finished",
            subtitle: "All topics, 14 March",
            points: "12 of 16 points",
            share: 0.75,
            topics: [topic("Security", 0.75), topic("Databases", 0.4, score: "2 of 5")],
            trend: [0.4, 0.55, 0.75],
            streakDays: 12,
            streakCountsToday: true
        )
        #expect(
            card.altText == """
                Quiz finished, All topics, 14 March: 12 of 16 points (75%). 12-day streak. Topics, the weakest first: \
                Databases: 2 of 5; Security: 3 of 4. Last 3 quizzes: 40%, 55%, and the newest 75%.
                """
        )
    }

    @Test func whatTheCardDoesNotHaveIsNotMentioned() {
        #expect(ScoreCard(title: "Your score", points: "0 points", share: 0).altText == "Your score: 0 points (0%).")
    }

    @Test func aStreakThatWaitsForTodaySaysSo() {
        let card = ScoreCard(title: "Your score", points: "1 point", share: 1, streakDays: 3)
        #expect(card.altText.contains("3-day streak, today still open."))
    }

    @Test func topicsWithoutRoomAreCounted() {
        let topics = (1...10).map { topic("Topic \($0)", Double($0) / 10) }
        let text = ScoreCard(title: "T", points: "P", share: 1, topics: topics).altText
        #expect(text.contains("Topic 8: 3 of 4; and 2 more."))
        #expect(!text.contains("Topic 9"))
    }

    @Test(arguments: ["long words ", "\u{1F469}\u{200D}\u{1F680}"])
    func itStaysWithinWhatClientsTakeAndBeginsWithTheScore(pattern: String) {
        let long = String(repeating: pattern, count: 200)
        let card = ScoreCard(
            title: "Quiz finished",
            subtitle: long,
            points: "12 of 16 points",
            share: 0.75,
            topics: (0..<100).map { _ in topic(long, 0.5, score: long) },
            trend: Array(repeating: 1, count: 100),
            streakDays: .max
        )
        #expect(card.altText.utf16.count <= 255)
        #expect(card.altText.utf16.count > 200)

    }
}
