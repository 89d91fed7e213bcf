import BankFormats
import OrderedCollections
import QuestionEngine

extension Bank {
    /// The same without its items.
    var withoutItems: Bank {
        Bank(header: header, topics: Array(topics.values), questions: Array(questions.values), items: [])
    }

    static func sample() throws -> Bank {
        guard let bank = SampleBank.read().bank else { throw SampleError() }
        return bank
    }

    private struct SampleError: Error {}
}

extension BankImport {
    /// Into the sample bank, without its items.
    static func sample(
        _ text: String, _ format: ImportFormat = .gift, file: String = "quiz", license: String = "CC-BY-4.0",
        topics: [String] = ["dist.caching"], difficulty: Int? = 2
    ) throws -> BankImport {
        let settings = ImportSettings(
            license: license, topics: topics, difficulty: difficulty.flatMap(Difficulty.init), idPrefix: "new")
        return BankImport(text, file: file, format: format, into: try Bank.sample().withoutItems, settings: settings)
    }

    var said: [String] { problems.map(\.description) }
}
