import ArgumentParser
import BankFormats
import QuestionEngine

extension BankCommand {
    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare two states of a bank.",
            discussion: """
                Names what was added (+) and removed (-), what changed in its meaning (!) and in its wording only (~), and whether \
                `rev` and `semantic_rev` say so. To compare with a release:
                  git worktree add /tmp/before v1.0 && viva bank diff /tmp/before/Config/Questions Config/Questions
                Ends with 1 if there is a problem and --strict is given.
                """)

        @Argument(help: "The folder of the bank as it was.")
        var before: String

        @Argument(help: "The folder of the bank as it is.")
        var after: String

        @Flag(help: "End with 1 if there is a problem.")
        var strict = false

        func run() throws {
            let diff = BankDiff(from: try Bank.load(before), to: try Bank.load(after))
            for line in diff.lines { Terminal.say(line) }
            if strict, diff.hasProblems { throw ExitCode(1) }
        }
    }
}
