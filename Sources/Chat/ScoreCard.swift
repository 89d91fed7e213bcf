/// A person's results, to be drawn.
package struct ScoreCard: Codable, Hashable, Sendable {
    package struct Topic: Codable, Hashable, Sendable {
        package var title: String
        /// 0...1
        package var share: Double
        /// The share in points, such as `3 of 4`.
        package var points: String

        package init(title: String, share: Double, points: String) {
            self.title = title
            self.share = share
            self.points = points
        }
    }

    package var title: String
    /// What the results are of; may be empty.
    package var subtitle: String
    /// The whole in points, such as `7 of 10 points`.
    package var points: String
    /// 0...1
    package var share: Double
    /// Weakest first.
    package var topics: [Topic]
    /// Shares of quizzes, oldest first, this one last.
    package var trend: [Double]
    /// Days in a row, today included if something was answered today; 0: none.
    package var streak: Int

    package init(
        title: String, subtitle: String = "", points: String, share: Double, topics: [Topic] = [],
        trend: [Double] = [], streak: Int = 0
    ) {
        self.title = title
        self.subtitle = subtitle
        self.points = points
        self.share = share
        self.topics = topics
        self.trend = trend
        self.streak = streak
    }
}
