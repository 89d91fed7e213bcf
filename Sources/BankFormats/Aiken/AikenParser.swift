/// Takes a file line by line.
struct AikenParser {
    let log: ImportLog
    private(set) var questions: [AikenQuestion] = []
    private var draft: Draft?

    private struct Draft {
        var place: SourcePlace
        var text: String
        var options: [(letter: Unicode.Scalar, text: String)] = []
        var isSound = true
    }

    init(log: ImportLog) {
        self.log = log
    }

    mutating func take(_ line: SourceText) {
        let text = line.string
        if text.unicodeScalars.count == 1 {
            spoil(.shortLine, "Moodle skips lines of one character: write more than `\(text)`", at: line.place)
            if draft == nil { begin(line, isSound: false) }
        } else if let letter = Self.letter(of: line) {
            takeOption(letter, line)
        } else if text.hasPrefix("ANSWER:") {
            takeAnswer(line)
        } else if let advice = Self.advice(on: line), draft != nil || advice.isAnswer {
            spoil(.wrongCase, advice.text, at: line.place)
            if advice.isAnswer { draft = nil }
        } else {
            takeQuestion(line)
        }
    }

    mutating func finish() {
        reportMissingAnswer()
        draft = nil
    }

    private mutating func takeQuestion(_ line: SourceText) {
        if let begun = draft, begun.options.isEmpty {
            guard begun.isSound else { return }
            spoil(
                .secondStem,
                "a question stands on one line, and Moodle keeps only the last: join this with line \(begun.place.line)",
                at: line.place)
            return
        }
        reportMissingAnswer()
        begin(line, isSound: true)
    }

    private mutating func begin(_ line: SourceText, isSound: Bool) {
        draft = Draft(place: line.place, text: line.string, isSound: isSound)
    }

    private mutating func takeOption(_ letter: Unicode.Scalar, _ line: SourceText) {
        if draft == nil {
            log.error(
                .optionFirst,
                "an option, as it begins with `\(line.string.prefix(2))`, and no question before it: if this is a question, let it "
                    + "begin otherwise",
                at: line.place)
            begin(line, isSound: false)
            return
        }
        let text = line.suffix(from: line.characters.startIndex + 2).trimmedString
        if text.isEmpty { spoil(.emptyAnswer, "an option without text", at: line.place) }
        let count = UInt32(draft?.options.count ?? 0)
        let expected = Unicode.Scalar(0x41 + count)
        if let expected, letter != expected, draft?.isSound == true {
            spoil(
                .optionOrder,
                "expected option \(expected), found \(letter): Moodle counts options and does not look at their "
                    + "letters, so they have to run A, B, C, …",
                at: line.place)
        }
        draft?.options.append((letter, text))
    }

    private mutating func takeAnswer(_ line: SourceText) {
        let value = line.suffix(from: line.characters.startIndex + 7).trimmed()
        guard let begun = draft else {
            log.error(.answerFirst, "an answer without a question before it", at: line.place)
            return
        }
        draft = nil
        guard begun.isSound else { return }
        guard begun.options.count >= 2 else {
            log.error(
                .tooFewAnswers, "the question in line \(begun.place.line) has fewer than two options such as `A) …`",
                at: line.place)
            return
        }
        let letters = begun.options.map { String($0.letter) }
        guard let right = letters.firstIndex(of: value.string) else {
            let known = letters.joined(separator: ", ")
            let found = value.isEmpty ? "nothing" : "`\(value.string)`"
            log.error(
                .noRightAnswer,
                "expected one of the letters \(known), found \(found): Moodle would import the question with a wrong key or none",
                at: value.isEmpty ? line.place : value.place)
            return
        }
        questions.append(
            AikenQuestion(place: begun.place, text: begun.text, options: begun.options.map(\.text), right: right))
    }

    private func reportMissingAnswer() {
        guard let draft, draft.isSound else { return }
        log.error(
            .missingAnswer, "this question has no `ANSWER:` line, and Moodle drops it without a word", at: draft.place)
    }

    private mutating func spoil(_ code: ImportProblem.Code, _ message: String, at place: SourcePlace) {
        log.error(code, message, at: place)
        draft?.isSound = false
    }

    /// Of `A)` or `A.`; what follows need not stand apart.
    private static func letter(of line: SourceText) -> Unicode.Scalar? {
        let scalars = line.characters.prefix(2).map(\.scalar)
        guard scalars.count == 2, ("A"..."Z").contains(scalars[0]), scalars[1] == ")" || scalars[1] == "." else {
            return nil
        }
        return scalars[0]
    }

    /// What may be meant by small letters.
    private static func advice(on line: SourceText) -> (text: String, isAnswer: Bool)? {
        let text = line.string
        if text.lowercased().hasPrefix("answer") {
            return ("write `ANSWER:` in capitals, with the colon and one letter", true)
        }
        let scalars = Array(text.unicodeScalars.prefix(2))
        guard ("a"..."z").contains(scalars[0]), scalars[1] == ")" || scalars[1] == "." else { return nil }
        return ("an option begins with a capital: `\(text.prefix(1).uppercased())\(scalars[1])`", false)
    }
}
