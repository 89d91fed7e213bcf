extension GIFTAnswerReader {
    /// `=left -> right =left -> right`; a right side without a left one misleads.
    func matching(_ answers: SourceText) -> GIFTQuestion.Body? {
        let sources = parts(answers)
        if let first = answers.firstIndex(of: "="), !answers.prefix(upTo: first).trimmed().isEmpty {
            log.error(
                .leadingText, "a text before the first `=`: put `=` before each pair, or write `\\=` for the sign",
                at: answers.place)
        }
        guard sources.count >= 2 else {
            log.error(.tooFewAnswers, "matching takes at least two pairs `=left -> right`", at: answers.place)
            return nil
        }
        let pairs = sources.compactMap(pair)
        guard pairs.count == sources.count else { return nil }
        return .matching(pairs)
    }

    private func pair(_ source: SourceText) -> GIFTQuestion.Pair? {
        guard let index = source.firstIndex(of: "->") else {
            log.error(
                .noArrow, "a pair needs an arrow, `=left -> right`; write `\\=` for the sign in a text",
                at: source.place)
            return nil
        }
        let right = source.suffix(from: index + 2)
        if let second = right.firstIndex(of: "->") {
            log.error(
                .secondArrow,
                "a second arrow in one pair: put `=` before the next pair. An arrow in a text cannot be written in GIFT",
                at: right.suffix(from: second).place)
        }
        if let feedback = right.firstIndex(of: "#") {
            log.error(
                .feedbackInPair,
                "a pair takes no feedback, so this stays in the text: write `\\#` if you mean the sign",
                at: right.suffix(from: feedback).place)
        }
        var left = source.prefix(upTo: index)
        GIFTWeight.report(left, allowed: false, log: log)
        left = left.trimmed()
        if right.trimmedString.isEmpty { reportEmpty(at: right.place) }
        return GIFTQuestion.Pair(place: source.place, left: text(left), right: right.trimmedString)
    }
}
