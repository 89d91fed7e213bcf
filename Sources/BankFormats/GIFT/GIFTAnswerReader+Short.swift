extension GIFTAnswerReader {
    /// `=answer =%50%other`, each with `#feedback`; a single one without `=` too.
    func short(_ answers: SourceText) -> GIFTQuestion.Body? {
        let sources = parts(answers)
        guard !sources.isEmpty else {
            log.error(
                .loneZero, "Moodle cannot read a lone `0`: write `{=0}`, or `{#=0}` for a number", at: answers.place)
            return nil
        }
        reportMarkers(answers)
        if sources.count > 1, let first = answers.firstIndex(of: "="), !answers.prefix(upTo: first).trimmed().isEmpty {
            log.error(
                .leadingText, "a text before the first `=`: put `=` before each answer, or write `\\=` for the sign",
                at: answers.place)
        }
        let read = sources.map(shortAnswer)
        if !read.contains(where: { $0.fraction == 1 }) {
            log.error(.noRightAnswer, "no answer is worth 100 per cent", at: answers.place)
        }
        return .short(read)
    }

    private func shortAnswer(_ source: SourceText) -> GIFTQuestion.Answer {
        var rest = source
        let fraction = GIFTWeight.take(from: &rest, log: log) ?? 1
        let (text, feedback) = answer(rest)
        let read = self.text(text)
        if read.isEmpty { reportEmpty(at: source.place) }
        if !read.isEmpty, fraction > 0, read.text.allSatisfy({ $0 == "*" }) {
            log.error(
                .acceptsAnything, "`*` alone accepts every answer: write `%0%*` to explain wrong ones", at: source.place
            )
        }
        if fraction < 0 {
            log.error(.badWeight, "a short answer is worth 0 to 100 per cent", at: source.place)
        }
        if Self.looksNumerical(read.text) {
            log.warn(
                .looksNumerical,
                "“\(read.text)” is read as words: write `#` after the `{` for a number with a tolerance",
                at: source.place)
        }
        return GIFTQuestion.Answer(place: source.place, text: read, fraction: fraction, feedback: feedback)
    }

    /// `1..5` or `3:2`.
    private static func looksNumerical(_ text: String) -> Bool {
        let halves = text.contains("..") ? text.components(at: "..") : text.components(at: ":")
        guard let (first, second) = halves else { return false }
        return GIFTNumber(first) != nil && GIFTNumber(second) != nil
    }
}

extension String {
    /// What stands before and after the first occurrence.
    func components(at separator: String) -> (String, String)? {
        guard let range = firstRange(of: separator) else { return nil }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
