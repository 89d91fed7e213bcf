import BankFormats
import Testing

/// Moodle's own parser.
@Suite(.enabled(if: Vectors.areAvailable)) struct AikenVectorTests {
    struct Case: Decodable {
        struct Question: Decodable {
            var text: String
            var answers: [String]
            /// Pairs of an option's index and its worth; the option need not exist.
            var fractions: [[Double]]
        }

        var id: String
        var text: String
        var questions: [Question]
        var errors: [String]
        var warnings: [String]
        var exception: String?
    }

    /// Quirks of Moodle that are to be diagnosed, not copied.
    private static let quirks: [String: ImportProblem.Code] = [
        "lower": .wrongCase, "lower-answer": .noRightAnswer, "answer-lowerword": .wrongCase,
        "one-option": .tooFewAnswers,
        "no-answer": .missingAnswer, "order": .optionOrder, "short-line": .shortLine, "answer-long": .noRightAnswer,
    ]

    @Test func readsAsMoodleDoesOrSaysWhyNot() throws {
        let cases = try Vectors.load([Case].self, "aiken_cases.json")
        #expect(!cases.isEmpty)
        for vector in cases {
            let reading = AikenReader.read(vector.text, file: "quiz.txt")
            let isMoodleWell = vector.errors.isEmpty && vector.warnings.isEmpty && vector.exception == nil
            #expect(isMoodleWell || !reading.problems.isEmpty, "\(vector.id)")
            if let quirk = Self.quirks[vector.id] {
                #expect(
                    reading.problems.contains { $0.code == quirk && $0.place != nil },
                    "\(vector.id): \(reading.problems)")
                #expect(reading.questions.isEmpty, "\(vector.id)")
            } else if reading.problems.isEmpty {
                #expect(reading.questions.count == vector.questions.count, "\(vector.id)")
            }
            var rest = vector.questions[...]
            for question in reading.questions {
                let place = rest.firstIndex { isSame($0, question) }
                #expect(place != nil, "\(vector.id): Moodle knows no \(question)")
                rest = rest[((place ?? rest.endIndex - 1) + 1)...]
            }
        }
    }

    /// Moodle escapes for HTML.
    private func isSame(_ moodle: Case.Question, _ own: AikenQuestion) -> Bool {
        func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        }
        let right = moodle.fractions.filter { $0[1] == 1 }.map { Int($0[0]) }
        return moodle.text == escaped(own.text) && moodle.answers == own.options.map(escaped) && right == [own.right]
    }
}
