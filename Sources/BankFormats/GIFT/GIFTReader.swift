/// Reads GIFT, the question format of Moodle, as Moodle 4.5 does; but where Moodle guesses, or drops something without a word,
/// the question is reported and left out.
package enum GIFTReader {
    /// - Parameter file: the name that problems carry.
    package static func read(_ text: String, file: String) -> GIFTReading {
        let log = ImportLog(file: file)
        var entries: [GIFTReading.Entry] = []
        var category: String?
        var open: SourcePlace?
        for block in GIFTBlock.blocks(of: text, log: log) {
            var parser = GIFTParser(log: log, category: category, unclosed: open)
            let errors = log.errorCount
            let entry = parser.parse(block)
            category = parser.category
            open = parser.unclosed
            if let entry, block.isSound, log.errorCount == errors { entries.append(entry) }
        }
        return GIFTReading(entries: entries, problems: log.sorted)
    }
}
