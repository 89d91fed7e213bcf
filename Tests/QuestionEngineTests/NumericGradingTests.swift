import Testing

@testable import QuestionEngine

@Suite struct NumericGradingTests {
    private let plain = Item.numeric(36)
    private let latency = Item.numeric(
        6.8, .absolute(0.05), unit: "ms", units: ["ms": 1, "s": 1000, "us": 0.001])

    @Test(arguments: ["36", " 36 ", "36.", "+36", "36.0", "3.6e1", "3.6E+1", "about 36", "~36", "= 36", "３６", "360e-1"])
    func readsNumbers(answer: String) {
        #expect(Grader.plain.credit(answer, plain) == 1)
    }

    @Test(arguments: ["35", "37", "-36", "\u{2212}36", "36000", "36,000", "0.36", ".36"])
    func gradesWrongNumbers(answer: String) {
        #expect(Grader.plain.credit(answer, plain) == 0)
    }

    @Test(arguments: [
        "1,000,000", "1000000", "1 000 000", "1_000_000", "1'000'000", "1’000’000", "1e6", "1\u{A0}000\u{A0}000",
        "1,000,000.0",
    ])
    func readsGroupsOfThree(answer: String) {
        #expect(Grader.plain.credit(answer, .numeric(1_000_000)) == 1)
    }

    @Test(arguments: ["1,5", "0,5", "1.000,5", "1.000.000", "12,50", "1,0000", "0,500", "-1,5"])
    func asksAgainForWhatCanBeReadInTwoWays(answer: String) {
        #expect(Grader.plain.advice(answer, plain)?.contains("can be read in two ways") == true)
    }

    @Test(arguments: [
        "", "abc", "ms5", "1/2", "5 - 6", "5-6", "0x10", "inf", "Infinity", "nan", "1e400", "1,2,3", "1.2.3", "5 6",
        "--5",
        "1 00", "e5", "thirty-six", "1,,000",
    ])
    func asksAgainForWhatIsNoNumber(answer: String) {
        #expect(Grader.plain.advice(answer, plain) == "Please answer with a number, such as `12` or `0.5`.")
    }

    @Test(arguments: [
        "6.8", "6.8 ms", "6.8ms", "6.8 MS", "0.0068 s", "6800 us", "6800 µs", "6800 \u{3BC}s", "6.8 milliseconds",
        "6.8 msec",
        "6.75", "6.85", "6.849999999", "6.8e0 ms",
    ])
    func readsUnitsWithinTheTolerance(answer: String) {
        #expect(Grader.plain.credit(answer, latency) == 1)
    }

    @Test(arguments: ["6.74", "6.8 s", "6.8501", "0.0068", "6.8 us"])
    func gradesWhatLiesOutside(answer: String) {
        #expect(Grader.plain.credit(answer, latency) == 0)
    }

    @Test func asksAgainForUnitsItDoesNotKnow() {
        #expect(
            Grader.plain.advice("6.8 apples", latency)
                == "I do not know the unit `apples` here. Please use `us`, `ms` or `s`."
        )
        #expect(Grader.plain.advice("36 consumers", plain) == "Please write the number alone, without `consumers`.")
    }

    @Test func asksForAUnitThatIsRequired() {
        let item = Item.numeric(5, unit: "MB", units: ["MB": 1, "Mb": 0.125], isUnitRequired: true)
        #expect(Grader.plain.advice("5", item) == "Please add the unit: `Mb` or `MB`.")
        #expect(Grader.plain.credit("5 MB", item) == 1)
        #expect(Grader.plain.credit("40 Mb", item) == 1)
        #expect(Grader.plain.advice("5 mb", item) != nil)
    }

    @Test func percentagesAreUnits() {
        let item = Item.numeric(99.5, .absolute(0.05), unit: "%", units: ["%": 1])
        for answer in ["99.5", "99.5%", "99.5 %", "99.5 percent", "99.5 per cent"] {
            #expect(Grader.plain.credit(answer, item) == 1)
        }
    }

    @Test func aRelativeToleranceIsAShareOfTheValue() {
        let item = Item.numeric(-200, .relative(0.01))
        #expect(Grader.plain.credit("-198", item) == 1)
        #expect(Grader.plain.credit("-202", item) == 1)
        #expect(Grader.plain.credit("-197.9", item) == 0)
    }

    @Test func namesTheRuleThatDecided() {
        guard case .graded(let graded) = Grader.plain.grade("0.007 s", to: latency, order: []) else {
            Issue.record("not graded")
            return
        }
        #expect(
            graded.rule == .number(7, isWithin: false, tolerance: .absolute(0.05), of: 6.8, unit: "ms"))
        #expect(graded.remarks == [Grade.Remark(subject: "7 ms", isRight: false, why: "")])
    }
}
