package import QuestionEngine
package import StrictYAML

/// What became of reading a bank.
package struct BankReading {
    /// Nil if there is any problem.
    package let bank: Bank?
    /// All that is wrong, by file and line.
    package let problems: [YAMLProblem]
    private let content: BankContent

    init(content: BankContent, log: YAMLProblemLog, source: String) {
        content.resolve(log: log, source: source)
        self.content = content
        problems = log.sorted
        guard problems.isEmpty, let header = content.header?.value else {
            bank = nil
            return
        }
        bank = Bank(
            header: header, topics: content.topics.map(\.value), questions: content.questions.map(\.value),
            items: content.items.map(\.value)
        )
    }

    /// What is allowed and yet should be better, by file and line. Meant for a bank without problems.
    package func lint() -> [YAMLProblem] {
        BankLint(content).warnings()
    }
}
