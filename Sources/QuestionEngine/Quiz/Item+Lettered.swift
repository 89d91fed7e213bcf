/// What a person can name by a letter or a number, since that is how it is shown.
extension Item {
    /// An option, a step or a right side.
    package struct Lettered: Sendable, Hashable {
        package var letter: String
        package var id: String
        package var text: String
    }

    package struct Numbered: Sendable, Hashable {
        /// From 1.
        package var number: Int
        package var id: String
        package var text: String
    }

    /// What has a letter, in the order given. What is no longer there leaves its letter unused, and what the order does not
    /// name comes last: so letters that were answered with keep their meaning.
    package func lettered(order: [String]) -> [Lettered] {
        let entries: [(id: String, text: String)] =
            switch body {
            case .single(let options, _), .multi(let options, _): options.map { ($0.id, $0.text) }
            case .order(let steps): steps.map { ($0.id, $0.text) }
            case .match(let pairs, let distractors):
                pairs.map { ($0.rightID, $0.right) } + distractors.map { ($0.id, $0.text) }
            case .trueFalse, .short, .numeric: []
            }
        return Self.placed(entries, order: order.filter { !isLeft($0) }).compactMap { place, id, text in
            Self.letter(place).map { Lettered(letter: $0, id: id, text: text) }
        }
    }

    /// The left sides of an item to match, in the order given.
    package func numbered(order: [String]) -> [Numbered] {
        guard case .match(let pairs, _) = body else { return [] }
        return Self.placed(pairs.map { ($0.leftID, $0.left) }, order: order.filter(isLeft))
            .map { Numbered(number: $0 + 1, id: $1, text: $2) }
    }

    /// The options of a choice with their letters, in the order given.
    package func letteredOptions(order: [String]) -> [(letter: String, option: Option)] {
        let options: [Option]
        switch body {
        case .single(let all, _), .multi(let all, _): options = all
        case .trueFalse, .short, .numeric, .order, .match: return []
        }
        return lettered(order: order).compactMap { entry in
            options.first { $0.id == entry.id }.map { (entry.letter, $0) }
        }
    }

    private func isLeft(_ id: String) -> Bool {
        if case .match = body { id.hasPrefix("l") } else { false }
    }

    private static func placed(
        _ entries: [(id: String, text: String)], order: [String]
    ) -> [(place: Int, id: String, text: String)] {
        let named = order.enumerated().compactMap { place, id in
            entries.first { $0.id == id }.map { (place, $0.id, $0.text) }
        }
        let rest = entries.filter { !order.contains($0.id) }
        return named + rest.enumerated().map { (order.count + $0.offset, $0.element.id, $0.element.text) }
    }

    static func letter(_ place: Int) -> String? {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return letters.indices.contains(place) ? String(letters[place]) : nil
    }
}
