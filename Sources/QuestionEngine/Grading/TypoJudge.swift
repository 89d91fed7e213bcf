/// Decides whether an answer is a listed answer with small slips of the keyboard.
///
/// By length of the listed answer: up to 4 letters none, up to 8 one, then two (optimal string alignment distance); in answers
/// of several words each word is held to that. An answer that is another term, or is as near to one, is no slip; nor is one
/// that changes a digit, or adds or removes a prefix of negation.
struct TypoJudge {
    let knownTerms: KnownTerms

    static func allowance(for letters: Int) -> Int {
        switch letters {
        case ...4: 0
        case ...8: 1
        default: 2
        }
    }

    /// In all of an answer.
    static func allowance(for text: String) -> Int {
        allowance(for: words(text).reduce(0) { $0 + $1.unicodeScalars.count })
    }

    /// How many slips lead from `key` to `answer`, both normalised; nil if they are too many, or no slips.
    func slips(in answer: String, for key: String) -> Int? {
        guard
            key.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic || Self.isDigit($0) || " -'./".unicodeScalars.contains($0)
            }),
            answer.unicodeScalars.filter(Self.isDigit).elementsEqual(key.unicodeScalars.filter(Self.isDigit))
        else { return nil }
        let answerWords = Self.words(answer)
        let keyWords = Self.words(key)
        guard answerWords.count == keyWords.count else {
            // `circuitbreaker` for `circuit breaker`.
            return answerWords.joined() == keyWords.joined() ? 0 : nil
        }
        var total = 0
        for (written, meant) in zip(answerWords, keyWords) where written != meant {
            let distance = Spelling.distance(written, meant)
            guard distance <= Self.allowance(for: meant.unicodeScalars.count), !Self.isNegation(written, meant),
                !knownTerms.hasRival(of: meant, for: written, within: distance)
            else { return nil }
            total += distance
        }
        guard total <= Self.allowance(for: key) else { return nil }
        guard total == 0 || keyWords.count == 1 || !knownTerms.hasRival(of: key, for: answer, within: total) else {
            return nil
        }
        return total
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "-" }.map(String.init)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType != nil
    }

    private static let negations = ["a", "an", "non", "un", "in", "im", "il", "ir", "dis", "de"]

    /// `mutable` is no way to write `immutable`.
    private static func isNegation(_ first: String, _ second: String) -> Bool {
        let (short, long) = first.count < second.count ? (first, second) : (second, first)
        guard long.count - short.count <= 3, long.hasSuffix(short) else { return false }
        return negations.contains(String(long.dropLast(short.count)))
    }
}
