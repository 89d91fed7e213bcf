import BankFormats
import QuestionEngine
import Testing

@Suite struct CSVItemsTests {
    private static let head =
        "id,type,topics,difficulty,stem,answer,wrong,why,tolerance,unit,explanation,option_a,why_a,option_b,why_b\r\n"

    @Test func everyKindIsRead() throws {
        let text =
            Self.head + """
                c-1,single,Caching,2,"Who, and ""why""?",b,,,,,E,One,no,"Two
                lines",yes\r
                c-2,,cache,3,So?,TRUE,,Because,,,E,,,,\r
                c-3,short,cache,3,Name it,LRU | least recently used,LFU,,,,E,,,,\r
                c-4,,cache,3,How long?,6.8,,,1%,ms,E,,,,\r

                c-5,multi,cache,3,Which?,a,,,,,E,x,y,z,w
                """
        let found = try BankImport.sample(text, .csv)
        #expect(found.said == [])
        #expect(found.items.map(\.id.rawValue) == ["c-1", "c-2", "c-3", "c-4", "c-5"])
        #expect(found.items[0].stem == "Who, and \"why\"?")
        #expect(
            found.items[0].body
                == .single(
                    options: [
                        .init(id: "a", text: "One", isCorrect: false, why: "no"),
                        .init(id: "b", text: "Two\nlines", isCorrect: true, why: "yes"),
                    ], shuffle: true))
        #expect(found.items[1].body == .trueFalse(isTrue: true, why: "Because"))
        #expect(
            found.items[2].body
                == .short(
                    Item.ShortKey(answers: [
                        .init(text: "LRU"), .init(text: "least recently used"), .init(text: "LFU", credit: 0),
                    ])))
        #expect(
            found.items[3].body
                == .numeric(Item.NumericKey(value: 6.8, tolerance: .relative(0.01), unit: "ms", units: ["ms": 1])))
    }

    @Test func stepsAndPairsAreOptions() throws {
        let text = """
            type,stem,option_a,why_a,option_b,option_c,option_d
            order,Order?,Write,first,Commit,Delete,
            match,Match?,LRU -> last use,in the name,LFU->uses,FIFO -> entry,-> size
            match,Bad?,LRU,,LFU -> uses,FIFO -> entry,
            """
        let found = try BankImport.sample(text, .csv)
        #expect(found.said == ["quiz:4:12: expected `left -> right`, found `LRU`"])
        #expect(
            found.items.map(\.body) == [
                .order(steps: [
                    .init(text: "Write", why: "first"), .init(text: "Commit", why: ""), .init(text: "Delete", why: ""),
                ]),
                .match(
                    pairs: [
                        .init(left: "LRU", right: "last use", why: "in the name"),
                        .init(left: "LFU", right: "uses", why: ""),
                        .init(left: "FIFO", right: "entry", why: ""),
                    ], distractors: [.init(text: "size", why: "")]),
            ])
    }

    @Test func mistakesHaveLineAndColumn() throws {
        func problems(_ rows: String) throws -> [String] { try BankImport.sample(Self.head + rows, .csv).said }
        #expect(
            try problems("c-1,single,cache,2,Q?,c,,,,,E,One,no,Two,yes") == [
                "quiz:2:23: `answer` names option `c`; there are a, b"
            ])
        #expect(
            try problems("c-1,single") == [
                "quiz:2:1: this row has 2 fields, the first has 15: put quotes around fields with commas"
            ])
        #expect(
            try problems("c-1,,cache,2,\"two\nlines\",yes,,,,,E,,,,\nc-2,,cache,2,Q?,6.8,,,x,ms,E,,,,").last
                == "quiz:4:23: expected a tolerance such as `0.05` or `1%`, found `x`")
        #expect(
            try problems("c-1,odd,cache,2,Q?,true,,,,,E,,,,").first
                == "quiz:2:5: `odd` is no type; there are `single`, `multi`, `tf`, `short`, `numeric`, `order`, `match`"
        )
        #expect(try problems("a \"b\",,,,,,,,,,,,,,").first?.hasPrefix("quiz:2:3: a quote within a field") == true)
        #expect(try problems("\"b\"c,,,,,,,,,,,,,,").first?.hasPrefix("quiz:2:4: something follows the quote") == true)
        #expect(try problems("x,\"b,,,,,,,,,,,,,,\n").first?.hasPrefix("quiz:2:3: the quote that begins here") == true)
        #expect(try problems("c-1,,nope,2,Q?,true,,,,,E,,,,").first?.contains("no topic `nope`") == true)
        #expect(
            try problems("c-1,,cache,9,Q?,true,,,,,E,,,,") == [
                "quiz:2:12: `9` cannot be the `difficulty` of this question"
            ])
        #expect(try problems("c-1,,cache,2,Q?,,,,,,E,,,,") == ["quiz:2:1: there is no answer to this question"])
    }

    @Test func columnsAreNamed() throws {
        #expect(
            try BankImport.sample("stem;answer\na;b", .csv).said == [
                "quiz:1:1: the columns are separated by semicolons: save the table with commas"
            ])
        #expect(
            try BankImport.sample("stem,anwser\na,b", .csv).said == [
                "quiz:1:6: unknown column `anwser`. Did you mean `answer`?"
            ])
        #expect(
            try BankImport.sample("answer\nb", .csv).said == [
                "quiz:1:1: the first row names no column `stem`, which holds the questions"
            ])
        #expect(try BankImport.sample("\u{FEFF}Stem, Answer\nSo?,true\n", .csv).items.count == 1)
        #expect(try BankImport.sample("stem,answer\n", .csv).said == ["quiz: there are no questions in this file"])
    }
}
