/// Finds the listed answer that a short answer matches.
struct ShortMatcher {
    struct Match {
        var answer: Item.ShortKey.Answer
        var rule: GradingRule
    }

    /// A listed answer, ready to be compared.
    private struct Entry {
        var answer: Item.ShortKey.Answer
        var form: Form

        enum Form {
            /// Normalised.
            case literal(String)
            case pattern(WildcardPattern)
        }

        var literal: String? {
            guard case .literal(let text) = form else { return nil }
            return text
        }
    }

    private let key: Item.ShortKey
    private let typos: TypoJudge
    private let entries: [Entry]

    init(key: Item.ShortKey, typos: TypoJudge) {
        self.key = key
        self.typos = typos
        let normalise = { Self.normalised($0, key) }
        entries = key.answers.map { answer in
            let pattern = WildcardPattern(answer.text, normalise: normalise)
            let literal = { normalise(WildcardPattern.literalText(answer.text)) }
            return Entry(answer: answer, form: pattern.map(Entry.Form.pattern) ?? .literal(literal()))
        }
    }

    func normalise(_ text: String) -> String { Self.normalised(text, key) }

    private static func normalised(_ text: String, _ key: Item.ShortKey) -> String {
        AnswerText.normalised(text, keepsCase: key.isCaseSensitive, dropsArticle: key.ignoresArticles)
    }

    /// What is listed literally comes first. Then answers with credit, by wildcard and with slips; so a pattern that lists a
    /// wrong answer cannot take a misspelled right one. Of several matches the best credit counts.
    ///
    /// - Parameter text: what the person wrote, as it is.
    func match(_ text: String) -> Match? {
        let written = normalise(text)
        if let answer = best(entries.filter { $0.literal == written }) {
            return Match(answer: answer, rule: .listed(answer.text))
        }
        // A pattern may begin with what looks like an article: `a*b`.
        let forms = Set([written, AnswerText.normalised(text, keepsCase: key.isCaseSensitive)])
        let right = entries.filter { $0.answer.credit > 0 }
        let wrong = entries.filter { $0.answer.credit <= 0 }
        return byPattern(forms, right) ?? bySlips(written, right) ?? byPattern(forms, wrong) ?? bySlips(written, wrong)
    }

    private func byPattern(_ forms: Set<String>, _ entries: [Entry]) -> Match? {
        let matching = entries.filter { entry in
            guard case .pattern(let pattern) = entry.form else { return false }
            return forms.contains(where: pattern.matches)
        }
        return best(matching).map { Match(answer: $0, rule: .pattern($0.text)) }
    }

    private func bySlips(_ written: String, _ entries: [Entry]) -> Match? {
        guard key.allowsTypos else { return nil }
        let near = entries.filter { entry in
            guard let meant = entry.literal, typos.slips(in: written, for: meant) != nil else { return false }
            return !differsInCase(written, meant) && !isNearerToWrong(written, than: meant, credit: entry.answer.credit)
        }
        return best(near).map { answer in
            let meant = normalise(WildcardPattern.literalText(answer.text))
            let slips = typos.slips(in: written, for: meant) ?? 0
            return Match(
                answer: answer, rule: .slips(slips, of: answer.text, allowed: TypoJudge.allowance(for: meant)))
        }
    }

    /// The listed right answer for whose misspelling an answer that matches none could be taken, were it not a term of its own,
    /// or as near to one.
    func termBeside(_ text: String) -> String? {
        guard key.allowsTypos else { return nil }
        let written = normalise(text)
        return entries.first { entry in
            guard entry.answer.credit > 0, let meant = entry.literal else { return false }
            return Spelling.distance(written, meant) <= TypoJudge.allowance(for: meant)
        }?.answer.text
    }

    /// Where case counts, a change of case is no slip.
    private func differsInCase(_ written: String, _ meant: String) -> Bool {
        key.isCaseSensitive
            && Spelling.distance(written, meant) != Spelling.distance(written.lowercased(), meant.lowercased())
    }

    /// Answers listed as wrong are terms of their own, whatever else is known.
    private func isNearerToWrong(_ written: String, than meant: String, credit: Double) -> Bool {
        guard credit > 0 else { return false }
        let distance = Spelling.distance(written, meant)
        return entries.contains { entry in
            guard entry.answer.credit <= 0, let wrong = entry.literal else { return false }
            return Spelling.distance(written, wrong) <= distance
        }
    }

    /// The first of those with the highest credit.
    private func best(_ entries: [Entry]) -> Item.ShortKey.Answer? {
        entries.map(\.answer).reduce(nil) { best, next in best.map { next.credit > $0.credit ? next : $0 } ?? next }
    }
}
