import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    mutating func perform(_ command: LeaderboardCommand, for asker: Asker) throws {
        guard kind == .channel else {
            try reply(sentences.leaderboardsAreInChannels(), to: asker)
            return
        }
        guard bot.settings.people.leaderboard else {
            try reply(sentences.noLeaderboards(), to: asker)
            return
        }
        switch command {
        case .join, .leave:
            let isJoining = command == .join
            let isNew = try store.setListed(isJoining, asker.person, in: conversation, of: service, at: now)
            try confide(
                isJoining
                    ? sentences.joinedLeaderboard(isNew: isNew, in: kind)
                    : sentences.leftLeaderboard(isNew: isNew, in: kind), to: asker)
        case .show(let period, let order):
            let start = period == .thisWeek ? weekStart : nil
            let standings = try store.standings(in: conversation, of: service, since: start)
            let board = Leaderboard(standings, period: period, order: order)
            try reply(sentences.leaderboard(board, in: kind), to: asker)
        }
    }

    /// Monday's midnight in the configured zone.
    private var weekStart: Date {
        let zone = bot.settings.defaultZone.flatMap { TimeZone(identifier: $0) } ?? .gmt
        var date = LocalDate(of: now, in: zone)
        while date.weekday != .monday { date = date.adding(days: -1) }
        return zone.instant(of: date, at: LocalTime(hour: 0, minute: 0)).instant
    }
}
