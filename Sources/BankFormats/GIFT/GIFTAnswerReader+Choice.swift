extension GIFTAnswerReader {
    /// `~wrong =right ~%50%half`, each with `#feedback`.
    func choice(_ answers: SourceText) -> GIFTQuestion.Body? {
        reportMarkers(answers)
        var sources = segments(answers)
        let lead = sources.removeFirst().trimmed()
        if !lead.isEmpty {
            log.error(
                .leadingText,
                "a text before the first `=` or `~`: put `=` before it if it is right, `~` if it is wrong",
                at: lead.place)
            if lead.string != "0" { sources.insert(lead, at: 0) }
        }
        guard sources.count >= 2 else {
            log.error(
                .tooFewAnswers, "a choice has at least two answers; write `\\~` for a tilde in a short answer",
                at: answers.place)
            return nil
        }
        let read = sources.map { option($0.trimmed()) }
        if read.allSatisfy({ $0.fraction <= 0 }) {
            log.error(
                .noRightAnswer, "no answer is right: put `=` before it, or weights such as `~%50%`", at: answers.place)
        }
        return .choice(allowsSeveral: !answers.contains("="), read)
    }

    /// What stands before the first marker, then what each marker begins: with its `=`, without its `~`.
    private func segments(_ answers: SourceText) -> [SourceText] {
        var segments: [SourceText] = []
        var begin = answers.characters.startIndex
        for index in answers.characters.indices {
            let character = answers.characters[index]
            guard character.is("~") || character.is("=") else { continue }
            segments.append(answers[begin..<index])
            begin = character.is("=") ? index : index + 1
        }
        return segments + [answers.suffix(from: begin)]
    }

    private func option(_ source: SourceText) -> GIFTQuestion.Answer {
        var rest = source
        let isRight = rest.hasPrefix("=")
        if isRight { rest = rest.suffix(from: rest.characters.startIndex + 1) }
        let weight = isRight ? nil : GIFTWeight.take(from: &rest, log: log)
        if isRight { GIFTWeight.report(rest.trimmed(), allowed: false, log: log) }
        let (text, feedback) = answer(rest)
        let read = self.text(text)
        if read.isEmpty { reportEmpty(at: source.place) }
        return GIFTQuestion.Answer(
            place: source.place, text: read, fraction: isRight ? 1 : weight ?? 0, feedback: feedback)
    }

    func reportEmpty(at place: SourcePlace) {
        log.error(.emptyAnswer, "an answer without text: write it, or take out its `=` or `~`", at: place)
    }
}

// Markers that may be part of a text.
extension GIFTAnswerReader {
    /// An unescaped `=` or `~` begins an answer wherever it stands. Within a feedback, or right after a letter, nobody can tell
    /// whether it was meant so.
    func reportMarkers(_ answers: SourceText) {
        var markers = 0
        var isFeedback = false
        var isSpaced = true
        let all = answers.characters
        let places = all.indices.filter { all[$0].is("=") || all[$0].is("~") }
        let isTight = places.dropFirst().allSatisfy { !all[$0 - 1].isBlank }
        let hasOneRight = places.count { all[$0].is("=") } == 1 && places.count > 1
        for index in all.indices {
            let character = all[index]
            if character.is("#") { isFeedback = true }
            guard character.is("=") || character.is("~") else { continue }
            let before = index > all.startIndex ? all[index - 1] : nil
            let after = index + 1 < all.endIndex ? all[index + 1] : nil
            let followsBlank = before?.isBlank ?? true
            if markers > 0 {
                var isUnclear = false
                if character.is("=") {
                    // `because 1=1`, `E=mc2`; but `~a=b~c` is a choice written without blanks.
                    isUnclear = !followsBlank && (isFeedback || !(isTight && hasOneRight))
                    // `x = 1` where answers are written `=1`.
                    let isApart = followsBlank && after?.isBlank == true && after?.is("\n") != true
                    if isApart, isFeedback, isSpaced == false, !beginsLine(index, in: all) { isUnclear = true }
                } else if isFeedback, !followsBlank {
                    let isDigit = after.map { ("0"..."9").contains($0.scalar) || $0.isBlank } ?? true
                    isUnclear = !isTight || isDigit || before?.is("#") == true
                }
                if isUnclear { reportUnclear(character.scalar, at: character.place, isFeedback: isFeedback) }
            } else {
                isSpaced = after?.isBlank ?? true
            }
            markers += 1
            isFeedback = false
        }
    }

    private func beginsLine(_ index: Int, in all: ArraySlice<SourceCharacter>) -> Bool {
        all[..<index].last { !$0.isBlank || $0.is("\n") }.map { $0.is("\n") } ?? true
    }

    private func reportUnclear(_ marker: Unicode.Scalar, at place: SourcePlace, isFeedback: Bool) {
        log.error(
            .unclearMarker,
            "this `\(marker)` begins another answer: write `\\\(marker)` if it is part of the "
                + "\(isFeedback ? "feedback" : "answer"), or put it on a line of its own if it is meant",
            at: place)
    }
}
