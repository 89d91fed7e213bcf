/// Finds the listed answer that a short answer matches.
struct ShortMatcher {
    let key: Item.ShortKey
    let typos: TypoJudge

    struct Match {
        var answer: Item.ShortKey.Answer
        var rule: String
    }

    func normalise(_ text: String) -> String {
        AnswerText.normalised(text, keepsCase: key.isCaseSensitive, dropsArticle: key.ignoresArticles)
    }

    /// What is listed literally comes first. Then answers with credit, by wildcard and with slips; so a pattern that lists a
    /// wrong answer cannot take a misspelled right one. Of several matches the best credit counts.
    ///
    /// - Parameter text: what the person wrote, as it is.
    func match(_ text: String) -> Match? {
        let written = normalise(text)
        let plain = key.answers.filter { WildcardPattern($0.text, normalise: normalise) == nil }
        if let answer = best(plain.filter { literal($0) == written }) {
            return Match(answer: answer, rule: "matches “\(answer.text)”")
        }
        let right = key.answers.filter { $0.credit > 0 }
        let wrong = key.answers.filter { $0.credit <= 0 }
        return byPattern(text, right) ?? bySlips(written, right) ?? byPattern(text, wrong)
            ?? bySlips(written, wrong)
    }

    private func byPattern(_ text: String, _ answers: [Item.ShortKey.Answer]) -> Match? {
        // A pattern may begin with what looks like an article: `a*b`.
        let forms = Set([normalise(text), AnswerText.normalised(text, keepsCase: key.isCaseSensitive)])
        let matching = answers.filter { answer in
            guard let pattern = WildcardPattern(answer.text, normalise: normalise) else { return false }
            return forms.contains(where: pattern.matches)
        }
        return best(matching).map { Match(answer: $0, rule: "matches the pattern “\($0.text)”") }
    }

    private func bySlips(_ written: String, _ answers: [Item.ShortKey.Answer]) -> Match? {
        guard key.allowsTypos else { return nil }
        let near = answers.filter { answer in
            guard WildcardPattern(answer.text, normalise: normalise) == nil else { return false }
            return typos.slips(in: written, for: literal(answer)) != nil && !differsInCase(written, from: answer)
                && !isNearerToWrong(written, than: answer)
        }
        return best(near).map { Match(answer: $0, rule: "a slip in the spelling of “\($0.text)”") }
    }

    /// Where case counts, a change of case is no slip.
    private func differsInCase(_ written: String, from answer: Item.ShortKey.Answer) -> Bool {
        let meant = literal(answer)
        return Spelling.distance(written, meant) != Spelling.distance(written.lowercased(), meant.lowercased())
    }

    /// Answers listed as wrong are terms of their own, whatever else is known.
    private func isNearerToWrong(_ written: String, than answer: Item.ShortKey.Answer) -> Bool {
        let distance = Spelling.distance(written, literal(answer))
        return key.answers.contains {
            $0.credit < answer.credit && $0.credit <= 0 && Spelling.distance(written, literal($0)) <= distance
        }
    }

    private func literal(_ answer: Item.ShortKey.Answer) -> String {
        normalise(WildcardPattern.literalText(answer.text))
    }

    /// The first of those with the highest credit.
    private func best(_ answers: [Item.ShortKey.Answer]) -> Item.ShortKey.Answer? {
        answers.reduce(nil) { best, next in best.map { next.credit > $0.credit ? next : $0 } ?? next }
    }
}
