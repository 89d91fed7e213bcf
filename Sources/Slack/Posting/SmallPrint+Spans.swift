import Chat

extension SmallPrint {
    /// Most elements of a `context` block.
    static let elementsPerBlock = 10
    /// Most characters of one element.
    fileprivate static let longest = Weight.blockLimit - Weight.block - Weight.block - Weight.inline
    private static let longestPhrase = 500

    /// Text that `mrkdwn` could take for formatting becomes an element of plain text; so do spans that it could not show as meant.
    static func elements(_ spans: [MessageContent.Span]) -> [SmallPrint] {
        var line = SmallPrintLine()
        for span in spans {
            switch span {
            case .text(let text) where isPlain(text):
                for piece in SlackText.pieces(of: text, limit: longest) { line.append(SlackText.escaped(piece)) }
            case .bold(let text) where isPhrase(text): line.appendMarked("*" + SlackText.escaped(text) + "*")
            case .italic(let text) where isPhrase(text): line.appendMarked("_" + SlackText.escaped(text) + "_")
            case .code(let text) where isCode(text): line.appendMarked("`" + SlackText.escaped(text) + "`")
            case .link(let url, let label) where SlackLink.isValid(url) && isPhrase(label) && !label.contains("|"):
                line.append("<\(SlackText.escaped(url))|\(SlackText.escaped(label))>")
            case .mention(let user) where SlackLink.isUserID(user.rawValue): line.append("<@\(user.rawValue)>")
            default: line.appendPlain(span.plainText)
            }
        }
        return line.finished()
    }

    /// Nothing in it looks like formatting, not even a quote at the start of a line.
    private static func isPlain(_ text: String) -> Bool {
        !text.utf8.contains { marks.contains($0) } && !text.hasPrefix(">") && !text.contains("\n>")
    }

    /// Can stand between two marks.
    private static func isPhrase(_ text: String) -> Bool {
        isPlain(text) && isTight(text)
    }

    private static func isCode(_ text: String) -> Bool {
        !text.contains("`") && isTight(text)
    }

    /// One short line with no space next to where the marks will be.
    private static func isTight(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return !first.isWhitespace && !last.isWhitespace && !text.contains("\n")
            && SlackText.length(text) <= longestPhrase
    }

    private static let marks = Set("*_~`".utf8)
}

/// Puts the elements of small print together; neighbours share one as long as that changes nothing.
private struct SmallPrintLine {
    private var elements: [SmallPrint] = []
    private var mrkdwn = ""
    private var endsWithMark = false

    mutating func append(_ text: String) {
        // A closing mark counts only before something that is no letter.
        if endsWithMark, let first = text.first, first.isLetter || first.isNumber { flush() }
        if mrkdwn.utf16.count + text.utf16.count > SmallPrint.longest { flush() }
        mrkdwn += text
        endsWithMark = false
    }

    mutating func appendMarked(_ text: String) {
        if let last = mrkdwn.last, last.isLetter || last.isNumber || endsWithMark { flush() }
        append(text)
        endsWithMark = true
    }

    mutating func appendPlain(_ text: String) {
        flush()
        elements += SlackText.pieces(of: text, limit: SmallPrint.longest).map(SmallPrint.plain)
    }

    mutating func finished() -> [SmallPrint] {
        flush()
        return elements
    }

    private mutating func flush() {
        if mrkdwn.contains(where: { !$0.isWhitespace }) { elements.append(.mrkdwn(mrkdwn)) }
        mrkdwn = ""
        endsWithMark = false
    }
}
