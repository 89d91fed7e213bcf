/// Reads which options somebody chose.
struct ChoiceReader {
    /// In the order shown.
    private let options: [(letter: String, option: Item.Option)]
    private let allowsSeveral: Bool
    /// The texts of the options, normalised.
    private let texts: [String]

    init(options: [(letter: String, option: Item.Option)], allowsSeveral: Bool) {
        self.options = options
        self.allowsSeveral = allowsSeveral
        texts = options.map { AnswerText.normalised($0.option.text) }
    }

    enum Reading: Hashable {
        /// Places in the order shown, ascending, each once; at least one.
        case chosen([Int])
        /// What to write instead.
        case unreadable(String)
    }

    func read(_ answer: String) -> Reading {
        let text = AnswerText.normalised(answer)
        guard !text.isEmpty else { return .unreadable(advice) }
        if let place = place(ofText: text) {
            return isAmbiguous(text, place) ? .unreadable(letterAdvice(for: text)) : .chosen([place])
        }
        if let places = places(inWords: text) ?? places(inParts: answer) {
            let chosen = Set(places).sorted()
            if chosen.count > 1, !allowsSeveral { return .unreadable("Only one option is right. " + advice) }
            return .chosen(chosen)
        }
        if let missing = outOfRange(text) { return .unreadable("There is no option \(missing). " + advice) }
        return .unreadable(advice)
    }

    private var advice: String {
        let last = options.last?.letter ?? "A"
        return allowsSeveral
            ? "Please answer with the letters of all options that apply, such as `A, C`."
            : "Please answer with one letter from A to \(last)."
    }

    private func letterAdvice(for text: String) -> String {
        "`\(text)` may be an option or its place in the list. " + advice
    }

    private func place(ofText text: String) -> Int? {
        // A letter addresses an option, even if another option's text is that letter.
        if let place = place(ofLetter: text) { return place }
        return texts.firstIndex(of: text)
    }

    /// A number that is the text of one option and the place of another.
    private func isAmbiguous(_ text: String, _ place: Int) -> Bool {
        guard let number = Int(text), options.indices.contains(number - 1) else { return false }
        return number - 1 != place
    }

    private func place(ofLetter text: String) -> Int? {
        options.firstIndex { $0.letter.lowercased() == text }
    }

    private func place(ofNumber text: String) -> Int? {
        guard let number = Int(text), !texts.contains(text), let letter = Item.letter(number - 1) else { return nil }
        return place(ofLetter: letter.lowercased())
    }

    private static let fillers: Set<String> = [
        "option", "options", "answer", "answers", "choice", "choices", "letter", "letters", "number", "numbers", "and",
        "is", "are", "it", "its", "it's", "i", "i'd", "think", "would", "say", "guess", "pick", "choose", "go", "with",
        "please", "my", "the", "both", "just",
    ]

    /// `b`, `B)`, `option b`, `a, c`, `a and c`, `1 3`, `ac`, `all`.
    private func places(inWords text: String) -> [Int]? {
        let words = text.split { " ,;:.()[]{}/&+|*_\"\n".contains($0) }.map(String.init)
        let telling = words.filter { place(ofLetter: $0) != nil || !Self.fillers.contains($0) }
        guard !telling.isEmpty else { return nil }
        if allowsSeveral, telling == ["all"] || telling == ["everything"] { return Array(options.indices) }
        let places = telling.map { place(ofLetter: $0) ?? place(ofNumber: $0) }
        if !places.contains(nil) { return places.compactMap(\.self) }
        guard telling.count == 1, words.count == 1 else { return nil }
        let letters = telling[0].map { place(ofLetter: String($0)) }
        guard !letters.contains(nil), Set(letters).count == letters.count else { return nil }
        return letters.compactMap(\.self)
    }

    /// `B) The application`, and lists of texts or letters, one a line or with `;` or `,` between them.
    private func places(inParts answer: String) -> [Int]? {
        for separators in ["\n", "\n;", "\n;,"] {
            let parts = answer.split { separators.contains($0) }
            guard parts.count <= 2 * options.count else { return nil }
            let places = parts.map { AnswerText.normalised(String($0)) }.filter { !$0.isEmpty }.map {
                place(ofText: $0) ?? place(ofLetteredText: $0)
            }
            if !places.isEmpty, !places.contains(nil) { return places.compactMap(\.self) }
        }
        return nil
    }

    private func place(ofLetteredText text: String) -> Int? {
        let letter = text.prefix(while: \.isLetter)
        let rest = text.dropFirst(letter.count)
        guard let mark = rest.first, ").:-".contains(mark), let place = place(ofLetter: String(letter)) else {
            return nil
        }
        let named = AnswerText.normalised(String(rest.dropFirst()))
        return texts[place] == named ? place : nil
    }

    /// The letter or number that was meant for an option and stands for none.
    private func outOfRange(_ text: String) -> String? {
        let words = text.split { " ,;:.()[]/&+".contains($0) }.map(String.init)
        return words.first { word in
            let isLetter = word.count == 1 && word.first?.isLetter == true
            let isPlace = isLetter || (Int(word).map { (0...99).contains($0) } ?? false)
            return isPlace && word != "i" && place(ofLetter: word) == nil && place(ofNumber: word) == nil
        }?.uppercased()
    }
}
