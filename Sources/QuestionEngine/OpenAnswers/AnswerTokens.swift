/// The words of an answer, with where they stand in it.
struct AnswerTokens {
    /// What stands between a word and the one before it.
    enum Gap {
        /// Blanks and slashes.
        case narrow
        case hyphen
        /// A comma, a colon, brackets, a dash.
        case clause
        case sentence
    }

    struct Token {
        /// Folded, with straight apostrophes: what prefixes are held against.
        var word: String
        var stem: String
        /// Together with the word behind it, as `time out` is `timeout`; empty where something stands between them.
        var compound = ""
        var compoundStem = ""
        /// In the text as the person wrote it.
        var range: Range<String.Index>
        var gap: Gap
        /// It goes on from the word before in the same clause.
        var isClose: Bool { gap == .narrow || gap == .hyphen }
        /// Counts from 0.
        var sentence: Int
    }

    private(set) var tokens: [Token] = []

    /// Splits at everything but letters, digits and apostrophes between letters. A full stop ends a sentence only before a blank, so
    /// that `p99.9` and `node.js` are none.
    init(_ text: String) {
        var start: String.Index?
        var gap: Gap? = .sentence
        var sentence = 0
        var index = text.startIndex
        func isInWord(_ index: String.Index) -> Bool {
            let character = text[index]
            if character.isLetter || character.isNumber { return true }
            guard start != nil, Self.apostrophes.contains(character) else { return false }
            let next = text.index(after: index)
            return next < text.endIndex && text[next].isLetter
        }
        while index <= text.endIndex {
            if index < text.endIndex, isInWord(index) {
                if start == nil { start = index }
            } else {
                if let first = start {
                    append(text, first..<index, gap ?? .narrow, sentence)
                    (start, gap) = (nil, nil)
                }
                guard index < text.endIndex else { break }
                switch Self.gap(at: index, in: text) {
                case .narrow: if gap == nil || gap == .hyphen { gap = .narrow }
                case .hyphen: gap = gap ?? .hyphen
                case .clause: if gap != .sentence { gap = .clause }
                case .sentence:
                    if gap != .sentence { sentence += 1 }
                    gap = .sentence
                }
            }
            index = text.index(after: index)
        }
        for index in tokens.indices.dropLast() where tokens[index + 1].isClose {
            tokens[index].compound = tokens[index].word + tokens[index + 1].word
            tokens[index].compoundStem = EnglishStem.of(tokens[index].compound)
        }
    }

    private mutating func append(_ text: String, _ range: Range<String.Index>, _ gap: Gap, _ sentence: Int) {
        let word = AnswerText.normalised(String(text[range]))
        guard !word.isEmpty else { return }
        tokens.append(Token(word: word, stem: EnglishStem.of(word), range: range, gap: gap, sentence: sentence))
    }

    private static let apostrophes: Set<Character> = ["'", "’", "‘", "`", "´", "ʼ"]

    private static func gap(at index: String.Index, in text: String) -> Gap {
        let character = text[index]
        if character.isNewline { return .sentence }
        let next = text.index(after: index)
        let isLast = next == text.endIndex || text[next].isWhitespace
        switch character {
        case "!", "?", ";", "…", "•": return .sentence
        case ".": return isLast ? .sentence : .narrow
        case ",", ":", "(", ")", "[", "]", "\"", "“", "”", "—", "–": return .clause
        case "-", "\u{2010}", "\u{2011}": return isLast ? .clause : .hyphen
        default: return .narrow
        }
    }
}
