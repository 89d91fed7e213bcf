/// Items from a Markdown file: `#` names a topic, `##` begins a question, check boxes are its options, and lines such as
/// `Answer: LRU` say the rest.
struct MarkdownReader {
    let log: ImportLog

    func items(of text: String) -> [ImportedItem] {
        var parser = MarkdownParser(log: log)
        for line in SourceLines.split(text) { parser.take(line) }
        parser.finish()
        return parser.drafts.compactMap { $0.item(log: log) }
    }
}
