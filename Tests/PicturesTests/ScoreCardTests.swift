import Foundation
import Pictures
import Testing

struct ScoreCardTests {
    @Test(arguments: [(-1.0, 0.0), (2, 1), (.nan, 0), (.infinity, 1), (-.infinity, 0), (0.25, 0.25)])
    func aShareIsBroughtBetweenNothingAndAll(given: Double, expected: Double) {
        #expect(Share(given).value == expected)
    }

    @Test(arguments: [(0.0, "0%"), (0.001, "1%"), (0.334, "33%"), (0.999, "99%"), (1, "100%")])
    func onlyAllIsAHundredPercentAndOnlyNothingIsNone(share: Double, words: String) {
        #expect(Share(share).percent == words)
    }

    @Test func theWeakestTopicsAreKeptAndEqualsStayInOrder() {
        let topics = (0..<100).map { topic("\($0)", Double($0 / 3) / 40) }
        let card = ScoreCard(title: "T", points: "P", share: 0.5, topics: topics.reversed())
        #expect(card.topics.map(\.title) == ["2", "1", "0", "5", "4", "3", "8", "7"])
        #expect(card.furtherTopics == 92)
    }

    @Test func onePointIsNoTrend() {
        #expect(ScoreCard(title: "T", points: "P", share: 0.5, trend: [0.4]).trend.isEmpty)
        #expect(ScoreCard(title: "T", points: "P", share: 0.5, trend: [0.4, .nan]).trend == [Share(0.4), Share(0)])
    }

    @Test func ofALongTrendTheNewestAreKept() {
        let card = ScoreCard(title: "T", points: "P", share: 0.5, trend: (0...100).map { Double($0) / 100 })
        #expect(card.trend.count == ScoreCard.maxTrend)
        #expect(card.trend.last == Share(1))
    }

    @Test(arguments: [0, -3])
    func noDaysAreNoStreak(days: Int) {
        #expect(ScoreCard(title: "T", points: "P", share: 0.5, streakDays: days).streak == nil)
    }

    @Test func textsBecomeOneLineOfBoundedLength() {
        let tower = "a" + String(repeating: "\u{301}", count: 10_000)
        #expect(topic("  one\r\n\ttwo\u{2028}\u{0}three  ", 0).title == "one two three")
        #expect(topic(String(repeating: "x", count: 500), 0).title.count == 120)
        #expect(topic(tower, 0).title.unicodeScalars.count <= 600)
    }

    /// It is handed to another program, whose input must fit into a pipe.
    @Test func theLargestCardSurvivesJSONAndFitsIntoAPipe() throws {
        let wide = String(repeating: "\u{1F469}\u{200D}\u{1F680}\u{1D165}", count: 1_000)
        let card = ScoreCard(
            title: wide,
            subtitle: wide,
            points: wide,
            share: .nan,
            topics: (0..<100).map { _ in topic(wide, -.infinity, score: wide) },
            trend: Array(repeating: 1.0 / 3, count: 100),
            streakDays: .max
        )
        let json = try JSONEncoder().encode(card)
        #expect(json.count < 65_536)
        #expect(try JSONDecoder().decode(ScoreCard.self, from: json) == card)
    }
}

func topic(_ title: String, _ share: Double, score: String = "3 of 4") -> ScoreCard.Topic {
    ScoreCard.Topic(title: title, share: share, score: score)
}
