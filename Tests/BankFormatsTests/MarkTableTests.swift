import BankFormats
import QuestionEngine
import Testing

@Suite struct MarkTableTests {
    @Test func aTableGivesTheStatisticsOfItsTest() throws {
        let (table, problems) = MarkTable.read("q1,\"q, 2/5\"\n1,5\n0,2\n1,1\n", file: "marks.csv")
        #expect(problems.map(\.description) == [])
        #expect(table?.names == ["q1", "q, 2"])
        #expect(table?.statistics == TestStatistics(marks: [[1, 5], [0, 2], [1, 1]], greatest: [1, 5]))
    }

    @Test func whatIsNoMarkIsNamed() {
        func problems(_ text: String) -> [String] { MarkTable.read(text, file: "m").problems.map(\.description) }
        #expect(problems("q1,q2\n1,x\n0,1") == ["m:2:3: expected a mark, found `x`"])
        #expect(problems("q1,q2\n1\n0,1") == ["m:2:1: this row has 1 marks, the first names 2"])
        #expect(
            problems("q1/0\n1\n2") == [
                "m:1:1: expected a name, or one with a greatest mark such as `q1/5`, found `q1/0`"
            ])
        #expect(problems("q1") == ["m:1:1: expected a row of names and at least two rows of marks"])
    }
}
