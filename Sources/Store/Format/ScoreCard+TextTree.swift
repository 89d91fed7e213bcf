internal import Foundation
internal import Pictures

/// The stored form of score cards, see ``MessageContent/tree``: the JSON that goes to the program that draws them, as one text.
extension ScoreCard {
    /// It has no number that JSON could not hold.
    var tree: TextTree { .text((try? CanonicalJSON.text(of: self)) ?? "") }

    init?(tree: TextTree) {
        guard case .text(let text) = tree, let card = try? CanonicalJSON.value(ScoreCard.self, from: text) else {
            return nil
        }
        self = card
    }
}
