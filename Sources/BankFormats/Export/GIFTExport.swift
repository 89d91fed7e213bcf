internal import OrderedCollections
package import QuestionEngine

/// A bank's items as GIFT. What GIFT has no words for stands in tags, which Moodle keeps as tags and viva reads back.
package enum GIFTExport {
    /// - Parameter items: of the bank; nil: all of them.
    package static func export(_ items: [Item]? = nil, of bank: Bank) -> BankExport {
        var export = BankExport(text: "", losses: [])
        let header = bank.header
        var blocks = [
            (["\(header.title) \(header.version), \(header.license)"]
                + header.attribution.map { credit in
                    "By \(credit.name)" + (credit.url.map { " (\($0))" } ?? "")
                }).map { "// \(Self.oneLine($0))" }.joined(separator: "\n")
        ]
        var category: String?
        for item in items ?? Array(bank.items.values) {
            var writer = GIFTItemWriter(item: item, bank: bank)
            let block = writer.block()
            export.losses += writer.losses
            guard let block else { continue }
            let own = Self.category(of: item, in: bank)
            if let own, own != category { blocks.append("$CATEGORY: \(own)") }
            category = own ?? category
            blocks.append(block)
        }
        export.text = blocks.joined(separator: "\n\n") + "\n"
        return export
    }

    /// Group and topic.
    private static func category(of item: Item, in bank: Bank) -> String? {
        guard let topic = item.topics.first else { return nil }
        let parent = bank.topic(topic)?.parent.map { $0.rawValue + "/" } ?? ""
        return parent + topic.rawValue
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
