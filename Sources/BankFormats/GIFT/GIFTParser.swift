/// Reads one block.
struct GIFTParser {
    let log: ImportLog
    /// In force after the block.
    private(set) var category: String?
    /// Where answers were begun in this block, or one before it, and not ended.
    private(set) var unclosed: SourcePlace?

    init(log: ImportLog, category: String?, unclosed: SourcePlace?) {
        self.log = log
        self.category = category
        self.unclosed = unclosed
    }

    /// Nil: nothing that could be understood; the reason is in the log.
    mutating func parse(_ block: GIFTBlock) -> GIFTReading.Entry? {
        if block.text.hasPrefix("$CATEGORY:") { return parseCategory(block.text) }
        if let index = block.text.firstIndex(of: "$CATEGORY:") ?? misspelled(block.text) {
            log.error(
                .categoryNotFirst,
                "a category has to stand first in a block of its own, as `$CATEGORY:`: put blank lines before and after it",
                at: block.text.suffix(from: index).place)
        }
        return parseQuestion(block).map(GIFTReading.Entry.question)
    }

    private func misspelled(_ text: SourceText) -> Int? {
        let start = text.characters.startIndex
        return text.string.lowercased().hasPrefix("$category:") ? start : nil
    }

    private mutating func parseCategory(_ text: SourceText) -> GIFTReading.Entry? {
        let name = text.suffix(from: text.characters.startIndex + 10).trimmed()
        let line = name.firstIndex(of: "\n").map { name.prefix(upTo: $0).trimmed() } ?? name
        category = line.isEmpty ? nil : line.string
        if let end = name.firstIndex(of: "\n") {
            log.error(
                .categoryNotAlone,
                "all up to the next blank line is read as the category's name: put a blank line before this",
                at: name.suffix(from: end + 1).place)
        }
        if line.isEmpty {
            log.error(.emptyCategory, "the category has no name", at: text.place)
        }
        if let escaped = name.characters.first(where: \.isEscaped) {
            log.error(
                .escapeInCategory, "nothing is escaped in the name of a category: remove the `\\`", at: escaped.place)
        }
        return .category(name.string)
    }

    private mutating func parseQuestion(_ block: GIFTBlock) -> GIFTQuestion? {
        let comments = GIFTComments(block.comments, log: log)
        var text = block.text
        let name = takeName(&text)
        guard let parts = divide(text) else { return nil }
        let stem = GIFTTextReader(log: log).read(parts.stem)
        if parts.answers != nil, stem.isEmpty {
            log.error(.emptyStem, "there are answers here, but no question before them", at: block.text.place)
        }
        reportName(in: parts.stem)
        let (answers, feedback) = takeGeneralFeedback(parts.answers)
        let reader = GIFTAnswerReader(log: log, format: stem.format)
        let body: GIFTQuestion.Body? = answers.map { reader.body($0) } ?? .description
        guard let body else { return nil }
        return GIFTQuestion(
            place: block.text.place, id: comments.id, tags: comments.tags, reasons: comments.reasons,
            category: category, name: name, text: stem,
            generalFeedback: feedback.map { GIFTTextReader(log: log).read($0, inheriting: stem.format) }
                ?? GIFTText("", stem.format),
            body: body)
    }

    private func takeName(_ text: inout SourceText) -> String? {
        guard text.hasPrefix("::") else { return nil }
        let begin = text.characters.startIndex + 2
        guard let end = text.firstIndex(of: "::", from: begin) else {
            log.error(
                .unclosedName, "the name that begins here is not closed: write `::name::`, or `\\:\\:` for colons",
                at: text.place)
            text = text.suffix(from: begin)
            return nil
        }
        let name = text[begin..<end].trimmedString
        if name.isEmpty {
            log.warn(.emptyName, "the name between `::` and `::` is empty", at: text.place)
        }
        text = text.suffix(from: end + 2).trimmed()
        return name
    }

    private func reportName(in stem: SourceText) {
        guard let first = stem.firstIndex(of: "::"), first > stem.characters.startIndex,
            let second = stem.firstIndex(of: "::", from: first + 2),
            stem[(first + 2)..<second].string.contains(" ")
                || stem.characters[first - 1].isBlank
        else { return }
        log.warn(
            .nameNotFirst,
            "a name between `::` and `::` stands at the beginning of a question; here it is part of the text",
            at: stem.suffix(from: first).place)
    }

    private func takeGeneralFeedback(_ answers: SourceText?) -> (answers: SourceText?, feedback: SourceText?) {
        guard let answers, let index = answers.lastIndex(of: "####") else { return (answers, nil) }
        return (answers.prefix(upTo: index).trimmed(), answers.suffix(from: index + 4))
    }
}

// Braces.
extension GIFTParser {
    /// The text with a gap in the place of the answers, and what stands between the braces; nil if these do not fit.
    private mutating func divide(_ text: SourceText) -> (stem: SourceText, answers: SourceText?)? {
        switch (text.firstIndex(of: "{"), text.firstIndex(of: "}")) {
        case (nil, nil):
            return (text, nil)
        case (let begin?, nil):
            unclosed = text.suffix(from: begin).place
            log.error(
                .unclosedAnswers,
                "the answers that begin here have no `}` before the next blank line or the end: a blank line ends a question, "
                    + "so take it out; or write `\\{` for a brace in the text",
                at: text.suffix(from: begin).place)
            return nil
        case (nil, let end?):
            reportUnopened(text.suffix(from: end).place)
            return nil
        case (let begin?, let end?):
            guard begin < end else {
                reportUnopened(text.suffix(from: end).place)
                return nil
            }
            unclosed = nil
            let rest = text.suffix(from: end + 1)
            reportBraces(in: text[(begin + 1)..<end], rest: rest)
            let gap = text.characters.last?.is("}") == true ? "" : "_____"
            let stem =
                Array(text.prefix(upTo: begin).characters) + SourceText(gap, at: text[begin..<end].place).characters
                + rest.characters
            return (SourceText(stem[...], origin: text.place), text[(begin + 1)..<end].trimmed())
        }
    }

    private mutating func reportUnopened(_ place: SourcePlace) {
        if let unclosed {
            log.error(
                .unopenedAnswers,
                "this `}` may end the answers that begin in line \(unclosed.line): a blank line ends a question, so take out "
                    + "those between",
                at: place)
        } else {
            log.error(.unopenedAnswers, "this `}` ends nothing: write `\\}` for a brace in the text", at: place)
        }
        unclosed = nil
    }

    private func reportBraces(in answers: SourceText, rest: SourceText) {
        if let inner = answers.firstIndex(of: "{") {
            log.error(
                .braceInAnswers,
                "a second `{` before the first `}`: is a `}` missing before it? Write `\\{` for a brace",
                at: answers.suffix(from: inner).place)
        }
        guard let index = rest.characters.firstIndex(where: { $0.is("{") || $0.is("}") }) else { return }
        let line = rest.characters[..<index].last { $0.is("\n") }
        var advice = "write `\\{` and `\\}` for braces in the text"
        if let line {
            advice =
                "if another question begins after line \(line.place.line), put a blank line before it; else " + advice
        }
        if let odd = rest.characters.first(where: { !$0.scalar.isBlank && $0.scalar.properties.isWhitespace }) {
            advice += ". Line \(odd.place.line) holds a blank that is none to Moodle, such as a no-break space"
        }
        log.error(.secondBraces, "a brace after the answers: \(advice)", at: rest.suffix(from: index).place)
    }
}
