/// One first attempt, as statistics need it.
struct ItemSample {
    var credit: Double
    /// Mean credit of the other first attempts in the same quiz; nil if there are none.
    var rest: Double?
    /// Ids of the options chosen; nil if the item has none, or it was skipped.
    var chosen: [String]?
    var isSkipped: Bool

    init(_ attempt: FirstAttempt, of item: Item, rest: Double?) {
        credit = attempt.credit
        self.rest = rest
        isSkipped = attempt.answer == nil
        chosen = attempt.answer.flatMap { Self.chosen($0, of: item, order: attempt.optionOrder) }
    }

    private static func chosen(_ answer: String, of item: Item, order: [String]) -> [String]? {
        let allowsSeveral: Bool
        switch item.body {
        case .single: allowsSeveral = false
        case .multi: allowsSeveral = true
        default: return nil
        }
        let options = item.letteredOptions(order: order)
        guard case .chosen(let places) = ChoiceReader(options: options, allowsSeveral: allowsSeveral).read(answer)
        else {
            return nil
        }
        return places.map { options[$0].option.id }
    }
}
