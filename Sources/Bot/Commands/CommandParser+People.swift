import Foundation

extension CommandParser {
    /// `join the leaderboard` as `leaderboard join the`.
    func withLeaderboardFirst(_ words: Words) -> Words? {
        let before = Self.joining.union(Self.leaving).union(Self.weekly).union(Self.always).union(["this", "the"])
        guard let index = words.lowercased.firstIndex(where: { CommandName(word: $0) == .leaderboard }), index > 0,
            words.lowercased[..<index].allSatisfy(before.contains)
        else { return nil }
        var turned = words.original
        turned.insert(turned.remove(at: index), at: 0)
        return Words(original: turned)
    }

    func leaderboard(_ words: Words) throws(CommandError) -> LeaderboardCommand {
        var words = words
        words.removeAll(Set<String>.connectives.union(Set<String>.courtesies).union(["this", "by", "channel", "here"]))
        if words.count == 1, let word = words.first {
            if Self.joining.contains(word) { return .join }
            if Self.leaving.contains(word) { return .leave }
        }
        var period = LeaderboardCommand.Period.thisWeek
        var order = LeaderboardCommand.Order.points
        while let word = words.first {
            if Self.weekly.contains(word) {
                period = .thisWeek
            } else if Self.always.contains(word) {
                period = .allTime
            } else if Self.shares.contains(word) {
                order = .share
            } else if word != "points" {
                throw .unexpected(word: words.original[0], in: .leaderboard)
            }
            words.removeFirst()
        }
        return .show(period, by: order)
    }

    func export(_ words: Words) throws(CommandError) -> Command {
        var words = words
        words.removeAll(Self.oneself)
        if let word = words.original.first { throw .unexpected(word: word, in: .export) }
        return .exportMe
    }

    /// Only who says that it is for good means it so.
    func forget(_ words: Words) throws(CommandError) -> Command {
        var words = words
        words.removeAll(Self.oneself)
        let isConfirmed = words.first.map(Self.finally.contains) ?? false
        words.removeAll(Self.finally)
        if let word = words.original.first { throw .unexpected(word: word, in: .forget) }
        return .forgetMe(isConfirmed: isConfirmed)
    }

    private static let joining: Set<String> = ["join", "enter", "participate"]
    private static let leaving: Set<String> = ["leave", "exit"]
    private static let weekly: Set<String> = ["week", "weekly"]
    private static let always: Set<String> = ["all", "time", "all-time", "alltime", "ever", "overall", "total"]
    private static let shares: Set<String> = ["share", "shares", "percent", "percentage", "accuracy"]
    private static let finally: Set<String> = ["good", "forever"]
    /// What people say to mean themselves and what is theirs.
    private static let oneself: Set<String> = [
        "me", "my", "mine", "myself", "all", "everything", "data", "answers", "score", "scores", "results", "quizzes",
        "history", "about", "that", "what", "you", "know", "have", "stored", "of", "please", "now", "and", "the", "for",
        "it", "thanks",
    ]
}
