extension ScoreCard {
    /// The card in words, the most important first.
    package var altText: String {
        var sentences = ["\(title): \(points)."]
        if !topics.isEmpty {
            sentences.append(topics.map { "\($0.title) \($0.points)" }.joined(separator: ", ") + ".")
        }
        if streak > 0 { sentences.append("Days in a row: \(streak).") }
        return sentences.joined(separator: " ")
    }
}
