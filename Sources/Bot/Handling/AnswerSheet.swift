import QuestionEngine

/// A dialog with a menu for each place of an order, or for each left side.
struct AnswerSheet: Equatable {
    struct Field: Equatable {
        var id: String
        var label: String
    }

    enum Problem: Equatable {
        case empty
        /// The letter was chosen in a line above.
        case repeated(String)
    }

    enum Reading: Equatable {
        /// As it could have been typed.
        case answer(String)
        case incomplete([String: Problem])
    }

    var item: ShownItem
    static let firstField = "part1"

    init(_ item: ShownItem) { self.item = item }

    var fields: [Field] {
        let labels =
            item.kind == .match
            ? item.lefts.enumerated().map { "\($0.offset + 1). \($0.element)" }
            : item.options.indices.map { "Step \($0 + 1)" }
        return labels.enumerated().map { Field(id: "part\($0.offset + 1)", label: $0.element) }
    }

    /// The same in every menu. The letter stands before the text and makes each another.
    var choices: [String] { item.options.map { Wording.label("\($0.letter). \($0.text)") } }

    func read(_ values: [String: String]) -> Reading {
        var problems: [String: Problem] = [:]
        var letters: [String] = []
        for field in fields {
            let letter = values[field.id].map { String($0.prefix { $0 != "." }) }
            guard let letter, item.options.contains(where: { $0.letter == letter }) else {
                problems[field.id] = .empty
                continue
            }
            if letters.contains(letter) { problems[field.id] = .repeated(letter) }
            letters.append(letter)
        }
        guard problems.isEmpty else { return .incomplete(problems) }
        return .answer(
            item.kind == .match
                ? letters.enumerated().map { "\($0.offset + 1)\($0.element)" }.joined(separator: " ")
                : letters.joined(separator: " "))
    }
}
