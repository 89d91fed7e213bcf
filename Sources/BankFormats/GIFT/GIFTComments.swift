/// What comments say about their question: `[id:…]` and `[tag:…]`, in which `\]` stands for a bracket; and viva's own `[why:1:…]`,
/// the reason of the first step or pair.
struct GIFTComments {
    private(set) var id: String?
    private(set) var tags: [String] = []
    /// By the number of a step or pair, from 1.
    private(set) var reasons: [Int: String] = [:]
    private let log: ImportLog

    /// What stands between brackets, and where they begin.
    private struct Value {
        var text: String
        var place: SourcePlace
    }

    init(_ comments: [SourceText], log: ImportLog) {
        self.log = log
        for comment in comments {
            for value in values("id", of: comment) { takeID(value) }
            for value in values("tag", of: comment) { takeTag(value) }
            for value in values("why", of: comment) { takeReason(value) }
        }
    }

    private mutating func takeID(_ value: Value) {
        let text = value.text.replacing("\\]", with: "]").trimmingBlanks
        if text.isEmpty {
            reportEmpty("id", at: value.place)
        } else if id == nil {
            id = text
        } else {
            log.error(.secondID, "this question has an id already: keep one of them", at: value.place)
        }
    }

    private mutating func takeTag(_ value: Value) {
        let text = value.text.replacing("\\]", with: "]").trimmingBlanks
        if text.isEmpty {
            reportEmpty("tag", at: value.place)
        } else if text.contains(where: { "<>`".contains($0) }) {
            log.warn(.badTag, "a tag cannot hold `<`, `>` or a backquote; this one is left out", at: value.place)
        } else {
            tags.append(text)
        }
    }

    private func reportEmpty(_ kind: String, at place: SourcePlace) {
        log.warn(.badTag, "this `[\(kind):]` is empty and is left out", at: place)
    }

    /// `1:text`, with `\n` for line ends.
    private mutating func takeReason(_ value: Value) {
        guard let (number, text) = value.text.components(at: ":"), let number = Int(number), !text.isEmpty else {
            log.warn(
                .badTag, "expected `[why:1:…]` with the number of a step or pair; this one is left out", at: value.place
            )
            return
        }
        reasons[number] = Self.unescaped(text)
    }

    private static func unescaped(_ text: String) -> String {
        var plain = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                plain.append(character == "n" ? "\n" : character == "(" ? "[" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                plain.append(character)
            }
        }
        return plain
    }

    /// Goes on one line between brackets, and holds none that could begin an id or a tag.
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("]", with: "\\]").replacing("[", with: "\\(")
            .replacing("\n", with: "\\n")
    }

    /// What stands between `[kind:` and `]`, escapes and all; the place is that of the bracket.
    private func values(_ kind: String, of comment: SourceText) -> [Value] {
        var values: [Value] = []
        var start: Int?
        while let index = comment.firstIndex(of: "[\(kind):", from: start) {
            let place = comment.suffix(from: index).place
            let begin = index + kind.count + 2
            guard let end = Self.close(of: comment, from: begin) else {
                log.warn(.badTag, "this `[\(kind):` has no `]` in its line and is left out", at: place)
                return values
            }
            values.append(Value(text: comment[begin..<end].string, place: place))
            start = end
        }
        return values
    }

    private static func close(of comment: SourceText, from start: Int) -> Int? {
        var index = start
        while index < comment.characters.endIndex {
            let scalar = comment.characters[index].scalar
            if scalar == "]" { return index }
            index += scalar == "\\" ? 2 : 1
        }
        return nil
    }
}
