/// What the picture says that ends a quiz or comes with a score.
///
/// All values are brought into bounds here, so whoever draws need not check: texts are one line of at most 120
/// characters, and lists are as long as what has room.
package struct ScoreCard: Sendable, Hashable, Codable {
    package struct Topic: Sendable, Hashable, Codable {
        package let title: String
        package let share: Share
        /// The share in words: “3 of 4”.
        package let score: String

        package init(title: String, share: Double, score: String) {
            self.title = ScoreCard.line(title)
            self.share = Share(share)
            self.score = ScoreCard.line(score)
        }
    }

    package struct Streak: Sendable, Hashable, Codable {
        /// At least 1.
        package let days: Int
        /// Whether today is among them. If not, there is still time.
        package let countsToday: Bool
        /// Days without an answer that it outlasts; nil: none.
        package let freezes: Int?
    }

    package static let maxTopics = 8
    package static let maxTrend = 12

    /// “Quiz finished”, “Your score”.
    package let title: String
    /// What was asked, and when. Names no person.
    package let subtitle: String
    /// The share in words: “12 of 16 points”.
    package let points: String
    package let share: Share
    /// The weakest first; of equals, the one given first.
    package let topics: [Topic]
    /// How many topics have no room.
    package let furtherTopics: Int
    /// The last quizzes, the newest last; empty unless there are two, for one point shows no trend.
    package let trend: [Share]
    package let streak: Streak?

    /// - Parameters:
    ///   - topics: in any order.
    ///   - trend: shares of quizzes, the newest last.
    ///   - streakDays: days in a row with an answer; none at 0 or below.
    ///   - freezes: days without one that the row outlasts.
    package init(
        title: String,
        subtitle: String = "",
        points: String,
        share: Double,
        topics: [Topic] = [],
        trend: [Double] = [],
        streakDays: Int = 0,
        streakCountsToday: Bool = false,
        freezes: Int = 0
    ) {
        self.title = Self.line(title)
        self.subtitle = Self.line(subtitle)
        self.points = Self.line(points)
        self.share = Share(share)
        // With the index, as sorting need not keep the order of equals.
        let order = topics.indices.sorted { (topics[$0].share.value, $0) < (topics[$1].share.value, $1) }
        self.topics = order.prefix(Self.maxTopics).map { topics[$0] }
        furtherTopics = topics.count - self.topics.count
        self.trend = trend.count < 2 ? [] : trend.suffix(Self.maxTrend).map { Share($0) }
        streak =
            streakDays < 1
            ? nil
            : Streak(days: streakDays, countsToday: streakCountsToday, freezes: freezes < 1 ? nil : min(freezes, 99))
    }

    /// On one line, without control characters, and bounded by code points too: a letter may carry any number of marks.
    private static func line(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(600) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                if let last = scalars.last, last != " " { scalars.append(" ") }
            default: scalars.append(scalar)
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        return String(String(scalars).prefix(120))
    }
}
