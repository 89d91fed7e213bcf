internal import Yams

/// What the YAML parser says, in a sentence of ours with its place.
struct SyntaxError {
    var message: String
    var line = 0
    var column = 0

    init(_ error: any Error, text: String) {
        guard let error = error as? YamlError else {
            message = "the file cannot be read as YAML"
            return
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            message = "not valid YAML: \(problem)" + (Self.hint(for: problem) ?? "")
            if let context {
                message += " (\(context.text), which starts in line \(context.mark.line))"
            }
            line = mark.line
            column = mark.column
        case .composer(_, let problem, let mark, _):
            message = problem.contains("another document") ? "only one YAML document may stand in a file" : problem
            line = mark.line
            column = mark.column
        case .reader(let problem, let offset, _, _):
            message = "not valid YAML: \(problem). Look for a character that cannot be seen"
            if let offset {
                let before = text.prefix(offset)
                line = before.count(where: { $0.isNewline }) + 1
                column = before.reversed().prefix(while: { !$0.isNewline }).count + 1
            }
        case .duplicatedKeysInMapping(let names, let context):
            let list = names.sorted().map { "`\($0)`" }.joined(separator: ", ")
            message = "these keys occur more than once in one mapping: \(list)"
            line = context.mark.line
            column = context.mark.column
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            message = "the file cannot be read as YAML"
        }
    }

    /// What libyaml's terse words most often mean.
    private static func hint(for problem: String) -> String? {
        if problem.contains("mapping values are not allowed") {
            ": put quotes around a text that holds `: `"
        } else if problem.contains("could not find expected ':'") {
            ": a `key: value` or a closing quote is missing"
        } else if problem.contains("cannot start any token") {
            ": indent with spaces, and quote texts that start with a special character"
        } else {
            nil
        }
    }
}
