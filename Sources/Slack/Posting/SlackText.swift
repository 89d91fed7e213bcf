/// Escaping, measuring and cutting of texts for Slack.
enum SlackText {
    /// For `mrkdwn` and the fallback text, where these three characters begin links, mentions and entities.
    static func escaped(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(where: isSpecial) else { return String(text) }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Length as Slack might count it. What its limits count is not documented, so this is the most that it can be: UTF-16 units
    /// after escaping.
    static func length(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in sum + length(scalar) }
    }

    /// Whether a text is too long, looking no further than needed.
    private static func exceeds(_ text: Substring, _ limit: Int) -> Bool {
        var room = limit
        for scalar in text.unicodeScalars {
            room -= length(scalar)
            if room < 0 { return true }
        }
        return false
    }

    /// The longest part of `text` from its front that fits and ends well, and what is left after the border.
    ///
    /// - Parameter force: cut within a word if there is no better place. Otherwise the result is nil then.
    static func cut(_ text: Substring, limit: Int, force: Bool) -> (head: Substring, rest: Substring)? {
        guard exceeds(text, limit) else { return (text, "") }
        var borders = Borders()
        var used = 0
        var end = text.startIndex
        for index in text.indices {
            let character = text[index]
            borders.see(character, at: index, before: text.index(after: index), used: used)
            used += character.unicodeScalars.reduce(0) { $0 + length($1) }
            if used > limit { break }
            end = text.index(after: index)
        }
        if let border = borders.best(limit: limit) {
            return (text[..<border.end], text[border.next...])
        }
        guard force else { return nil }
        // One character longer than the limit: a pile of combining marks, taken apart.
        if end == text.startIndex { end = scalarEnd(in: text, limit: limit) }
        return (text[..<end], text[end...])
    }

    /// The whole text in parts that fit.
    static func pieces(of text: String, limit: Int) -> [String] {
        var pieces: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty, let (head, tail) = cut(rest, limit: limit, force: true) {
            if !head.isEmpty { pieces.append(String(head)) }
            rest = tail
        }
        return pieces
    }

    /// Keeps marks from formatting by an invisible character after each, which joins what it stands between (U+2060).
    static func inert(_ text: String) -> String {
        guard text.utf8.contains(where: { marks.contains($0) }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar)
            if scalar.isASCII, marks.contains(UInt8(scalar.value)) { result.append("\u{2060}") }
        }
        return String(result)
    }

    private static let marks = Set("*_~`]".utf8)

    /// One line of at most so many characters, for buttons, options and titles: never empty, as Slack refuses that.
    static func label(_ text: String, limit: Int) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if line.isEmpty { return "…" }
        guard exceeds(Substring(line), limit), let (head, _) = cut(Substring(line), limit: limit - 1, force: true)
        else {
            return line
        }
        return head + "…"
    }

    /// A part of a `block_id` or `action_id`, which take 255 characters.
    static func name(_ text: String) -> String { String(text.prefix(60).unicodeScalars.prefix(120)) }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
    }

    private static func length(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "&": 5
        case "<", ">": 4
        default: scalar.value > 0xFFFF ? 2 : 1
        }
    }

    private static func scalarEnd(in text: Substring, limit: Int) -> Substring.Index {
        var used = 0
        var end = text.startIndex
        for index in text.unicodeScalars.indices {
            used += length(text.unicodeScalars[index])
            if used > limit { break }
            end = text.unicodeScalars.index(after: index)
        }
        // Even one scalar counts as progress.
        return end == text.startIndex ? text.unicodeScalars.index(after: end) : end
    }
}

/// The places where a text can be cut, best last of each kind.
private struct Borders {
    struct Border {
        var end: Substring.Index
        var next: Substring.Index
        var used: Int
    }

    private var line: Border?
    private var sentence: Border?
    private var word: Border?
    private var previous: Character = " "

    mutating func see(_ character: Character, at end: Substring.Index, before next: Substring.Index, used: Int) {
        defer { previous = character }
        // A border at the very front would leave nothing before it.
        guard character.isWhitespace, used > 0 else { return }
        let border = Border(end: end, next: next, used: used)
        if character.isNewline { line = border }
        if ".!?".contains(previous) { sentence = border }
        word = border
    }

    /// The end of a line or a sentence, unless it would leave more than half of the room unused.
    func best(limit: Int) -> Border? {
        [line, sentence].compactMap { $0 }.first { $0.used * 2 > limit } ?? word
    }
}
