import BankFormats
import Foundation
import OrderedCollections
import QuestionEngine
import Testing

@Suite struct RealBankTests {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Config/Questions").path

    @Test func theBankOfThisProjectHasNoProblem() throws {
        let reading = BankReader.read(directory: Self.folder)
        for problem in reading.problems { Issue.record("\(problem)") }
        let bank = try #require(reading.bank)
        #expect(bank.questions.count == 95)
        #expect(bank.items.count == 286)
    }

    @Test func theBankOfThisProjectHasNoWarning() {
        for warning in BankReader.read(directory: Self.folder).lint() { Issue.record("\(warning)") }
    }

    @Test func everyQuestionOfTheListIsThere() throws {
        let bank = try #require(BankReader.read(directory: Self.folder).bank)
        #expect(bank.questions.values.compactMap(\.source?.number).sorted() == Array(1...30))
        // Every topic that can be quizzed has enough for a quiz.
        let counts = Dictionary(grouping: bank.items.values.flatMap(\.topics), by: \.self).mapValues(\.count)
        #expect(counts.count >= 30 && counts.values.allSatisfy { $0 >= 8 }, "\(counts.filter { $0.value < 8 })")
    }

    @Test func everyKeyIsGradedAsItSays() throws {
        let bank = try #require(BankReader.read(directory: Self.folder).bank)
        let grader = Grader(bank: bank)
        for item in bank.items.values {
            let order = QuizAssembly.optionOrder(of: item, seed: 7)
            var expected: [(answer: String, credit: Double)] = []
            switch item.body {
            case .single, .multi:
                let right = item.letteredOptions(order: order).filter(\.option.isCorrect)
                expected.append((right.map(\.letter).joined(separator: ", "), 1))
                expected.append((right.map(\.option.text).joined(separator: "\n"), 1))
            case .trueFalse(let isTrue, _): expected = [(isTrue ? "true" : "false", 1), (isTrue ? "no" : "yes", 0)]
            case .short(let key): expected = key.answers.filter { !$0.text.contains("*") }.map { ($0.text, $0.credit) }
            case .numeric(let key): expected = [("\(key.value) \(key.unit ?? "")", 1), ("\(key.value * 3 + 7)", 0)]
            case .order(let steps):
                expected = [
                    (Solution(item, order: order).answer, 1), (steps.map(\.text).joined(separator: "\n"), 1),
                    (steps.reversed().map(\.text).joined(separator: "\n"), 0),
                ]
            case .match(let pairs, _):
                expected = [
                    (Solution(item, order: order).answer, 1),
                    (pairs.map { "\($0.left) = \($0.right)" }.joined(separator: "\n"), 1),
                ]
            }
            for (answer, credit) in expected {
                guard case .graded(let graded) = grader.grade(answer, to: item, order: order) else {
                    Issue.record("\(item.id.rawValue): cannot read “\(answer)”")
                    continue
                }
                #expect(graded.credit == credit, "\(item.id.rawValue): \(answer)")
            }
        }
    }

    /// The record has a line for every item as it is asked now.
    @Test func everyItemWasAnsweredBlind() throws {
        let bank = try #require(BankReader.read(directory: Self.folder).bank)
        let record = URL(fileURLWithPath: Self.folder).deletingLastPathComponent()
            .appendingPathComponent("Reviews/blind-review.csv")
        let answered = try String(contentsOf: record, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", maxSplits: 2).prefix(2).joined(separator: " ") }
        for item in bank.items.values {
            #expect(answered.contains("\(item.id.rawValue) \(item.semanticRevision)"), "\(item.id.rawValue)")
        }
    }
}
