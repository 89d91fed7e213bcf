/// Turns a text into nodes, and refuses what a strict file does not need: anchors, aliases, tags, several documents in one
/// file, keys that occur twice, and files of unreasonable size.
package enum YAMLDocument {
    /// 4 MiB: some 600 questions in one file.
    package static let defaultMaximumBytes = 4 << 20

    /// The root of the only document in `text`.
    ///
    /// A second key of the same name is reported, and reading goes on. After a syntax error it cannot, so that is the only
    /// problem reported of its file.
    /// - Parameters:
    ///   - file: the name that problems carry.
    ///   - maximumBytes: size in UTF-8 beyond which the text is not looked at.
    /// - Returns: nil if the text could not be read at all; the reason is in the log.
    package static func root(
        of text: String, file: String, log: YAMLProblemLog, maximumBytes: Int = defaultMaximumBytes
    ) -> YAMLNode? {
        let wholeFile = YAMLPosition(file: file)
        let size = text.utf8.count
        guard size <= maximumBytes else {
            log.report("the file has \(size) bytes; at most \(maximumBytes) are read. Split it", at: wholeFile)
            return nil
        }
        var builder = TreeBuilder()
        // A tree takes an entry for each 20 to 30 bytes of a bank.
        builder.reserve(size / 24)
        if let common = CommonScanner.read(text, into: builder) {
            builder = common
        } else {
            do {
                try builder.add(text)
            } catch {
                let place = SyntaxError(error, text: text)
                log.report(place.message, at: YAMLPosition(file: file, line: place.line, column: place.column))
                return nil
            }
        }
        if let place = builder.firstAlias, builder.aliasCount > TreeBuilder.mostAliases {
            log.report(
                "aliases are not allowed: write the value out instead",
                at: YAMLPosition(file: file, line: Int(place.line), column: Int(place.column))
            )
            return nil
        }
        guard !builder.nodes.isEmpty else {
            log.report("the file is empty", at: wholeFile)
            return nil
        }
        for duplicate in builder.duplicates {
            let place = YAMLPosition(
                file: file, line: Int(duplicate.place.line), column: Int(duplicate.place.column))
            log.report(
                "the key `\(duplicate.name)` stands here again; it is already in line \(duplicate.firstLine)", at: place
            )
        }
        return YAMLNode(tree: Tree(builder.nodes, file: file, log: log), index: 0)
    }
}
