import Testing

@testable import QuestionEngine

@Suite struct OrderGradingTests {
    private let item = Item.order(["Write the row", "Commit", "Delete the key", "Read fills the cache"])
    /// Shown as A. Delete the key, B. Write the row, C. Read fills the cache, D. Commit.
    private let shown = ["Delete the key", "Write the row", "Read fills the cache", "Commit"].map {
        Item.Step(text: $0, why: "").id
    }

    @Test(arguments: [
        "b d a c", "BDAC", "bdac", "b, d, a, c", "B > D > A > C", "b->d->a->c", "b → d → a → c",
        "first b then d then a, c",
        "1b 2d 3a 4c", "1. b\n2. d\n3. a\n4. c", "b1 d2 a3 c4", "a3 b1 c4 d2", "it's b d a c", "b) d) a) c)",
        "Write the row\nCommit\nDelete the key\nRead fills the cache",
        "write the row, commit, delete the key, read fills the cache",
        "1. Write the row\n2. Commit\n3. Delete the key\n4) c",
        "B. Write the row\nD. Commit\nA. Delete the key\nC. Read fills the cache",
        "Write the row > Commit > Delete the key > Read fills the cache",
    ])
    func readsTheRightOrder(answer: String) {
        #expect(Grader.plain.credit(answer, item, order: shown) == 1)
    }

    @Test(
        arguments: [
            ("d a c b", 2 / 3.0), ("b a d c", 0), ("c a d b", 0), ("b d c a", 1 / 3.0), ("a b c d", 0),
            ("c b d a", 2 / 3.0),
        ] as [(String, Double)])
    func countsNeighbours(answer: String, credit: Double) {
        #expect(Grader.plain.credit(answer, item, order: shown) == credit)
    }

    @Test(arguments: [
        ("b d a", "C is missing. "), ("b", "A, C, D are missing. "), ("b d a a", "A stands there twice. "),
        ("b d a e", "There is no step E. "), ("2 4 1 3", "A number may be a place or a step. "), ("", ""),
        ("no idea", ""), ("b after d, a, c", ""), ("1b 1d 3a 4c", ""), ("1b 2d 3a 5c", ""), ("b d a c c", "C stands"),
        ("commit", ""), ("b 1 d a", ""),
    ])
    func asksAgain(answer: String, problem: String) {
        let advice = Grader.plain.advice(answer, item, order: shown)
        #expect(advice?.hasPrefix(problem) == true)
        #expect(
            advice?.hasSuffix(
                "Please answer with every letter from A to D once, the first step first, such as `b a d c`.") == true)
    }

    @Test func saysOfEachStepWhyItComesThere() {
        guard case .graded(let graded) = Grader.plain.grade("b d c a", to: item, order: shown) else {
            Issue.record("not graded")
            return
        }
        #expect(graded.rule == .neighbours(right: 1, of: 3))
        #expect(graded.remarks.map(\.subject).first == "B. Write the row")
        #expect(graded.remarks.map(\.isRight) == [true, true, false, false])
        #expect(
            graded.remarks.map(\.why) == [
                "why Write the row", "why Commit", "why Delete the key", "why Read fills the cache",
            ])
        #expect(graded.reading == .sequence([1, 3, 2, 0].map { shown[$0] }))
    }

    /// Six letters make words.
    @Test func wordsOfLettersAreNoOrderUnlessTheyNameEveryStep() {
        let item = Item.order(["p", "q", "r", "s", "t", "u"])
        let order = QuizAssembly.optionOrder(of: item, seed: 1)
        #expect(Grader.plain.advice("decade", item, order: order) != nil)
        #expect(Grader.plain.advice("faced", item, order: order)?.hasPrefix("B is missing.") == true)
        #expect(Grader.plain.credit("fbaced", item, order: order) != nil)
    }
}
