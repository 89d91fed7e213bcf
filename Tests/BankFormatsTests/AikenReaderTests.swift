import BankFormats
import Testing

@Suite struct AikenReaderTests {
    private func problems(_ text: String) -> [String] {
        AikenReader.read(text, file: "quiz.txt").problems.map(\.description)
    }

    @Test func goodQuestionsAreImportedBesideBadOnes() {
        let text = """
            Which one is a number?
            A) seven
            B) seventh
            ANSWER: A
            First line
            of two
            or three
            A) x
            B) y
            ANSWER: A

            Which is last?
            A. this
            B. that
            C. the other
            ANSWER: C
            """
        let reading = AikenReader.read(text, file: "quiz.txt")
        #expect(reading.questions.map(\.text) == ["Which one is a number?", "Which is last?"])
        #expect(reading.questions.map(\.right) == [0, 2])
        #expect(
            reading.problems.map(\.description) == [
                "quiz.txt:6:1: a question stands on one line, and Moodle keeps only the last: join this with line 5"
            ])
    }

    @Test func aQuestionThatLooksLikeAnOptionIsNamed() {
        let found = problems("E. coli is what?\nA) a bacterium\nB) a virus\nANSWER: A\n")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("quiz.txt:1:1: an option, as it begins with `E.`") == true)
    }

    @Test func whatIsUnfinishedIsNamed() {
        #expect(
            problems("Q?\nA) x\nB) y\nNext?\nA) x\nB) y\nANSWER: B").first?.hasPrefix(
                "quiz.txt:1:1: this question has no") == true)
        #expect(problems("ANSWER: A") == ["quiz.txt:1:1: an answer without a question before it"])
        #expect(problems("Q?\nA)\nB) y\nANSWER: B").first == "quiz.txt:2:1: an option without text")
        #expect(
            problems("  Q?\n  A) x\n  B) y\n  ANSWER: D").first?.hasPrefix(
                "quiz.txt:4:11: expected one of the letters A, B") == true)
        #expect(problems("Q?\nA) x\nB) y\nANSWER:").first?.contains("found nothing") == true)
    }

    @Test func anythingElseIsRead() {
        #expect(AikenReader.read("\u{FEFF}Q?\r\nA)x\r\nB.y\r\nANSWER:B\r\n", file: "f").questions.count == 1)
        #expect(problems("").isEmpty)
    }
}
