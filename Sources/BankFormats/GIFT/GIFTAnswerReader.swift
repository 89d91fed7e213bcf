/// Reads what stands between the braces, general feedback taken out.
struct GIFTAnswerReader {
    let log: ImportLog
    /// Of the stem; texts that name none have it too.
    let format: GIFTText.Format

    /// Nil if it cannot be understood; the reason is in the log.
    func body(_ answers: SourceText) -> GIFTQuestion.Body? {
        if answers.isEmpty { return .essay }
        if answers.hasPrefix(">") { return ordering(answers) }
        if answers.hasPrefix("#") { return numerical(answers) }
        if answers.contains("~") { return choice(answers) }
        if answers.contains("="), answers.firstIndex(of: "->") != nil { return matching(answers) }
        return trueFalse(answers) ?? short(answers)
    }

    /// `answer#feedback`; only the first `#` counts.
    func answer(_ source: SourceText) -> (text: SourceText, feedback: GIFTText) {
        let parts = source.split(at: "#", into: 2)
        return (parts[0].trimmed(), text(parts.count > 1 ? parts[1].trimmed() : nil))
    }

    func text(_ source: SourceText?) -> GIFTText {
        source.map { GIFTTextReader(log: log).read($0, inheriting: format) } ?? GIFTText("", format)
    }

    /// Parts that begin with `=`, without it. What stands before the first `=` is a part of its own if it says anything.
    func parts(_ answers: SourceText) -> [SourceText] {
        let parts = answers.split(at: "=").map { $0.trimmed() }
        return parts[0].isEmpty || parts[0].string == "0" ? Array(parts.dropFirst()) : parts
    }

    private func trueFalse(_ answers: SourceText) -> GIFTQuestion.Body? {
        let parts = answers.split(at: "#", into: 3).map { $0.trimmed() }
        let word = parts[0].string
        guard ["T", "TRUE", "F", "FALSE"].contains(word) else {
            let plain = word.lowercased().filter(\.isLetter)
            if ["t", "true", "f", "false"].contains(plain), word.count <= plain.count + 1, !answers.contains("=") {
                let isTrue = plain.hasPrefix("t")
                log.error(
                    .trueFalseForm,
                    "`{\(word)}` is a short answer in Moodle: write `{\(isTrue ? "T" : "F")}` if the statement is "
                        + "\(isTrue), or `{=\(word)}` if this word is the answer",
                    at: answers.place)
            }
            return nil
        }
        return .trueFalse(
            isTrue: word.hasPrefix("T"), wrongFeedback: text(parts.count > 1 ? parts[1] : nil),
            rightFeedback: text(parts.count > 2 ? parts[2] : nil))
    }
}
