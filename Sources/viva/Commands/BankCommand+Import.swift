import ArgumentParser
import BankFormats
import Foundation
import QuestionEngine

extension BankCommand {
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make quiz items of questions in GIFT, Aiken, Markdown or CSV.",
            discussion: """
                Prints the items as a file of the bank, or writes it with --output; they are drafts until you say otherwise there. \
                What is wrong is named with line and column on standard error, and left out: nothing is guessed. The formats are \
                described in docs/bank-formats.md. For example:
                  viva bank import quiz.gift --license CC-BY-4.0 --topic caching --difficulty 2 --dry-run
                Ends with 1 if anything was left out.
                """)

        @OptionGroup var target: BankOptions

        @Argument(help: "The file; - reads standard input.")
        var file: String

        @Option(help: "gift, aiken, markdown or csv; without it the file's name tells: .gift, .aiken, .md, .csv.")
        var format: ImportFormat?

        @Option(
            help:
                "The licence that the texts come under, by its SPDX name. Texts that may not be changed or sold are refused."
        )
        var license: String

        @Option(help: "Whom the licence asks to name.")
        var author: String?

        @Option(help: "Where the texts were taken from.")
        var title: String?

        @Option(name: .customLong("topic"), help: "A topic for questions that name none; may be repeated.")
        var topics: [String] = []

        @Option(help: "The difficulty of questions that name none, 1 to 5.")
        var difficulty: Int?

        @Option(help: "What new ids begin with; without it the file's name.")
        var idPrefix: String?

        @Flag(help: "Write nothing, only say what would come.")
        var dryRun = false

        @Option(name: .shortAndLong, help: "The file to write. One that is there is not replaced.")
        var output: String?

        func validate() throws {
            guard difficulty.map({ (1...5).contains($0) }) ?? true else {
                throw ValidationError("--difficulty takes a number from 1 to 5.")
            }
            guard format != nil || ImportFormat(file: file) != nil else {
                throw ValidationError("Say --format gift, aiken, markdown or csv: the name \(file) does not tell.")
            }
        }

        func run() throws {
            let bank = try target.load()
            for topic in topics where bank.topic(TopicID(rawValue: topic)) == nil && bank.topic(named: topic) == nil {
                let near = bank.topicSuggestions(for: topic).map { "“\($0)”" }.joined(separator: ", ")
                throw ValidationError("The bank has no topic \(topic)." + (near.isEmpty ? "" : " Near: \(near)."))
            }
            let text = try SourceFile.text(of: file)
            let settings = ImportSettings(
                license: license, author: author, title: title, topics: topics,
                difficulty: difficulty.flatMap(Difficulty.init), idPrefix: idPrefix)
            guard let format = format ?? ImportFormat(file: file) else { return }
            let found = BankImport(
                text, file: file == "-" ? "standard input" : file, format: format, into: bank, settings: settings)
            for problem in found.problems { Terminal.warn("\(problem)") }
            try hand(found, over: bank)
            if found.hasErrors { throw ExitCode(1) }
        }

        private func hand(_ found: BankImport, over bank: Bank) throws {
            let errors = found.problems.count { $0.severity == .error }
            let summary = "\(amount(found.items.count, "item")) from \(file), \(amount(errors, "error"))"
            guard !dryRun, !found.items.isEmpty else {
                for item in found.items { Terminal.say("\(item.id.rawValue)  \(item.kindName)  \(item.firstLine)") }
                Terminal.warn("\(summary); nothing was written")
                return
            }
            let comment = ["From \(file == "-" ? "standard input" : SourceFile.name(of: file)), \(license)."]
            let text = BankWriter.text(of: found.items, in: bank, comment: comment)
            if let output {
                try SourceFile.write(text, to: output)
                Terminal.warn("\(summary); written to \(output)")
            } else {
                Terminal.write(text)
                Terminal.warn(summary)
            }
        }

        private func amount(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    }
}

extension ImportFormat: ExpressibleByArgument {}

extension Item {
    fileprivate var kindName: String {
        switch body {
        case .single: "single "
        case .multi: "multi  "
        case .trueFalse: "tf     "
        case .short: "short  "
        case .numeric: "numeric"
        case .order: "order  "
        case .match: "match  "
        }
    }

    fileprivate var firstLine: String {
        let line = stem.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 90 ? line.prefix(90) + "…" : line
    }
}
