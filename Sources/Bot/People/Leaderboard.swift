import Chat
import Store

/// Those who are ranked, best first.
struct Leaderboard: Equatable {
    struct Row: Equatable {
        /// From 1; equals share one, and the next one is left out.
        var rank: Int
        var person: UserID
        var points: Double
        var total: Int
        /// Of the points that could be won; nil where too few were to be won to tell.
        var share: Double?
    }

    var period: LeaderboardCommand.Period
    var order: LeaderboardCommand.Order
    var rows: [Row]
    /// Ranked, but not among the first.
    var others: Int
    /// On the leaderboard, but with too little to be ranked.
    var unranked: Int

    static let length = 10
    /// A share of fewer items is luck.
    static let fewest = 10

    /// - Parameter standings: in the order in which they joined, which equals keep.
    init(_ standings: [Standing], period: LeaderboardCommand.Period, order: LeaderboardCommand.Order) {
        self.period = period
        self.order = order
        let candidates = standings.map { standing in
            let total = standing.answered + standing.skipped
            return Row(
                rank: 0, person: standing.person, points: standing.points, total: total,
                share: total < Self.fewest ? nil : standing.points / Double(total))
        }
        var ranked = candidates.filter { order == .points ? $0.total > 0 : $0.share != nil }
            .enumerated().sorted { a, b in
                let (first, second) = (Self.value(a.element, order), Self.value(b.element, order))
                return first != second ? first > second : a.offset < b.offset
            }.map(\.element)
        for index in ranked.indices {
            let isEqual = index > 0 && Self.value(ranked[index], order) == Self.value(ranked[index - 1], order)
            ranked[index].rank = isEqual ? ranked[index - 1].rank : index + 1
        }
        rows = Array(ranked.prefix(Self.length))
        others = ranked.count - rows.count
        unranked = candidates.count - ranked.count
    }

    /// As it is shown, so that what looks equal is equal: hundredths of a point, or per cent.
    private static func value(_ row: Row, _ order: LeaderboardCommand.Order) -> Int {
        switch order {
        case .points: Int((row.points * 100).rounded())
        case .share: Int(((row.share ?? 0) * 100).rounded())
        }
    }
}
