/// The letters and numbers of an answer that consists of such: `b a c`, `bac`, `1b 2a`, `b1, a2`.
enum AddressSigns: Hashable {
    /// Each of which stands for something.
    case letters([String])
    case pairs([Pair])
    case numbers
    /// It looks like a letter that stands for something, and does not.
    case unknownLetter(String)
    /// Words, or nothing.
    case other

    struct Pair: Hashable {
        var number: Int
        var letter: String
    }

    private enum Sign: Hashable {
        case letter(String)
        case number(Int)

        var isNumber: Bool { if case .number = self { true } else { false } }
    }

    private static let fillers: Set<String> = [
        "then", "first", "next", "finally", "last", "and", "is", "the", "order", "answer", "it", "its", "it's", "i",
        "think", "would", "say", "my", "please", "with", "to", "goes", "steps", "step", "letters", "pairs", "option",
    ]

    /// - Parameter letters: those that stand for something, in capitals.
    init(_ answer: String, letters: [String]) {
        let text = AnswerText.normalised(answer)
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
            .filter { letters.contains($0.uppercased()) || !Self.fillers.contains($0) }
        if words.count == 1, let compact = Self.compact(words[0], letters: letters) {
            self = .letters(compact)
            return
        }
        var signs: [Sign] = []
        for run in words.flatMap(Self.runs) {
            if let number = Int(run) {
                signs.append(.number(number))
            } else if run.count == 1 {
                signs.append(.letter(run.uppercased()))
            } else {
                self = .other
                return
            }
        }
        self = Self.signs(signs, letters: letters)
    }

    private static func signs(_ signs: [Sign], letters: [String]) -> Self {
        guard !signs.isEmpty else { return .other }
        let named = signs.compactMap { if case .letter(let letter) = $0 { letter } else { nil } }
        if let unknown = named.first(where: { !letters.contains($0) }) { return .unknownLetter(unknown) }
        let numbers = signs.compactMap { if case .number(let number) = $0 { number } else { nil } }
        if numbers.isEmpty { return .letters(named) }
        if named.isEmpty { return .numbers }
        // One of each in turn, in either order.
        let first = signs[0].isNumber
        guard named.count == numbers.count,
            signs.enumerated().allSatisfy({ $0.element.isNumber == ($0.offset.isMultiple(of: 2) == first) })
        else { return .other }
        return .pairs(zip(numbers, named).map { Pair(number: $0, letter: $1) })
    }

    /// `bac`: several letters in one word, each of which stands for something.
    private static func compact(_ word: String, letters: [String]) -> [String]? {
        let named = word.map { String($0).uppercased() }
        return named.count > 1 && named.allSatisfy(letters.contains) ? named : nil
    }

    /// `1b` as `1` and `b`.
    private static func runs(of word: String) -> [String] {
        var runs: [String] = []
        var wasNumber = false
        for character in word {
            let isNumber = character.isASCII && character.isNumber
            if runs.isEmpty || isNumber != wasNumber {
                runs.append(String(character))
            } else {
                runs[runs.count - 1].append(character)
            }
            wasNumber = isNumber
        }
        return runs
    }

    static func repeated(_ signs: [String]) -> String? {
        var seen: Set<String> = []
        return signs.first { !seen.insert($0).inserted }
    }

    /// Small letters as somebody might answer with them; it hangs on nothing but how many there are.
    static func example(count: Int) -> [String] {
        var letters = (0..<count).compactMap { Item.letter($0)?.lowercased() }
        for index in stride(from: 0, to: letters.count - 1, by: 2) { letters.swapAt(index, index + 1) }
        return letters
    }

    /// Without what a list puts before its entries: `1.`, `b)`, `-`.
    static func withoutMark(_ text: String) -> String {
        let rest = text.drop { $0 == "-" || $0 == "*" || $0 == "•" || $0 == " " }
        let mark = rest.prefix { $0.isLetter || $0.isNumber }
        let after = rest.dropFirst(mark.count)
        let isNumber = Int(mark) != nil
        guard isNumber || mark.count == 1, let sign = after.first, ".):".contains(sign) || (isNumber && sign == " ")
        else { return String(rest) }
        return AnswerText.normalised(String(after.dropFirst()))
    }
}
