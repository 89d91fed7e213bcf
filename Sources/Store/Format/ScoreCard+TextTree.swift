internal import Chat

/// The stored form of score cards, see ``MessageContent/tree``.
extension ScoreCard {
    var tree: TextTree {
        .list([
            .text(title), .text(subtitle), .text(points), .text(String(share)), .text(String(streak)),
            .list(trend.map { .text(String($0)) }),
            .list(topics.map { .list([.text($0.title), .text(String($0.share)), .text($0.points)]) }),
        ])
    }

    init?(tree: TextTree) {
        guard case .list(let parts) = tree, parts.count == 7,
            case .text(let title) = parts[0], case .text(let subtitle) = parts[1], case .text(let points) = parts[2],
            case .text(let shareText) = parts[3], let share = Double(shareText),
            case .text(let streakText) = parts[4], let streak = Int(streakText),
            case .list(let trendTrees) = parts[5], case .list(let topicTrees) = parts[6]
        else { return nil }
        let trend = trendTrees.compactMap { tree in if case .text(let text) = tree { Double(text) } else { nil } }
        let topics = topicTrees.compactMap(Topic.init(tree:))
        guard trend.count == trendTrees.count, topics.count == topicTrees.count else { return nil }
        self.init(
            title: title, subtitle: subtitle, points: points, share: share, topics: topics, trend: trend,
            streak: streak)
    }
}

extension ScoreCard.Topic {
    fileprivate init?(tree: TextTree) {
        guard case .list(let parts) = tree, parts.count == 3, case .text(let title) = parts[0],
            case .text(let shareText) = parts[1], let share = Double(shareText), case .text(let points) = parts[2]
        else { return nil }
        self.init(title: title, share: share, points: points)
    }
}
