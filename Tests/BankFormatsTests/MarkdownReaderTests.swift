import BankFormats
import QuestionEngine
import Testing

@Suite struct MarkdownReaderTests {
    @Test func everyKindIsRead() throws {
        let text = """
            # Caching

            ## What happens on a miss?
            The cache is *aside*.

            ```
            get(key): value
            ```

            - [x] The application asks the origin
              because the cache cannot,
              and fills it
            - [ ] The cache fails
              It does not.

            Id: m-1
            Difficulty: 4
            Explanation: That is the pattern.
            It goes on.

            ## So?
            Answer: false
            Why: Not so.

            ## Name it
            Answer: LRU
            Answer: least recently used
            Wrong: LFU
              That counts uses.

            ## How long?
            Answer: 6.8 ms
            Tolerance: 0.05

            ## Which?
            * [X] One
            * [x] Two
            * [ ] Three

            ## In which order?
            1. Write
               Before all.
            2. Commit
            3. Delete

            ## What belongs together?
            - LRU -> Age of the last use
              It is in the name.
            - LFU -> Number of uses
            - FIFO -> Age of the entry
            - -> Size
            """
        let found = try BankImport.sample(text, .markdown, topics: [])
        #expect(found.said == [])
        #expect(
            found.items.map(\.id.rawValue) == ["m-1", "new-001", "new-002", "new-003", "new-004", "new-005", "new-006"])
        let first = found.items[0]
        #expect(first.stem == "What happens on a miss?\nThe cache is *aside*.\n\n```\nget(key): value\n```")
        #expect(first.difficulty.rawValue == 4)
        #expect(first.explanation == "That is the pattern. It goes on.")
        #expect(
            first.body
                == .single(
                    options: [
                        .init(
                            id: "a", text: "The application asks the origin", isCorrect: true,
                            why: "because the cache cannot, and fills it"),
                        .init(id: "b", text: "The cache fails", isCorrect: false, why: "It does not."),
                    ], shuffle: true))
        #expect(found.items[1].body == .trueFalse(isTrue: false, why: "Not so."))
        #expect(
            found.items[2].body
                == .short(
                    Item.ShortKey(answers: [
                        .init(text: "LRU"), .init(text: "least recently used"),
                        .init(text: "LFU", credit: 0, why: "That counts uses."),
                    ])))
        #expect(
            found.items[3].body
                == .numeric(Item.NumericKey(value: 6.8, tolerance: .absolute(0.05), unit: "ms", units: ["ms": 1])))
        guard case .multi(let options, _) = found.items[4].body else {
            Issue.record("not several")
            return
        }
        #expect(options.map(\.isCorrect) == [true, true, false])
        #expect(
            found.items[5].body
                == .order(steps: [
                    .init(text: "Write", why: "Before all."), .init(text: "Commit", why: ""),
                    .init(text: "Delete", why: ""),
                ]))
        #expect(
            found.items[6].body
                == .match(
                    pairs: [
                        .init(left: "LRU", right: "Age of the last use", why: "It is in the name."),
                        .init(left: "LFU", right: "Number of uses", why: ""),
                        .init(left: "FIFO", right: "Age of the entry", why: ""),
                    ], distractors: [.init(text: "Size", why: "")]))
    }

    @Test func mistakesHaveLineAndColumn() throws {
        func problems(_ text: String) throws -> [String] { try BankImport.sample(text, .markdown).said }
        #expect(
            try problems("## Q?\n- [ ] a\n- [ ] b\n") == ["quiz:1:1: exactly one option has to be right, here 0 are"])
        #expect(
            try problems("## Q?\n- [x] a\nnot indented\n- [ ] b").first?.hasPrefix("quiz:3:1: indent this line") == true
        )
        #expect(
            try problems("## Q?\n\nAnswer: LRU\n\nDifficlty: 2") == [
                "quiz:5:1: unknown key `difficlty`. Did you mean `difficulty`?"
            ])
        #expect(
            try problems("## Q?\n\nAnswer: 5\nUnit: ms").first?.hasPrefix("quiz:3:9: a number needs a tolerance")
                == true)
        #expect(try problems("## Q?\n") == ["quiz:1:1: there is no answer to this question"])
        #expect(
            try problems("Hello\nthere\n\n## Q?\nAnswer: true") == [
                "quiz:1:1: what stands before the first question is left out; a question begins with `## ` (warning)"
            ])
        #expect(try problems("# Nope\n## Q?\nAnswer: true").first?.contains("no topic `Nope`") == true)
        #expect(
            try problems("## Q?\nAnswer: true\n\nMore text") == [
                "quiz:4:1: this belongs to nothing: begin it with a key such as `Explanation:`"
            ])
    }

    @Test func theGoodOnesAreKept() throws {
        let found = try BankImport.sample("## A?\nAnswer: true\n\n## B?\n- [x] a\n\n## C?\nAnswer: false", .markdown)
        #expect(found.items.map(\.stem) == ["A?", "C?"])
        #expect(found.said == ["quiz:4:1: a choice has 2 to 9 options, here are 1"])
    }
}
