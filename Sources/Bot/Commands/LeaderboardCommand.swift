/// What can be done about a channel's leaderboard.
package enum LeaderboardCommand: Sendable, Equatable {
    package enum Period: Sendable, Equatable {
        case thisWeek, allTime
    }

    package enum Order: Sendable, Equatable {
        case points
        /// Of the points that could be won.
        case share
    }

    case show(Period, by: Order)
    case join
    case leave
}
