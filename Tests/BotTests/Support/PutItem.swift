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
        let put = bank.items.values.first { item in
            said.content.blocks.contains { $0.plainText.hasSuffix(" \(item.stem)") }
        }
        guard let put else { return nil }
        item = put
        lines = said.text.split(separator: "\n")
    }

    var options: [Item.Option] {
        switch item.body {
        case .single(let options, _), .multi(let options, _): options
        case .trueFalse, .short, .numeric: []
        }
    }

    /// The letter that stands before the option in the message.
    func letter(of option: Item.Option) -> String {
        lines.first { $0.dropFirst() == ". \(option.text)" }.map { String($0.prefix(1)) } ?? "?"
    }

    var rightLetters: [String] { options.filter(\.isCorrect).map(letter(of:)) }
    var wrongLetters: [String] { options.filter { !$0.isCorrect }.map(letter(of:)) }

    var right: String {
        switch item.body {
        case .single, .multi: rightLetters.joined(separator: ", ")
        case .trueFalse(let isTrue, _): isTrue ? "true" : "false"
        case .short(let key): key.answers.first { $0.credit == 1 && !$0.text.contains("*") }?.text ?? "?"
        case .numeric(let key): "\(key.value) \(key.unit ?? "")"
        }
    }

    /// Earns nothing.
    var wrong: String {
        switch item.body {
        case .single: wrongLetters.first ?? "?"
        case .multi: wrongLetters.joined(separator: ", ")
        case .trueFalse(let isTrue, _): isTrue ? "false" : "true"
        case .short: "xyzzy"
        case .numeric(let key): "\(key.value * 3 + 1000) \(key.unit ?? "")"
        }
    }

    /// Cannot be taken for an answer.
    var unreadable: String {
        switch item.body {
        case .short: " "
        case .single, .multi, .trueFalse, .numeric: "well, let me see"
        }
    }

    /// What the person is told after the answer.
    var solution: String {
        switch item.body {
        case .trueFalse(let isTrue, _): isTrue ? "true" : "false"
        case .single, .multi:
            options.filter(\.isCorrect).map { (letter(of: $0), $0) }.sorted { $0.0 < $1.0 }
                .map { "\($0.0). \($0.1.text)" }.joined(separator: "; ")
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
        }
    }
}
