import ArgumentParser
import BankFormats
import QuestionEngine
import Store

extension BankCommand {
    struct Stats: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what first attempts say about the quiz items.",
            discussion: """
                Facility, discrimination, what guessing earns, and keys that look wrong, from each person's first attempt at an \
                item. Reads the database beside a running viva. Nothing in it names a person. What the figures mean is \
                described in docs/bank-formats.md.
                """)

        @OptionGroup var source: BankOptions

        @Flag(help: "Only items that something is wrong with.")
        var suspicious = false

        @Option(
            help: """
                Instead, the statistics of a test that everybody took, from a table: names in the first row, with greatest marks as in \
                q1/5, then a row of marks for each person.
                """)
        var marks: String?

        @Flag(help: "Print JSON.") var json = false
        @Flag(help: "Print comma-separated values.") var csv = false

        func validate() throws {
            guard !(json && csv) else { throw ValidationError("Either --json or --csv.") }
            guard marks == nil || !(json || suspicious) else { throw ValidationError("--marks prints text, or --csv.") }
        }

        func run() async throws {
            if let marks { return try show(marks: marks) }
            let bank = try source.load()
            let store = try SQLiteStore.openBeside(path: source.options.load().database)
            let result: Result<[FirstAttempt], any Error>
            do {
                result = .success(try await store.read { try $0.firstAttempts() })
            } catch {
                result = .failure(error)
            }
            try store.close()
            var report = StatisticsReport(bank: bank, attempts: try result.get())
            if suspicious { report.items.removeAll { $0.suspicions.isEmpty } }
            let table = StatisticsTable(report)
            if json {
                Terminal.say(try table.json())
            } else {
                for line in csv ? table.csv : table.lines { Terminal.say(line) }
            }
        }

        private func show(marks: String) throws {
            let (table, problems) = MarkTable.read(try SourceFile.text(of: marks), file: marks)
            for problem in problems { Terminal.warn("\(problem)") }
            guard let table else { throw ExitCode(1) }
            for line in csv ? TestTable(table).csv : TestTable(table).lines { Terminal.say(line) }
        }
    }
}
