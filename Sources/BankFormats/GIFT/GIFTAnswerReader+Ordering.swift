extension GIFTAnswerReader {
    /// `{>4 ALL VERTICAL` and one item on each line, first to last: the form of Moodle's ordering plugin.
    func ordering(_ answers: SourceText) -> GIFTQuestion.Body? {
        var lines = answers.suffix(from: answers.characters.startIndex + 1).split(at: "\n").map { $0.trimmed() }
        let head = lines.removeFirst()
        lines.removeAll(where: \.isEmpty)
        let words = head.string.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let count = words.first.flatMap({ Int($0) }) else {
            log.error(
                .orderingForm,
                "after `{>` stands the number of items to show, and each item on a line of its own: `{>\(max(2, lines.count)) ALL`. "
                    + "Write `{=>…}` for a short answer",
                at: answers.place)
            return nil
        }
        for word in words.dropFirst() where !Self.settings.contains(word) {
            log.error(
                .orderingForm, "`\(word)` is no setting of an ordering question: items begin on the next line",
                at: head.place)
        }
        if words.count == 1, let first = lines.first, Self.swallowed.contains(where: { first.hasPrefix($0) }) {
            log.error(
                .orderingForm,
                "Moodle reads the beginning of “\(first.string)” as a setting: write `{>\(count) ALL VERTICAL RELATIVE SHOW`",
                at: first.place)
        }
        guard lines.count >= 2 else {
            log.error(
                .tooFewAnswers, "an ordering has at least two items, each on a line of its own", at: answers.place)
            return nil
        }
        if words.contains(where: { ["EXACT", "RANDOM", "REL", "CONTIGUOUS", "CONTIG"].contains($0) }),
            count < lines.count
        {
            log.warn(
                .orderingSubset, "Moodle shows \(count) of the \(lines.count) items; here all are shown", at: head.place
            )
        }
        return .ordering(lines.map { text($0) })
    }

    private static let settings: Set<String> = [
        "ALL", "EXACT", "RANDOM", "REL", "CONTIGUOUS", "CONTIG", "HORIZONTAL", "HORI", "H", "VERTICAL", "VERT", "V",
        "0", "1",
        "ALL_OR_NOTHING", "ABSOLUTE_POSITION", "ABSOLUTE", "ABS", "RELATIVE_NEXT_EXCLUDE_LAST",
        "RELATIVE_NEXT_INCLUDE_LAST",
        "RELATIVE_ONE_PREVIOUS_AND_NEXT", "RELATIVE_ALL_PREVIOUS_AND_NEXT", "RELATIVE_TO_CORRECT", "RELATIVE",
        "LONGEST_ORDERED_SUBSET", "LONGEST_CONTIGUOUS_SUBSET", "SHOW", "TRUE", "YES", "HIDE", "FALSE", "NO", "none",
        "123",
        "abc", "ABCD", "iii", "IIII",
    ]

    /// What Moodle takes for a setting even where a word only begins with it.
    private static let swallowed = [
        "ALL", "EXACT", "RANDOM", "REL", "CONTIG", "H", "V", "0", "1", "ABS", "LONGEST_", "SHOW", "TRUE", "YES",
        "FALSE", "NO",
    ]
}
