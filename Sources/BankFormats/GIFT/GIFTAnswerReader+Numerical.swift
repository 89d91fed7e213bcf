extension GIFTAnswerReader {
    /// `#5`, `#5:0.1`, `#1..5`, or several of them as `#=5:0 =%50%5:1`, with `~#feedback` for all other numbers.
    func numerical(_ answers: SourceText) -> GIFTQuestion.Body? {
        var source = answers.suffix(from: answers.characters.startIndex + 1)
        var other: SourceText?
        if let index = source.firstIndex(of: "~") {
            other = source.suffix(from: index + 1)
            source = source.prefix(upTo: index)
        }
        let sources = parts(source)
        if source.split(at: "=")[0].trimmed().string == "0" {
            log.error(.loneZero, "Moodle cannot read a lone `0` here: write `{#=0}`", at: answers.place)
            return nil
        }
        guard !sources.isEmpty else {
            log.error(.tooFewAnswers, "a number is missing: `{#5}`, `{#5:0.1}` or `{#1..5}`", at: answers.place)
            return nil
        }
        reportMarkers(source)
        var numbers = sources.compactMap(number)
        guard numbers.count == sources.count else { return nil }
        if !numbers.contains(where: { $0.fraction == 1 && $0.value != nil }) {
            log.error(.noRightAnswer, "no number is worth 100 per cent", at: answers.place)
        }
        if let other {
            let (text, feedback) = answer(other)
            if !text.isEmpty {
                log.error(
                    .textBeforeFeedback,
                    "after `~` only `#feedback` for all other numbers is read; write `\\~` for a tilde",
                    at: text.place)
            }
            numbers.append(.init(place: other.place, value: nil, tolerance: 0, fraction: 0, feedback: feedback))
        }
        return .numerical(numbers)
    }

    private func number(_ source: SourceText) -> GIFTQuestion.Number? {
        var rest = source
        let fraction = GIFTWeight.take(from: &rest, log: log) ?? 1
        let (text, feedback) = answer(rest)
        if fraction < 0 { log.error(.badWeight, "a number is worth 0 to 100 per cent", at: source.place) }
        func number(_ value: Double?, _ tolerance: Double) -> GIFTQuestion.Number {
            .init(place: source.place, value: value, tolerance: tolerance, fraction: fraction, feedback: feedback)
        }
        let written = self.text(text).text
        if written == "*", fraction == 0 { return number(nil, 0) }
        if let (low, high) = written.components(at: "..") {
            guard let least = GIFTNumber(low)?.value, let most = GIFTNumber(high)?.value else {
                reportNumber(written, at: text.place)
                return nil
            }
            guard least <= most else {
                log.error(
                    .badRange, "the range `\(written)` ends before it begins: write `\(high)..\(low)`", at: text.place)
                return nil
            }
            let middle = (most + least) / 2
            return number(middle, most - middle)
        }
        let parts = written.components(at: ":")
        guard let value = GIFTNumber(parts?.0 ?? written)?.value,
            let tolerance = parts.map({ GIFTNumber($0.1)?.value }) ?? 0
        else {
            reportNumber(written, at: text.place)
            return nil
        }
        if tolerance < 0 {
            log.error(.badRange, "a tolerance is not negative: `\(written)`", at: text.place)
        }
        return number(value, tolerance)
    }

    private func reportNumber(_ text: String, at place: SourcePlace) {
        let isComma = GIFTNumber(text.replacing(",", with: ".", maxReplacements: 1)) != nil
        let found = text.isEmpty ? "nothing" : "`\(text)`"
        log.error(
            .badNumber,
            isComma
                ? "`\(text)` is no number here, and Moodle would accept every answer: write a decimal point"
                : "expected a number, `number:tolerance` or `least..most`, found \(found)",
            at: place)
    }
}
