import Testing

@testable import QuestionEngine

@Suite struct MatchGradingTests {
    private let item = Item.match(
        [
            ("Read committed", "Committed before the statement"), ("Snapshot", "Committed before the transaction"),
            ("Serializable", "As if one after the other"),
        ], distractors: ["Whatever was written"])
    /// 1. Read committed, 2. Snapshot, 3. Serializable; A. Whatever…, B. … statement, C. As if…, D. … transaction
    private let shown =
        ["Read committed", "Snapshot", "Serializable"].map { Item.Pair(left: $0, right: "", why: "").leftID }
        + [
            "Whatever was written", "Committed before the statement", "As if one after the other",
            "Committed before the transaction",
        ].map { Item.Distractor(text: $0, why: "").id }

    @Test(arguments: [
        "1b 2d 3c", "1B, 2D, 3C", "1-b, 2-d, 3-c", "1: b; 2: d; 3: c", "1=b 2=d 3=c", "b d c", "bdc", "B, D, C",
        "1 b 2 d 3 c",
        "b1 d2 c3", "3c 1b 2d", "1b2d3c", "1. b\n2. d\n3. c", "1 -> b, 2 -> d, 3 -> c", "(1,b) (2,d) (3,c)",
        "Read committed: Committed before the statement\nSnapshot: Committed before the transaction\nSerializable: c",
        "read committed = b\nsnapshot = d\nserializable = as if one after the other",
        "Read committed - B. Committed before the statement; 2 - D; Serializable -> C",
    ])
    func readsTheRightPairs(answer: String) {
        #expect(Grader.plain.credit(answer, item, order: shown) == 1)
    }

    @Test(
        arguments: [
            ("1b 2c 3d", 1 / 3.0), ("1d 2b 3c", 1 / 3.0), ("1c 2b 3d", 0), ("a d c", 2 / 3.0), ("1b 2a 3c", 2 / 3.0),
        ] as [(String, Double)])
    func countsPairs(answer: String, credit: Double) {
        #expect(Grader.plain.credit(answer, item, order: shown) == credit)
    }

    @Test(arguments: [
        ("1b 2d", "3 is missing. "), ("1b", "2, 3 are missing. "), ("b d", "2 letters are not 3. "),
        ("1b 2b 3c", "B stands "),
        ("1b 1d 3c", "1 stands there twice. "), ("1b 2d 4c", "There is no 4. "), ("1b 2d 3e", "There is no E. "),
        ("1 2 3", ""), ("", ""), ("no idea", ""), ("a", "One letter is not 3. "), ("b d c a", "4 letters are not 3. "),
        ("Snapshot", ""),
    ])
    func asksAgain(answer: String, problem: String) {
        let advice = Grader.plain.advice(answer, item, order: shown)
        #expect(advice?.hasPrefix(problem) == true)
        #expect(advice?.hasSuffix("Please give every number from 1 to 3 a letter, such as `1b 2a 3c`.") == true)
    }

    @Test func saysOfEachPairWhyAndOfEachDistractorWhatItIs() {
        guard case .graded(let graded) = Grader.plain.grade("1b 2a 3c", to: item, order: shown) else {
            Issue.record("not graded")
            return
        }
        #expect(graded.rule == .pairs(right: 2, of: 3))
        #expect(
            graded.remarks == [
                Grade.Remark(
                    subject: "1B. Read committed: Committed before the statement", isRight: true,
                    why: "why Read committed"),
                Grade.Remark(
                    subject: "2D. Snapshot: Committed before the transaction", isRight: false, why: "why Snapshot"),
                Grade.Remark(
                    subject: "3C. Serializable: As if one after the other", isRight: true, why: "why Serializable"),
                Grade.Remark(
                    subject: "A. Whatever was written", isRight: false, why: "why Whatever was written"),
            ])
    }
}
