/// Reads an order of steps: `b a c`, `bac`, `b > a > c`, `1b 2a 3c`, or the steps in words, one a line.
struct OrderReader {
    let shown: [Item.Lettered]

    enum Reading: Hashable {
        /// Each step once, first step first.
        case ids([String])
        /// What to write instead.
        case unreadable(String)
    }

    func read(_ answer: String) -> Reading {
        let signs = AddressSigns(answer, letters: shown.map(\.letter))
        switch signs {
        case .letters(let letters): return checked(letters)
        case .pairs(let pairs):
            guard pairs.map(\.number).sorted() == Array(1...pairs.count) else { return .unreadable(advice) }
            return checked(pairs.sorted { $0.number < $1.number }.map(\.letter))
        case .numbers:
            return .unreadable("A number may be a place or a step. \(advice)")
        case .unknownLetter(let letter): return .unreadable("There is no step \(letter). \(advice)")
        case .other: return inWords(answer).map(checked) ?? .unreadable(advice)
        }
    }

    private var advice: String {
        let example = AddressSigns.example(count: shown.count).joined(separator: " ")
        return "Please answer with every letter from A to \(shown.last?.letter ?? "C") once, the first step first,"
            + " such as `\(example)`."
    }

    private func checked(_ letters: [String]) -> Reading {
        if let twice = AddressSigns.repeated(letters) { return .unreadable("\(twice) stands there twice. \(advice)") }
        let missing = shown.map(\.letter).filter { !letters.contains($0) }
        guard missing.isEmpty else {
            let list = missing.joined(separator: ", ")
            return .unreadable("\(list) \(missing.count == 1 ? "is" : "are") missing. \(advice)")
        }
        return .ids(letters.compactMap { letter in shown.first { $0.letter == letter }?.id })
    }

    /// The letters of steps that are named by their texts, with or without a number or a letter before them.
    private func inWords(_ answer: String) -> [String]? {
        let texts = shown.map { (letter: $0.letter, text: AnswerText.normalised($0.text)) }
        for separators in ["\n", "\n;", "\n;>→", "\n;,"] {
            let parts = answer.split { separators.contains($0) }.map { AnswerText.normalised(String($0)) }
                .filter { !$0.isEmpty }
            guard parts.count <= 2 * shown.count else { return nil }
            let letters = parts.map { part in
                let named = [part, AddressSigns.withoutMark(part)]
                return texts.first { named.contains($0.text) || named.contains($0.letter.lowercased()) }?.letter
            }
            if letters.count > 1, !letters.contains(nil) { return letters.compactMap(\.self) }
        }
        return nil
    }
}
