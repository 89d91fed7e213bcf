/// The words that the picture and its alternative text share.
extension ScoreCard {
    /// “and 3 more”, of topics without room.
    package var furtherWords: String { "and \(furtherTopics) more" }

    /// “Last 5 quizzes”, above the trend.
    package var trendWords: String { "Last \(trend.count) quizzes" }
}

extension ScoreCard.Streak {
    /// “12-day streak”; “12-day streak, 1 freeze, today still open”.
    package var words: String {
        let frozen = freezes.map { ", \($0) freeze\($0 == 1 ? "" : "s")" } ?? ""
        return "\(days)-day streak\(frozen)" + (countsToday ? "" : ", today still open")
    }
}
