/// Tells what is said from what is said not to be so.
enum Negation {
    /// Words that deny what stands near.
    private static let words: Set<String> = [
        "not", "never", "no", "none", "nor", "neither", "without", "cannot", "nobody", "nothing", "nowhere", "hardly",
        "barely",
        "lack", "lacks", "lacked", "lacking", "dont", "doesnt", "didnt", "cant", "wont", "isnt", "arent", "wasnt",
        "werent",
        "wouldnt", "couldnt", "shouldnt", "hasnt", "havent", "hadnt",
    ]

    static func denies(_ word: String) -> Bool { words.contains(word) || word.hasSuffix("n't") }

    /// Words of meaning before a match that are looked at, and words at all.
    private static let reach = 3
    private static let farthest = 8

    /// Whether the words at `range` are denied: by a negation among them, or a few words before them in the same clause, or by what
    /// follows at once (`retries are not needed`).
    static func applies(to range: Range<Int>, in tokens: [AnswerTokens.Token]) -> Bool {
        tokens[range].contains { denies($0.word) } || isDeniedBefore(range.lowerBound, in: tokens)
            || isDeniedAfter(range.upperBound, in: tokens)
    }

    /// Small words do not count towards the reach, nor what `or` ties to the match: `no timeouts or retries` denies both. Two
    /// negations are none: `never without a test`.
    private static func isDeniedBefore(_ start: Int, in tokens: [AnswerTokens.Token]) -> Bool {
        var (at, passed, denials) = (start, 0, 0)
        while at > 0, start - at < farthest, passed < reach, tokens[at].isClose, !turns.contains(tokens[at - 1].word) {
            at -= 1
            let word = tokens[at].word
            // `rather than averages`, `instead of a lock`.
            if at > 0,
                word == "than" && tokens[at - 1].word == "rather" || word == "of" && tokens[at - 1].word == "instead"
            {
                return true
            }
            if denies(word) {
                if !isHarmless(at, in: tokens) { denials += 1 }
            } else if word == "or" || word == "nor" {
                passed -= 1
            } else if !FunctionWords.contains(word) {
                passed += 1
            }
        }
        return !denials.isMultiple(of: 2)
    }

    /// Words with which a new thought begins.
    private static let turns: Set<String> = [
        "but", "and", "so", "because", "since", "while", "until", "unless", "then", "there", "i", "we", "they", "he",
        "she",
    ]

    /// `not only`, `no longer than`, `no doubt`: nothing is denied.
    private static func isHarmless(_ at: Int, in tokens: [AnswerTokens.Token]) -> Bool {
        guard at + 1 < tokens.count else { return false }
        switch tokens[at].word {
        case "not": return ["only", "just", "merely", "least", "until", "later"].contains(tokens[at + 1].word)
        case "no": return ["doubt", "matter", "wonder", "later", "more", "less", "fewer"].contains(tokens[at + 1].word)
        case "nothing": return tokens[at + 1].word == "but"
        default: return false
        }
    }

    private static func isDeniedAfter(_ end: Int, in tokens: [AnswerTokens.Token]) -> Bool {
        guard end < tokens.count, tokens[end].isClose else { return false }
        var at = end
        if auxiliaries.contains(tokens[at].word), at + 1 < tokens.count, tokens[at + 1].isClose { at += 1 }
        let word = tokens[at].word
        guard word.hasSuffix("n't") || ["cannot", "never"].contains(word) || (at > end && word == "not") else {
            return false
        }
        // `is not optional` demands it.
        let next = at + 1 < tokens.count ? tokens[at + 1].word : ""
        return !["optional", "enough", "negotiable", "only", "just", "free", "cheap"].contains(next)
    }

    private static let auxiliaries: Set<String> = [
        "is", "are", "was", "were", "be", "been", "do", "does", "did", "can", "could", "will", "would", "should", "has",
        "have",
        "had", "must", "may", "might",
    ]
}
