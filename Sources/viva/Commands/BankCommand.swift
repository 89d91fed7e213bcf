import ArgumentParser
import BankFormats
import OrderedCollections
import QuestionEngine

struct BankCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank", abstract: "Work on the question bank.",
        subcommands: [
            Lint.self, Stats.self, Import.self, Export.self, Diff.self, Rescore.self, Suggestions.self,
        ])

    struct Lint: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read the bank and name every problem with its file and line.",
            discussion: "Ends with 1 if there is any problem; warnings alone end with 0, unless --strict is given."
        )

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "The folder of the bank; without it the configured one.")
        var folder: String?

        @Flag(help: "Let warnings count as problems.")
        var strict = false

        func run() throws {
            let path = try folder ?? options.load().bank
            let reading = BankReader.read(directory: path)
            for problem in reading.problems { Terminal.say("\(problem)") }
            guard let bank = reading.bank else {
                Terminal.say("\(reading.problems.count) problem(s) in \(path)")
                throw ExitCode(1)
            }
            let warnings = reading.lint()
            for warning in warnings { Terminal.say("\(warning) (warning)") }
            let topics = Set(bank.items.values.flatMap(\.topics))
            Terminal.say(
                "\(path): \(bank.questions.count) questions, \(bank.items.count) items on \(topics.count) topics; "
                    + "\(warnings.count) warning(s)")
            if strict, !warnings.isEmpty { throw ExitCode(1) }
        }
    }
}

/// The bank that a command works on.
struct BankOptions: ParsableArguments {
    @OptionGroup var options: ConfigurationOptions

    @Option(help: "The folder of the bank; without it the configured one.")
    var bank: String?

    var path: String {
        get throws { try bank ?? options.load().bank }
    }

    func load() throws -> Bank { try Bank.load(path) }
}
