/// Finds the key points of a question in a free answer, by the words that the bank lists for each. It cannot understand: what is
/// said in other words is not seen, and docs/open-answers.md tells how often.
package struct OpenAnswers: Sendable {
    /// In characters. Reading takes time that grows with the length, and nobody says more to one question.
    package static let longestAnswer = 3_000
    /// Tokens within which all groups of a point have to be met.
    private static let window = 8
    /// Words that are shown before and after what matched.
    private static let shownAround = 2

    private let tokens: [AnswerTokens.Token]
    private let lists: CatchwordLists
    private let answer: String

    /// - Parameter answer: as the person wrote it; what goes beyond ``longestAnswer`` is not read.
    package static func read(_ answer: String, to question: Question) -> OpenAnswerReading {
        let reader = OpenAnswers(String(answer.prefix(longestAnswer)))
        return OpenAnswerReading(
            points: question.keyPoints.map { OpenAnswerReading.Point(keyPoint: $0, sighting: reader.sighting(of: $0)) })
    }

    private init(_ answer: String) {
        self.answer = answer
        tokens = AnswerTokens(answer).tokens
        lists = CatchwordLists(tokens)
    }

    /// One mention that asserts the point is enough; failing that, the first one that does not is told.
    private func sighting(of point: Question.KeyPoint) -> OpenAnswerReading.Sighting {
        let contradictions = Set(
            point.none.flatMap { KeyPointPattern($0).matches(in: tokens) }.map { tokens[$0.lowerBound].sentence })
        var doubt: OpenAnswerReading.Sighting?
        for mention in mentions(of: point) {
            let quote = quote(mention.range)
            if mention.isDenied || contradictions.contains(tokens[mention.range.lowerBound].sentence) {
                doubt = doubt ?? .denied(quote)
            } else if lists.contains(tokens[mention.range.lowerBound]) {
                doubt = doubt ?? .listed(quote)
            } else {
                return .found(quote)
            }
        }
        return doubt ?? .unseen
    }

    private struct Mention {
        var range: Range<Int>
        var isDenied: Bool
    }

    /// In the order of the answer.
    private func mentions(of point: Question.KeyPoint) -> [Mention] {
        var mentions = point.any.flatMap(mentions(of:))
        if !point.all.isEmpty { mentions += together(point.all) }
        return mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func mentions(of pattern: String) -> [Mention] {
        let pattern = KeyPointPattern(pattern)
        return pattern.matches(in: tokens).map { range in
            Mention(range: range, isDenied: !pattern.isDenial && Negation.applies(to: range, in: tokens))
        }
    }

    /// Where every group is met within a few words of one sentence.
    private func together(_ groups: [[String]]) -> [Mention] {
        let met = groups.map { $0.flatMap(mentions(of:)) }
        guard let first = met.first else { return [] }
        return first.compactMap { start in
            var whole = start
            for group in met.dropFirst() {
                let near = group.filter { mention in
                    let low = min(mention.range.lowerBound, whole.range.lowerBound)
                    let high = max(mention.range.upperBound, whole.range.upperBound)
                    return high - low <= Self.window && tokens[low].sentence == tokens[high - 1].sentence
                }
                guard let next = near.first(where: { !$0.isDenied }) ?? near.first else { return nil }
                whole = Mention(
                    range: min(
                        next.range.lowerBound, whole.range.lowerBound)..<max(
                            next.range.upperBound, whole.range.upperBound),
                    isDenied: whole.isDenied || next.isDenied)
            }
            return whole
        }
    }

    private func quote(_ range: Range<Int>) -> OpenAnswerReading.Quote {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low > 0, range.lowerBound - low < Self.shownAround, tokens[low].gap != .sentence { low -= 1 }
        while high < tokens.count, high - range.upperBound < Self.shownAround, tokens[high].gap != .sentence {
            high += 1
        }
        return OpenAnswerReading.Quote(
            range: tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound,
            context: String(answer[tokens[low].range.lowerBound..<tokens[high - 1].range.upperBound]))
    }
}
