internal import QuestionEngine

/// A question that a person wrote down in words and fields, before it is known whether they make one.
struct ItemDraft {
    enum Kind: String, CaseIterable {
        case single, multi, tf, short, numeric, order, match
    }

    /// A text and where it stands.
    struct Field {
        var text: String
        var place: SourcePlace
    }

    struct Option {
        var text: Field
        /// Nil: it is said elsewhere, or not at all.
        var isRight: Bool?
        var why = ""
    }

    var place: SourcePlace
    /// Nil: what is there shows it.
    var kind: Kind?
    var stem: String
    var options: [Option] = []
    /// In the right order.
    var steps: [Option] = []
    /// `left -> right`, or `-> right` for a right side that belongs to nothing.
    var pairs: [Option] = []
    var answers: [Field] = []
    var wrong: [Option] = []
    var tolerance: Field?
    var unit: Field?
    var why = ""
    var explanation = ""
    var id: Field?
    var topics: [Field] = []
    /// Other settings by their names in tags, as ``ImportedItem/take(_:_:)`` knows them.
    var settings: [(name: String, value: Field)] = []
}

extension ItemDraft {
    /// Nil if it makes no item; the reason is in the log.
    func item(log: ImportLog) -> ImportedItem? {
        let errors = log.errorCount
        if stem.isEmpty { log.error(.emptyStem, "the question is missing", at: place) }
        guard let body = ItemDraftBody(draft: self, log: log).body() else { return nil }
        var item = ImportedItem(place: place, stem: stem, body: body, explanation: explanation)
        item.id = id?.text
        item.topics = topics.map(\.text)
        for (name, value) in settings where !item.take(name, value.text) {
            log.error(.badField, "`\(value.text)` cannot be the `\(name)` of this question", at: value.place)
        }
        return log.errorCount == errors ? item : nil
    }
}
