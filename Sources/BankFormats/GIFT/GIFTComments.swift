/// What comments say about their question: `[id:…]` and `[tag:…]`, in which `\]` stands for a bracket.
struct GIFTComments {
    private(set) var id: String?
    private(set) var tags: [String] = []
    private let log: ImportLog

    init(_ comments: [SourceText], log: ImportLog) {
        self.log = log
        for comment in comments {
            take("id", of: comment) { value, place in
                if id == nil {
                    id = value
                } else {
                    log.error(
                        .secondID, "this question has an id already: keep one of them", at: place)
                }
            }
            take("tag", of: comment) { value, place in
                if value.contains(where: { "<>`".contains($0) }) {
                    log.warn(.badTag, "a tag cannot hold `<`, `>` or a backquote; this one is left out", at: place)
                } else {
                    tags.append(value)
                }
            }
        }
    }

    private func take(_ kind: String, of comment: SourceText, _ use: (String, SourcePlace) -> Void) {
        var start: Int?
        while let index = comment.firstIndex(of: "[\(kind):", from: start) {
            let place = comment.suffix(from: index).place
            let begin = index + kind.count + 2
            guard let end = Self.close(of: comment, from: begin) else {
                log.warn(.badTag, "this `[\(kind):` has no `]` in its line and is left out", at: place)
                return
            }
            let value = comment[begin..<end].string.replacing("\\]", with: "]").trimmingBlanks
            if value.isEmpty {
                log.warn(.badTag, "this `[\(kind):]` is empty and is left out", at: place)
            } else {
                use(value, place)
            }
            start = end
        }
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
