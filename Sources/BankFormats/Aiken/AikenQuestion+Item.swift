internal import QuestionEngine

extension AikenQuestion {
    /// Nil if a bank cannot hold it; the reason is in the log.
    func item(log: ImportLog) -> ImportedItem? {
        guard options.count <= 9 else {
            log.error(.tooManyOptions, "\(options.count) options; a bank takes at most 9", at: place)
            return nil
        }
        guard Set(options.map { $0.lowercased() }).count == options.count else {
            log.error(.duplicateAnswer, "two options have the same text", at: place)
            return nil
        }
        let converted = zip(ItemTags.letters(options.count), options).enumerated().map { index, option in
            Item.Option(id: option.0, text: option.1, isCorrect: index == right, why: "")
        }
        return ImportedItem(place: place, stem: text, body: .single(options: converted, shuffle: true), explanation: "")
    }
}
