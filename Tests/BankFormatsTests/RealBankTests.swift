import BankFormats
import Foundation
import OrderedCollections
import QuestionEngine
import Testing

@Suite struct RealBankTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Config/Questions").path

    @Test func theBankOfThisProjectHasNoProblem() throws {
        let reading = BankReader.read(directory: Self.folder)
        for problem in reading.problems { Issue.record("\(problem)") }
        let bank = try #require(reading.bank)
        #expect(bank.questions.count == 30)
        #expect(bank.items.count >= 60)
    }
}
