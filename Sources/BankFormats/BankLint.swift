internal import QuestionEngine
internal import StrictYAML

/// What makes a bank a good one, beyond being readable.
struct BankLint {
    private let content: BankContent

    init(_ content: BankContent) { self.content = content }

    func warnings() -> [YAMLProblem] { [] }
}
