import BankFormats
import Foundation
import OrderedCollections
import QuestionEngine
import StrictYAML
import Testing

@Suite struct BankWriterTests {
    private func again(_ bank: Bank) throws -> Bank {
        let reading = BankReader.read(texts: [("again.yaml", BankWriter.text(of: bank))])
        for problem in reading.problems { Issue.record("\(problem)") }
        return try #require(reading.bank)
    }

    private func expectSame(_ first: Bank, _ second: Bank) {
        #expect(first.header == second.header)
        #expect(Array(first.topics.values) == Array(second.topics.values))
        #expect(Array(first.questions.values) == Array(second.questions.values))
        #expect(Array(first.items.values) == Array(second.items.values))
    }

    @Test func theSampleBankComesBackAsItWas() throws {
        let bank = try #require(SampleBank.read().bank)
        expectSame(bank, try again(bank))
    }

    @Test func theRealBankComesBackAsItWas() throws {
        let bank = try #require(BankReader.read(directory: RealBankTests.folder).bank)
        let copy = try again(bank)
        expectSame(bank, copy)
        #expect(BankWriter.text(of: copy) == BankWriter.text(of: bank))
    }

    @Test func anyTextComesBackAsItWas() throws {
        var item = try #require(SampleBank.read().bank?.items["it-0903"])
        for text in [
            "“quotes” \"and\" 'such' \\n \\", "two\nlines\n", "\ttab ", "- a: b #c", "null", "é漢字😀",
            "\u{85}\u{2028}\u{FEFF}x\u{1}",
            "{a}", "*star &amp", "%50%", "0x10", "~",
        ] {
            item.stem = text
            item.explanation = text
            let header = try #require(SampleBank.read().bank)
            let copy = try again(
                Bank(header: header.header, topics: Array(header.topics.values), questions: [], items: [orphan(item)]))
            #expect(copy.items["it-0903"]?.stem == text)
            #expect(copy.items["it-0903"]?.explanation == text)
        }
    }

    private func orphan(_ item: Item) -> Item {
        var item = item
        item.parent = nil
        item.reference = nil
        return item
    }

    @Test func aDraftMayLackItsReasons() throws {
        let bare = """
            items:
              - {id: it-1, rev: 1, semantic_rev: 1, status: draft, type: single, topics: [dist.caching], difficulty: 2, stem: S, options: [{id: a, text: A, correct: true}, {id: b, text: B}], source: {license: CC-BY-SA-4.0, title: quiz.gift, author: J. Doe}}
              - {id: it-2, rev: 1, semantic_rev: 1, status: draft, type: tf, topics: [dist.caching], difficulty: 2, stem: T, correct: true}
            """
        let reading = BankReader.read(texts: [("bank", SampleBank.header), ("items", bare)])
        #expect(reading.problems.map(\.description) == [])
        let bank = try #require(reading.bank)
        #expect(
            bank.items["it-1"]?.source == Item.Source(license: "CC-BY-SA-4.0", title: "quiz.gift", author: "J. Doe"))
        expectSame(bank, try again(bank))
        let active = bare.replacing("status: draft, ", with: "")
        let problems = BankReader.read(texts: [("bank", SampleBank.header), ("items", active)]).problems.map(
            \.description)
        #expect(problems.filter { $0.contains("`why` is missing") }.count == 3)
        #expect(problems.filter { $0.contains("`explanation` is missing") }.count == 2)
    }

    @Test func whatIsNotGivenAwayNeedsABankOfItsOwn() {
        let item = """
            items:
              - {id: it-2, rev: 1, semantic_rev: 1, status: draft, type: tf, topics: [dist.caching], difficulty: 2, stem: T, correct: true, source: {license: LicenseRef-House}}
            """
        let open = BankReader.read(texts: [("bank", SampleBank.header), ("items", item)])
        #expect(
            open.problems.map(\.description) == [
                "items:2:5: a text under `LicenseRef-House` is not given away, but the bank is, under `CC-BY-4.0`: "
                    + "it needs a bank of its own"
            ])
        let house = SampleBank.header.replacing("CC-BY-4.0", with: "LicenseRef-House")
        #expect(BankReader.read(texts: [("bank", house), ("items", item)]).problems.isEmpty)
    }
}

extension OrderedDictionary where Key == ItemID {
    subscript(id: String) -> Value? { self[ItemID(rawValue: id)] }
}
