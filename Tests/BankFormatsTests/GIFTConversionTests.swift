import BankFormats
import QuestionEngine
import Testing

@Suite struct GIFTConversionTests {
    private func only(_ text: String) throws -> Item {
        let found = try BankImport.sample(text)
        #expect(found.problems.filter { $0.severity == .error }.map(\.description) == [])
        return try #require(found.items.first)
    }

    private func problem(_ text: String) throws -> String? {
        let found = try BankImport.sample(text)
        #expect(found.items.isEmpty)
        return found.said.first
    }

    @Test func feedbackBecomesReasons() throws {
        let item = try only("Which?{=a#yes ~b#no####So it is.}")
        #expect(item.explanation == "So it is.")
        #expect(
            item.body
                == .single(
                    options: [
                        .init(id: "a", text: "a", isCorrect: true, why: "yes"),
                        .init(id: "b", text: "b", isCorrect: false, why: "no"),
                    ], shuffle: true))
        #expect(item.status == .draft)
        #expect(item.id.rawValue == "new-001")
    }

    @Test func weightsOfSeveralHaveToAddUp() throws {
        #expect(try problem("x{~%50%a ~b ~c}")?.contains("add up to 50 per cent") == true)
        #expect(try problem("x{~%50%a ~%50%b}")?.contains("nothing to choose") == true)
        let even = try BankImport.sample("x{~%50%a ~%50%b ~%-100%c}")
        #expect(even.said == [])
        let uneven = try BankImport.sample("x{~%75%a ~%25%b ~c}")
        #expect(uneven.items.count == 1)
        #expect(uneven.said.first?.contains("the weights are not kept") == true)
    }

    @Test func aSingleChoiceHasOneRightOption() throws {
        #expect(try problem("x{=a =b ~c}")?.contains("2 options are right") == true)
        #expect(try problem("x{=a ~%50%b ~c}")?.contains("worth 50 per cent") == true)
    }

    @Test func shortAnswersKeepTheirCredit() throws {
        let item = try only("x{=LRU =%50%recency#nearly =%0%*#no}")
        #expect(
            item.body
                == .short(
                    Item.ShortKey(
                        answers: [
                            .init(text: "LRU"), .init(text: "recency", credit: 0.5, why: "nearly"),
                            .init(text: "*", credit: 0, why: "no"),
                        ], allowsTypos: false, ignoresArticles: false)))
        #expect(try problem("x{=*}")?.contains("accepts every answer") == true)
    }

    @Test func stepsAndPairsKeepTheirReasons() throws {
        let steps = try only("// [why:1:first\\nof all] [why:3:\\(last\\]]\nOrder{>3 ALL\none\ntwo\nthree}")
        #expect(
            steps.body
                == .order(steps: [
                    .init(text: "one", why: "first\nof all"), .init(text: "two", why: ""),
                    .init(text: "three", why: "[last]"),
                ]))
        let pairs = try only("// [why:3:why]\nMatch{=a -> 1 =b -> 2 = -> 4 =c -> 3}")
        #expect(
            pairs.body
                == .match(
                    pairs: [
                        .init(left: "a", right: "1", why: ""), .init(left: "b", right: "2", why: ""),
                        .init(left: "c", right: "3", why: ""),
                    ], distractors: [.init(text: "4", why: "why")]))
        #expect(try problem("Order{>2 ALL\none\ntwo}")?.contains("3 to 6 steps") == true)
        #expect(try problem("Match{=a -> 1 =b -> 2}")?.contains("3 to 5 pairs") == true)
        #expect(try problem("// [why:1:x]\nSo{T}")?.contains("no step or pair 1") == true)
        #expect(try problem("Match{=a -> 1 =b -> 1 =c -> 2}")?.contains("two right sides have the same text") == true)
    }

    @Test func whatABankCannotHoldIsSaid() throws {
        #expect(try problem("Write{}")?.contains("an essay is graded by people") == true)
        #expect(try problem("Only text")?.contains("nothing to ask") == true)
        #expect(try problem("x{#=5 =6}")?.contains("one right number") == true)
        #expect(try problem("x{#=5 =%50%5:1}")?.contains("worth 50 per cent") == true)
        #expect(try problem("[html]<img src\\=\"a\">{T}")?.contains("`<img>` cannot be part") == true)
        #expect(try problem("x{=a ~a}")?.contains("two options have the same text") == true)
    }

    @Test func htmlBecomesText() throws {
        // NUL is a blank to whoever trims.
        #expect(try only("[html]<p>\u{0}Is\u{0} it?{F}").stem == "Is it?")
        #expect(
            try only("[html]<p>Is 2<sup>10</sup> &lt; 1e3&nbsp;?</p>\\n<p>Say <b>so</b>.</p>{F}").stem
                == "Is 2^10 < 1e3 ?\nSay so.")
        #expect(
            try only("[html]a<!-- b -->c<br/>d &amp;amp; e & f<ul><li>g</li></ul>{F}").stem == "ac\nd &amp; e & f\n- g")
    }

    @Test func topicsComeFromCategoriesAndTags() throws {
        let text = "$CATEGORY: $course$/top/Distributed systems/Caching\n\nA{T}\n\n// [tag:cache] [tag:odd]\nB{T}"
        let found = try BankImport.sample(text, topics: [])
        #expect(found.said == [])
        #expect(found.items.map { $0.topics.map(\.rawValue) } == [["dist.caching"], ["dist.caching"]])
        let none = try BankImport.sample("$CATEGORY: SQL\n\nA{T}\n\nB{T}", topics: [], difficulty: nil)
        #expect(
            none.said == [
                "quiz:3:1: 2 questions, this the first, have no difficulty: give --difficulty, 1 (easy) to 5 (hard), or say it in the file",
                "quiz:3:1: 2 questions, this the first, have no topic of the bank; the bank has none called `SQL`: give --topic, "
                    + "or name topics in the file",
            ])
    }

    @Test func idsAreNeverUsedTwice() throws {
        let text = "// [id:new-001]\nA{T}\n\nB{T}\n\n// [id:Not legal]\nC{T}\n\nA{F}"
        let found = try BankImport.sample(text)
        #expect(found.items.map(\.id.rawValue) == ["new-001", "new-002", "new-003"])
        #expect(
            found.said == [
                "quiz:7:1: `Not legal` is no id of a bank, so this question gets a new one (warning)",
                "quiz:9:1: this question is there already, as `new-001`",
            ])
        let into = try Bank.sample()
        let again = BankImport(
            "// [id:it-0901]\nNew?{T}\n\nWho fills{F}", file: "q", format: .gift, into: into,
            settings: ImportSettings(license: "CC-BY-4.0", topics: ["cache"], difficulty: .medium))
        #expect(
            again.problems.map(\.description) == [
                "q:2:1: the id `it-0901` is taken in the bank", "q:4:1: this question is there already, as `it-0901`",
            ])
    }

    @Test(arguments: [
        ("CC-BY-NC-4.0", "forbids commercial use"), ("CC-BY-ND-4.0", "or changes"), ("unknown", "unknown licence"),
        ("", "unknown licence"), ("LicenseRef-House", "not given away"),
    ])
    func textsThatMayNotBePassedOnAreRefused(license: String, reason: String) throws {
        let found = try BankImport.sample("A{T}", license: license)
        #expect(found.items.isEmpty)
        #expect(found.said.count == 1)
        #expect(found.said.first?.contains(reason) == true)
    }

    @Test func anotherLicenceStaysWithTheItem() throws {
        #expect(try BankImport.sample("A{T}").items.first?.source == nil)
        let items = try BankImport.sample("A{T}", license: "CC-BY-SA-4.0").items
        let item = try #require(items.first)
        #expect(item.source == Item.Source(license: "CC-BY-SA-4.0"))
    }
}
