import Chat

extension Sentences {
    func leaderboard(_ board: Leaderboard, in kind: Conversation.Kind) -> MessageContent {
        let title = board.period == .thisWeek ? "Leaderboard of this week" : "Leaderboard of all time"
        let isAnyoneOn = !board.rows.isEmpty || board.unranked > 0
        guard !board.rows.isEmpty else {
            return .say(
                .text(
                    isAnyoneOn
                        ? "Nobody on the leaderboard of this channel has answered enough for that yet. "
                        : "Nobody is on the leaderboard of this channel yet. "),
                typed(isAnyoneOn ? "leaderboard all time" : "leaderboard join", in: kind),
                isAnyoneOn ? " looks further back." : " puts you on it.")
        }
        let rows = board.rows.map { row -> [MessageContent.Span] in
            let points = "\(Wording.points(row.points)) of \(Wording.count(row.total, "point"))"
            let share = row.share.map { " (\(Wording.percent($0)))" } ?? ""
            return [.bold("\(row.rank)."), " ", .mention(row.person), .text(" · \(points)\(share)")]
        }
        var rest: [String] = []
        if board.others > 0 { rest.append("\(board.others) more further down") }
        if board.unranked > 0 { rest.append("\(board.unranked) with too few answers") }
        let order = board.order == .share ? ", by the share of points won in \(Leaderboard.fewest) items or more" : ""
        return MessageContent([
            .heading(title + order),
            .paragraph(Array(rows.joined(separator: ["\n"]))),
            .note([
                .text(rest.isEmpty ? "" : "And \(Wording.list(rest)). "), typed("leaderboard join", in: kind), " and ",
                typed("leaderboard leave", in: kind), " are up to you.",
            ]),
        ])
    }

    func joinedLeaderboard(isNew: Bool, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text(
                (isNew ? "You are on the leaderboard of this channel now" : "You are on the leaderboard already")
                    + ": everybody here can see your name with the points of all your quizzes, wherever you answer"
                    + " them. "), typed("leaderboard leave", in: kind), " takes you off it at any time.")
    }

    func leftLeaderboard(isNew: Bool, in kind: Conversation.Kind) -> MessageContent {
        .say(
            .text(isNew ? "You are off the leaderboard of this channel. " : "You are not on this leaderboard. "),
            typed("leaderboard join", in: kind), " puts you on it.")
    }

    func leaderboardsAreInChannels() -> MessageContent {
        .say(
            "A leaderboard belongs to a channel: ask for it, or join it, there. Here ", .code("score"), " shows yours.")
    }

    func noLeaderboards() -> MessageContent {
        .say("Leaderboards are switched off here.")
    }
}
