internal import YAMLEvents

/// What the YAML parser says, in a sentence of ours with its place.
struct SyntaxError {
    var message: String
    var line = 0
    var column = 0

    init(_ error: any Error, text: String) {
        if let refusal = error as? TreeBuilder.Refusal {
            message = refusal.message
            (line, column) = (Int(refusal.place.line), Int(refusal.place.column))
            return
        }
        guard let error = error as? YAMLEventError, error.kind != .outOfMemory else {
            message = "the file cannot be read as YAML"
            return
        }
        guard error.kind == .malformed else {
            message = "not valid YAML: \(error.problem). Look for a character that cannot be seen"
            let bytes = text.utf8
            let offset = bytes.index(bytes.startIndex, offsetBy: error.offset, limitedBy: bytes.endIndex)
            if let index = offset?.samePosition(in: text) {
                let before = text[..<index]
                line = before.count(where: { $0.isNewline }) + 1
                column = before.reversed().prefix(while: { !$0.isNewline }).count + 1
            }
            return
        }
        message = "not valid YAML: \(error.problem)" + (Self.hint(for: error.problem) ?? "")
        if let context = error.context {
            message += " (\(context.text), which starts in line \(context.line))"
        }
        (line, column) = (error.line, error.column)
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
