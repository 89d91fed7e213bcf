import ArgumentParser
import BankFormats
import Foundation
import QuestionEngine
import Store

extension BankCommand {
    struct Suggestions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "See what people suggest and report, and take it over into the bank.",
            discussion:
                "Works beside a running viva. Decisions are made in the chat, by `review`; see `help reviews` there.",
            subcommands: [List.self, Export.self], defaultSubcommand: List.self)
    }
}

extension BankCommand.Suggestions {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what waits for an editor, oldest first.")

        @OptionGroup var options: ConfigurationOptions

        func run() async throws {
            let cases = try await openCases(options)
            for entry in cases {
                let subject = entry.subject.map { " on \($0)" } ?? ""
                let date = Date.ISO8601FormatStyle().format(entry.madeAt)
                Terminal.say("\(entry.id.rawValue)  \(entry.state.rawValue)  \(entry.kind.rawValue)\(subject)  \(date)")
                if !entry.text.isEmpty { Terminal.say("    \(visible(entry.text))") }
            }
            if cases.isEmpty { Terminal.say("Nothing waits for an editor.") }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print suggestions that editors have taken up as drafts in the bank's own format.",
            discussion: """
                Complete them, put them into a file of the bank, and set their status to active; viva reads them without a restart.
                """)

        @OptionGroup var options: ConfigurationOptions

        @Flag(help: "Also those that nobody has looked at.")
        var all = false

        func run() async throws {
            let bank = try Bank.load(options.load().bank)
            let suggestions = try await openCases(options)
                .filter { $0.kind == .suggestion && (all || $0.state == .review) }
                .map { SuggestionSheet.Suggestion(number: $0.id.rawValue, text: $0.text) }
            guard !suggestions.isEmpty else {
                throw ValidationError(
                    all ? "nobody has suggested anything" : "no suggestion is under review; --all takes the others too")
            }
            Terminal.say(SuggestionSheet(suggestions, bank: bank).text)
        }
    }
}

/// All of them, whatever chat service they came from.
private func openCases(_ options: ConfigurationOptions) async throws -> [DeskCase] {
    let store = try SQLiteStore.openBeside(path: options.load().database)
    let result: Result<[DeskCase], any Error>
    do {
        result = .success(try await store.read { try $0.openDeskCases(in: nil) })
    } catch {
        result = .failure(error)
    }
    try store.close()
    return try result.get()
}

/// One line, and nothing that a terminal would obey.
private func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
}
