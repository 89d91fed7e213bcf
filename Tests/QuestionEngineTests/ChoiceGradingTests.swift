import Testing

@testable import QuestionEngine

@Suite struct ChoiceGradingTests {
    /// Shown as A. The database, B. The cache itself, C. The application, D. A cron job.
    private let order = ["b", "c", "a", "d"]
    private let single = Item.choice(
        ["The application", "The database", "The cache itself", "A cron job"], right: [0])
    private let multi = Item.choice(
        ["The application", "The database", "The cache itself", "A cron job"], right: [0, 1], several: true)

    @Test(arguments: [
        "c", "C", "c)", "(c)", "C.", "`c`", "*C*", "option c", "Option C please", "answer: c", "I think it's C", "3",
        "the application", "The application.", "“The application”", "C) The application", "c. the application", "c c",
    ])
    func readsOneOption(answer: String) {
        #expect(Grader.plain.credit(answer, single, order: order) == 1)
    }

    @Test(arguments: ["a", "A", "1", "the database", "b)", "d"])
    func gradesAWrongOption(answer: String) {
        #expect(Grader.plain.credit(answer, single, order: order) == 0)
    }

    @Test(arguments: [
        "", "   ", "e", "5", "0", "what?", "no idea", "not c", "a or c", "application", "cc", "C) The database", "-1",
        "ca",
    ])
    func asksAgainForOneOption(answer: String) {
        #expect(
            Grader.plain.advice(answer, single, order: order)?.hasSuffix("Please answer with one letter from A to D.")
                == true)
    }

    @Test func saysWhyOneOptionOnly() {
        let advice = "Only one option is right. Please answer with one letter from A to D."
        #expect(Grader.plain.advice("a, c", single, order: order) == advice)
        #expect(Grader.plain.advice("x", single, order: order)?.hasPrefix("There is no option X.") == true)
    }

    @Test(
        arguments: [
            ("a c", 1), ("a, c", 1), ("A and C", 1), ("ac", 1), ("CA", 1), ("a/c", 1), ("a+c", 1), ("1,3", 1),
            ("c; a", 1),
            ("The application, the database", 1), ("The database\nc", 1), ("A. The database\nC. The application", 1),
            ("a", 0.5),
            ("a c d", 0.5), ("a b", 0), ("abcd", 0), ("all", 0), ("all of them", nil), ("none", nil), ("aa", nil),
            ("a e", nil),
            ("", nil), ("bad idea", nil),
        ] as [(String, Double?)])
    func readsSeveralOptions(answer: String, credit: Double?) {
        #expect(Grader.plain.credit(answer, multi, order: order) == credit)
    }

    @Test func saysWhyForEachChosenOption() {
        guard case .graded(let graded) = Grader.plain.grade("c b", to: multi, order: order) else {
            Issue.record("not graded")
            return
        }
        #expect(graded.credit == 0)
        #expect(graded.rule == .plusMinus(hits: 1, right: 2, falseAlarms: 1, wrong: 2))
        #expect(
            graded.remarks == [
                Grade.Remark(subject: "B. The cache itself", isRight: false, why: "because c"),
                Grade.Remark(subject: "C. The application", isRight: true, why: "because a"),
            ]
        )
    }

    @Test func aNumberThatIsAnOptionsTextIsNotItsPlace() {
        let item = Item.choice(["2", "200", "1", "404"], right: [1])
        let order = ["a", "b", "c", "d"]
        #expect(Grader.plain.credit("200", item, order: order) == 1)
        #expect(Grader.plain.advice("2", item, order: order)?.contains("may be an option or its place") == true)
        #expect(Grader.plain.credit("4", item, order: order) == 0)
        #expect(Grader.plain.credit("b", item, order: order) == 1)
    }

    @Test func aLetterAddressesTheOptionShownThere() {
        let acid = Item.choice(["D", "C", "B", "A"], right: [3])
        #expect(Grader.plain.credit("d", acid, order: ["a", "b", "c", "d"]) == 1)
        #expect(Grader.plain.credit("a", acid, order: ["a", "b", "c", "d"]) == 0)
        #expect(Grader.plain.credit("a", acid, order: ["d", "c", "b", "a"]) == 1)
    }

    @Test(
        arguments: [
            ("true", true), ("T", true), ("Yes.", true), ("it's true", true), ("not false", true),
            ("that is correct", true),
            ("false", false), ("F", false), ("no", false), ("not true", false), ("I think that's wrong", false),
            ("true or false", nil), ("maybe", nil), ("", nil), ("yes and no", nil), ("not", nil),
        ] as [(String, Bool?)])
    func readsTrueAndFalse(answer: String, said: Bool?) {
        let item = Item.sample(.trueFalse(isTrue: true, why: "W"))
        #expect(Grader.plain.credit(answer, item) == said.map { $0 ? 1 : 0 })
        if said == nil { #expect(Grader.plain.advice(answer, item) == "Please answer with `true` or `false`.") }
    }
}
