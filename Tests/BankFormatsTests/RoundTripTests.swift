import BankFormats
import OrderedCollections
import QuestionEngine
import StrictYAML
import Testing

@Suite struct RoundTripTests {
    private func throughGIFT(_ bank: Bank) -> (items: [Item], problems: [ImportProblem], export: BankExport) {
        let export = GIFTExport.export(of: bank)
        let settings = ImportSettings(license: bank.header.license, status: .active)
        let back = BankImport(
            export.text, file: "bank.gift", format: .gift, into: bank.withoutItems, settings: settings)
        return (back.items, back.problems, export)
    }

    @Test func theRealBankComesThroughGIFT() throws {
        let bank = try #require(BankReader.read(directory: RealBankTests.folder).bank)
        let (items, problems, export) = throughGIFT(bank)
        #expect(problems.map(\.description) == [])
        #expect(!export.losses.contains { $0.isLeftOut })
        for (original, copy) in zip(bank.items.values, items) { #expect(original == copy) }
        #expect(items.count == bank.items.count)
    }

    @Test func theSampleBankComesThroughGIFT() throws {
        let bank = try Bank.sample()
        let (items, problems, export) = throughGIFT(bank)
        #expect(problems.map(\.description) == [])
        #expect(items == Array(bank.items.values))
        #expect(export.losses.map(\.description) == ["`it-0905`: GIFT knows no units; they stand in tags"])
    }

    @Test(arguments: [
        "[html]<b>x</b>", "%50% of it", "a = b ~ c # d {e} : f \\ g", "// comment", "::name::", "$CATEGORY: x",
        "line\nend", "a -> b",
        "&&058; and &&010", "T", "0", "é漢字😀 “x”", "\\n \\neq", "####", "[tag:x]", "{=a ~b}", "1..5", "<p>&amp;",
        "-- ->",
    ])
    func anyTextComesThroughGIFT(text: String) throws {
        let bank = try Bank.sample()
        let items = bank.items.values.map { item in
            var item = item
            item.stem = "\(item.id.rawValue) \(text)"
            item.explanation = text
            switch item.body {
            case .single(var options, let shuffle):
                options[0].text = text
                options[1].why = text
                item.body = .single(options: options, shuffle: shuffle)
            case .multi(var options, let shuffle):
                options[2].text = text
                item.body = .multi(options: options, shuffle: shuffle)
            case .trueFalse(let isTrue, _): item.body = .trueFalse(isTrue: isTrue, why: text)
            case .short(var key):
                key.answers[2].why = text
                if !text.contains("->"), !text.contains("&&0") { key.answers[1].text = text }
                item.body = .short(key)
            case .numeric: break
            case .order(var steps):
                steps[1].text = text
                steps[2].why = text
                item.body = .order(steps: steps)
            case .match(var pairs, var distractors):
                pairs[1].left = text
                pairs[2].why = text
                if !text.contains("->"), !text.contains("&&0") { distractors[0].text = text }
                item.body = .match(pairs: pairs, distractors: distractors)
            }
            return item
        }
        let changed = Bank(
            header: bank.header, topics: Array(bank.topics.values), questions: Array(bank.questions.values),
            items: items)
        let (back, problems, _) = throughGIFT(changed)
        #expect(problems.filter { $0.severity == .error }.map(\.description) == [])
        #expect(back == items)
    }

    /// A stem as HTML hands its format on to all that name none.
    @Test func otherTextsStayPlainBesideAStemInHTML() throws {
        let bank = try Bank.sample()
        let items = bank.items.values.map { item in
            var item = item
            item.stem += " a -> b"
            item.explanation = "<p>&amp;</p>"
            if case .single(var options, let shuffle) = item.body {
                options[0].text = "<b>x</b>"
                options[0].why = "&lt;"
                item.body = .single(options: options, shuffle: shuffle)
            }
            return item
        }
        let changed = Bank(
            header: bank.header, topics: Array(bank.topics.values), questions: Array(bank.questions.values),
            items: items)
        #expect(throughGIFT(changed).items == items)
    }

    @Test func blanksThatHTMLDropsAreNamed() throws {
        let bank = try Bank.sample()
        var item = try #require(bank.items["it-0903"])
        item.stem = "a ->  b"
        let losses = GIFTExport.export([item], of: bank).losses.map(\.description)
        #expect(losses == ["`it-0903`: some blanks in a text are lost"])
    }

    @Test func whatGIFTCannotHoldIsSaid() throws {
        let bank = try Bank.sample()
        var item = try #require(bank.items["it-0904"])
        item.body = .short(Item.ShortKey(answers: [.init(text: "a -> b")]))
        let export = GIFTExport.export([item], of: bank)
        #expect(
            export.losses.map(\.description) == [
                "`it-0904` is left out: `->` in a short answer would make it a matching question"
            ])
        #expect(!export.text.contains("a -> b"))
    }

    @Test func importedItemsComeThroughTheNativeFormat() throws {
        let bank = try Bank.sample().withoutItems
        let found = try BankImport.sample("A{T}\n\nB{=x#yes ~y}\n\nC{#5:1}\n\nD{=x =%50%y}")
        #expect(found.said == [])
        let text = BankWriter.text(of: found.items, in: bank, comment: ["Imported", ""])
        let again = BankReader.read(texts: [("bank", SampleBank.header), ("imported", text)])
        #expect(again.problems.map(\.description) == [])
        #expect(again.bank.map { Array($0.items.values) } == found.items)
    }
}
