import BankFormats
import Commands
import Foundation
import OrderedCollections
import QuestionEngine

/// What libFuzzer calls with each input. `VIVA_FUZZ_TARGET` says which parser gets it.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    FuzzTarget.chosen.check(text)
    return 0
}

enum FuzzTarget: String, CaseIterable {
    case commands, bank, gift, aiken, markdown, csv

    static let chosen: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["VIVA_FUZZ_TARGET"] ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            FileHandle.standardError.write(Data("VIVA_FUZZ_TARGET names none of: \(allCases.map(\.rawValue))\n".utf8))
            exit(2)
        }
        return target
    }()

    private static let target = Bank(
        header: .init(id: "b", title: "B", version: "1", language: "en", license: "CC-BY-4.0"),
        topics: [
            Topic(id: TopicID(rawValue: "data"), title: "Databases", aliases: ["db"]),
            Topic(
                id: TopicID(rawValue: "dist.caching"), parent: TopicID(rawValue: "data"), title: "Caching",
                aliases: ["cache"]),
        ], questions: [], items: [])
    private static let parser = CommandParser(bank: target, defaultZone: "Europe/Vilnius")
    private static let now = Date(timeIntervalSince1970: 1_790_000_000)

    /// Reads the text, and checks what has to hold of whatever was read.
    func check(_ text: String) {
        switch self {
        case .commands: _ = try? Self.parser.parse(text, now: Self.now)
        case .bank: checkBank(text)
        case .gift: checkImport(text, .gift)
        case .aiken: checkImport(text, .aiken)
        case .markdown: checkImport(text, .markdown)
        case .csv: checkImport(text, .csv)
        }
    }

    /// Ends the program, which libFuzzer then reports with its input.
    private func hold(_ condition: Bool, _ message: @autoclosure () -> String = "") {
        guard !condition else { return }
        FileHandle.standardError.write(Data("\(rawValue): \(message())\n".utf8))
        abort()
    }

    /// What was read comes back as it was from what is written.
    private func checkBank(_ text: String) {
        let reading = BankReader.read(texts: [("fuzz", text)])
        guard let bank = reading.bank else { return }
        _ = reading.lint()
        let again = BankReader.read(texts: [("again", BankWriter.text(of: bank))])
        hold(again.problems.isEmpty, "what was written cannot be read: \(again.problems)")
        hold(again.bank.map { Array($0.items.values) == Array(bank.items.values) } == true, "items differ")
        hold(again.bank.map { Array($0.questions.values) == Array(bank.questions.values) } == true, "questions differ")
        _ = BankDiff(from: bank, to: bank).lines
    }

    /// Every error has a place, what is imported fits into a bank, and survives the way through GIFT.
    private func checkImport(_ text: String, _ format: ImportFormat) {
        let settings = ImportSettings(
            license: "CC-BY-4.0", topics: ["cache"], difficulty: .medium, idPrefix: "new", status: .draft)
        let found = BankImport(text, file: "fuzz", format: format, into: Self.target, settings: settings)
        for problem in found.problems { hold(!problem.message.isEmpty) }
        hold(!found.items.isEmpty || !found.problems.isEmpty, "neither items nor problems")
        guard !found.items.isEmpty else { return }
        let bank = Bank(
            header: Self.target.header, topics: Array(Self.target.topics.values), questions: [], items: found.items)
        let export = GIFTExport.export(of: bank)
        _ = AnkiExport.export(of: bank)
        guard export.losses.isEmpty else { return }
        let again = BankImport(export.text, file: "again", format: .gift, into: Self.target, settings: settings)
        hold(again.items == found.items, "GIFT changed the items:\n\(export.text)\n\(again.problems)")
    }
}
