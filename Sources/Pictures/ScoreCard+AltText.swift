extension ScoreCard {
    private static let maxAltText = 255

    /// What the picture says, the most important first: at most 255 UTF-16 code units, as readers cut what is longer, and so do
    /// some clients.
    package var altText: String {
        var facts = [sentence(of: [heading, "\(Self.short(points)) (\(share.percent))"])]
        if let streak { facts.append(streak.words + ".") }
        if !topics.isEmpty {
            var list = topics.map { Self.short($0.title) + ": " + Self.short($0.score) }
            if furtherTopics > 0 { list.append(furtherWords) }
            facts.append(
                (list.count > 1 ? "Topics, the weakest first: " : "Topic: ") + list.joined(separator: "; ") + ".")
        }
        if let newest = trend.last {
            let earlier = trend.dropLast().map(\.percent).joined(separator: ", ")
            facts.append("\(trendWords): \(earlier), and the newest \(newest.percent).")
        }
        return Self.cut(facts.joined(separator: " "), to: Self.maxAltText)
    }

    private var heading: String {
        let (title, subtitle) = (Self.short(title), Self.cut(subtitle, to: 150))
        return subtitle.isEmpty ? title : "\(title), \(subtitle)"
    }

    private func sentence(of parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: ": ") + "."
    }

    private static func short(_ text: String) -> String {
        cut(text, to: 60)
    }

    private static func cut(_ text: String, to length: Int) -> String {
        guard text.utf16.count > length else { return text }
        var kept = ""
        var count = 0
        for character in text {
            count += character.utf16.count
            if count >= length { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
