import BankFormats
import StrictYAML
import Testing

@Suite struct BankLintTests {
    private func warnings(items: String = SampleBank.items, question: String = SampleBank.question) -> [String] {
        SampleBank.read(question: question, items: items).lint().map(\.description)
    }

    /// Five single-choice items of which the first `telling` have the right option as the longest.
    private func singles(telling: Int) -> String {
        let entries = (0..<5).map { index in
            let right = index < telling ? "a long right answer" : "right \(index)"
            return """
                  - {id: it-090\(index + 1), rev: 1, semantic_rev: 1, type: single, parent: be-0009, topics: [dist.caching],
                     difficulty: 1, stem: "s\(index)", explanation: E, options: [{id: a, text: \(right), correct: true, why: y},
                     {id: b, text: wrong \(index) then, why: n}, {id: c, text: other \(index) too, why: n}]}
                """
        }
        return "items:\n" + entries.joined(separator: "\n")
    }

    @Test func aModelAnswerShouldBeLongEnough() {
        #expect(warnings() == ["question:2:5: `be-0009` should have 90 to 200 words in its model answer, it has 3"])
    }

    @Test func optionsThatSpeakOfOthersAreNotShuffled() {
        let items = SampleBank.items.replacing("The cache", with: "All of the above")
        #expect(warnings(items: items).contains { $0.contains("All of the above") && $0.hasPrefix("items:2:5") })
        let kept = items.replacing("], explanation: E, reference", with: "], shuffle: false, explanation: E, reference")
        #expect(!warnings(items: kept).contains { $0.contains("All of the above") })
    }

    @Test func theRightOptionShouldNotBeTheLongest() {
        #expect(!warnings(items: singles(telling: 2)).contains { $0.contains("longest") })
        #expect(
            warnings(items: singles(telling: 3)).contains {
                $0.contains("longest one in 3 of 5 single-choice items, more than 40 %: it-0901, it-0902, it-0903")
            }
        )
    }

    @Test func stepsDoNotTellTheirPlacesAndLeftSidesNotTheirRights() {
        let steps = SampleBank.items.replacing("text: Commit", with: "text: 'Finally, commit'")
        #expect(warnings(items: steps).contains { $0.contains("“Finally, commit”, which tells its place") })
        let pairs = SampleBank.items.replacing("right: Number of uses", with: "right: 'The number, as LFU has it'")
        #expect(warnings(items: pairs).contains { $0.contains("pairs “LFU” with a text that names it") })
        #expect(!warnings().contains { $0.contains("it-0906") || $0.contains("it-0907") })
    }

    @Test func similarStemsAreNamed() {
        let items = SampleBank.items
            .replacing("Who fills?", with: "Who fills the cache after a miss?")
            .replacing("Which?", with: "Who fills the cache after each miss?")
        #expect(warnings(items: items).contains("items:3:5: the stem is much like that of `it-0901`"))
    }

    @Test func similarPromptsAreNamedUnlessMarked() {
        let twin = SampleBank.question
            .replacing("be-0009", with: "be-0010").replacing("slot: 9", with: "slot: 10")
            .replacing("question: 1}", with: "question: 3}")
            .replacing(", it-0902, it-0903, it-0904, it-0905", with: "").replacing(
                "items: [it-0901]", with: "items: []")
        let texts = [("bank", SampleBank.header), ("a", SampleBank.question), ("b", twin), ("items", SampleBank.items)]
        let plain = BankReader.read(texts: texts).lint().map(\.description)
        #expect(
            plain.contains("b:2:5: the prompt is much like that of `be-0009`: mark one `near_duplicate_of` the other")
        )
        #expect(plain.contains("bank:1:7: no active question covers number 2 of “A list”"))

        let marked = twin.replacing("    minutes: 8", with: "    minutes: 8\n    near_duplicate_of: be-0009")
        let rest = BankReader.read(texts: [texts[0], texts[1], ("b", marked), texts[3]]).lint().map(\.description)
        #expect(!rest.contains { $0.contains("much like") })
    }

    @Test func wrongAnswersSayWhy() {
        let items = SampleBank.items.replacing("{text: LFU, credit: 0, why: No.}", with: "{text: LFU, credit: 0}")
        #expect(warnings(items: items).contains("items:5:5: `it-0904` lists “LFU” as wrong and should say why"))
    }

    @Test func draftsSayWhatTheyStillNeed() {
        let bare = """
            items:
              - {id: it-0901, rev: 1, semantic_rev: 1, status: draft, type: single, topics: [dist.caching], difficulty: 2, stem: S, options: [{id: a, text: A, correct: true}, {id: b, text: B, why: no}, {id: c, text: C}]}
            """
        let question = SampleBank.question.replacing(
            "items: [it-0901, it-0902, it-0903, it-0904, it-0905, it-0906, it-0907]", with: "items: []")
        #expect(
            warnings(items: bare, question: question).contains(
                "items:2:5: the draft `it-0901` still needs `explanation`, `why` of a and c"))
    }
}
