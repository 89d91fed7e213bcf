import BankFormats
import Foundation
import OrderedCollections
import QuestionEngine
import Testing

@Suite struct SuggestionSheetTests {
    private let suggestions = [
        SuggestionSheet.Suggestion(number: 3, text: "How do you test \"time\"?"),
        SuggestionSheet.Suggestion(number: 7, text: "C:\\temp\n- a: [b\u{7}] # no comment {x} ’ 😀 \u{2028} end"),
    ]
    private let files = [
        ("bank", SampleBank.header), ("question", SampleBank.question), ("items", SampleBank.items),
    ]

    @Test func aSheetIsReadWithTheBankItIsFor() throws {
        let base = SampleBank.read()
        let bank = try #require(base.bank)
        let sheet = SuggestionSheet(suggestions, bank: bank).text
        let reading = BankReader.read(texts: files + [("new", sheet)])
        for problem in reading.problems { Issue.record("\(problem)") }
        let whole = try #require(reading.bank)
        let drafts = whole.questions.values.filter { $0.status == .draft }
        #expect(drafts.map(\.id.rawValue) == ["be-0010", "be-0011"])
        #expect(drafts.map(\.slot) == [10, 11])
        #expect(
            drafts.map(\.prompt) == ["How do you test \"time\"?", "C:\\temp\n- a: [b ] # no comment {x} ’ 😀   end"])
        #expect(whole.questions(for: Filter(), audience: .team).map(\.id.rawValue) == ["be-0009"])
        #expect(reading.lint().count == base.lint().count)
    }

    @Test(arguments: ContentStatus.allCases) func onlyWhatIsActiveIsServed(_ status: ContentStatus) throws {
        let question = SampleBank.question.replacing(
            "semantic_rev: 2", with: "semantic_rev: 2\n    status: \(status.rawValue)")
        let items = SampleBank.items.replacing("rev: 1, type", with: "rev: 1, status: \(status.rawValue), type")
        let bank = try #require(SampleBank.read(question: question, items: items).bank)
        #expect(bank.questions.values.first?.status == status)
        #expect(bank.items.values.allSatisfy { $0.status == status })
        #expect(bank.questions(for: Filter(), audience: .team).isEmpty == (status != .active))
        #expect(bank.items(for: Filter()).isEmpty == (status != .active))
    }
}
