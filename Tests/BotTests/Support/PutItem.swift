import Chat
import Foundation
import OrderedCollections
import QuestionEngine

/// A quiz item as it was put to somebody, with answers that a person might type. Letters are read from the message.
struct PutItem {
    let item: Item
    private let lines: [Substring]

    /// The item that a message ends with; nil if it puts none.
    init?(_ said: Said?, from bank: Bank) {
        guard let said else { return nil }
        let texts = said.content.blocks.map(\.plainText)
        let put = bank.items.values.first { item in texts.contains { $0.hasSuffix(" \(item.stem)") } }
        guard let put else { return nil }
        item = put
        lines = said.text.split(separator: "\n")
    }

    var options: [Item.Option] {
        switch item.body {
        case .single(let options, _), .multi(let options, _): options
        case .trueFalse, .short, .numeric, .order, .match: []
        }
    }

    /// The letter that stands before the option in the message.
    func letter(of option: Item.Option) -> String { letter(of: option.text) }

    /// What stands before it: a letter, or the number of a left side.
    private func letter(of text: String) -> String {
        lines.first { $0.dropFirst() == ". \(text)" }.map { String($0.prefix(1)) } ?? "?"
    }

    /// Those that are right; of steps in their order, of right sides in that of the numbers.
    var rightLetters: [String] {
        switch item.body {
        case .order(let steps): steps.map { letter(of: $0.text) }
        case .match(let pairs, _):
            pairs.sorted { letter(of: $0.left) < letter(of: $1.left) }.map { letter(of: $0.right) }
        case .single, .multi, .trueFalse, .short, .numeric: options.filter(\.isCorrect).map(letter(of:))
        }
    }
    var wrongLetters: [String] { options.filter { !$0.isCorrect }.map(letter(of:)) }

    var right: String {
        switch item.body {
        case .single, .multi: rightLetters.joined(separator: ", ")
        case .trueFalse(let isTrue, _): isTrue ? "true" : "false"
        case .short(let key): key.answers.first { $0.credit == 1 && !$0.text.contains("*") }?.text ?? "?"
        case .numeric(let key): "\(key.value) \(key.unit ?? "")"
        case .order, .match: rightLetters.joined(separator: " ")
        }
    }

    /// In the place of the right ones, and none of them where it belongs.
    var wrongPlaces: [String] {
        if case .order = item.body { return rightLetters.reversed() }
        return Array(rightLetters.dropFirst() + rightLetters.prefix(1))
    }

    /// Earns nothing.
    var wrong: String {
        switch item.body {
        case .single: wrongLetters.first ?? "?"
        case .multi: wrongLetters.joined(separator: ", ")
        case .trueFalse(let isTrue, _): isTrue ? "false" : "true"
        case .short: "xyzzy"
        case .numeric(let key): "\(key.value * 3 + 1000) \(key.unit ?? "")"
        case .order, .match: wrongPlaces.joined(separator: " ")
        }
    }

    /// Cannot be taken for an answer.
    var unreadable: String {
        switch item.body {
        case .short: " "
        case .single, .multi, .trueFalse, .numeric, .order, .match: "well, let me see"
        }
    }

    /// What the person is told after the answer.
    var solution: String {
        switch item.body {
        case .trueFalse(let isTrue, _): isTrue ? "true" : "false"
        case .single, .multi:
            options.filter(\.isCorrect).map { (letter(of: $0), $0) }.sorted { $0.0 < $1.0 }
                .map { "\($0.0). \($0.1.text)" }.joined(separator: "; ")
        case .order: rightLetters.joined(separator: ", ")
        case .match: rightLetters.enumerated().map { "\($0.offset + 1)\($0.element)" }.joined(separator: ", ")
        case .short, .numeric: right.replacing(".0 ", with: " ").trimmingCharacters(in: .whitespaces)
        }
    }
}

extension Item.Body {
    var name: String {
        switch self {
        case .single: "single"
        case .multi: "multi"
        case .trueFalse: "true/false"
        case .short: "short"
        case .numeric: "numeric"
        case .order: "order"
        case .match: "match"
        }
    }
}
