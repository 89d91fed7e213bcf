/// Collects what is wrong while documents are read, so that one run shows every problem. Belongs to one task.
package final class YAMLProblemLog {
    /// In the order in which they were found.
    package private(set) var problems: [YAMLProblem] = []

    package init() {}

    package var isEmpty: Bool { problems.isEmpty }

    package func report(_ message: String, at position: YAMLPosition) {
        let problem = YAMLProblem(
            file: position.file, line: position.line, column: position.column, message: message
        )
        problems.append(problem)
    }

    /// What was found elsewhere, behind what was found here.
    package func add(_ others: [YAMLProblem]) {
        problems += others
    }

    /// By file, line and column; the same problem only once.
    package var sorted: [YAMLProblem] {
        var seen = Set<YAMLProblem>()
        return
            problems
            .filter { seen.insert($0).inserted }
            .sorted { ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message) }
    }
}
