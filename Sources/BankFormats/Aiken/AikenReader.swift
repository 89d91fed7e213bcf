/// Reads Aiken: a question on one line, options `A) …` or `A. …`, and `ANSWER: A`. What Moodle drops or turns around in
/// silence is reported, and the question left out.
package enum AikenReader {
    /// - Parameter file: the name that problems carry.
    package static func read(_ text: String, file: String) -> AikenReading {
        let log = ImportLog(file: file)
        var parser = AikenParser(log: log)
        for line in SourceLines.trimmed(text) where !line.isEmpty { parser.take(line) }
        parser.finish()
        return AikenReading(questions: parser.questions, problems: log.sorted)
    }
}
