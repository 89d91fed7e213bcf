/// Reads pairs: `1b 2a 3c`, `1-b, 2-a, 3-c`, `b a c`, `bac`, or both sides in words, a pair a line.
struct MatchReader {
    let lefts: [Item.Numbered]
    let rights: [Item.Lettered]

    enum Reading: Hashable {
        /// For every left side its right side, by their ids; no right side twice.
        case pairs([String: String])
        /// What to write instead.
        case unreadable(String)
    }

    func read(_ answer: String) -> Reading {
        switch AddressSigns(answer, letters: rights.map(\.letter)) {
        case .letters(let letters):
            guard letters.count == lefts.count else {
                return .unreadable(
                    "\(letters.count == 1 ? "One letter is" : "\(letters.count) letters are") not"
                        + " \(lefts.count). \(advice)")
            }
            return checked(zip(lefts.map(\.number), letters).map { AddressSigns.Pair(number: $0, letter: $1) })
        case .pairs(let pairs): return checked(pairs)
        case .unknownLetter(let letter): return .unreadable("There is no \(letter). \(advice)")
        case .numbers: return .unreadable(advice)
        case .other: return inWords(answer).map(checked) ?? .unreadable(advice)
        }
    }

    private var advice: String {
        "Please give every number from 1 to \(lefts.count) a letter, such as"
            + " `\(Self.example(count: lefts.count))`."
    }

    /// `1b 2a 3c`; it hangs on nothing but how many there are.
    static func example(count: Int) -> String {
        AddressSigns.example(count: count).enumerated().map { "\($0.offset + 1)\($0.element)" }.joined(separator: " ")
    }

    private func checked(_ pairs: [AddressSigns.Pair]) -> Reading {
        if let stray = pairs.first(where: { pair in !lefts.contains { $0.number == pair.number } }) {
            return .unreadable("There is no \(stray.number). \(advice)")
        }
        if let twice = AddressSigns.repeated(pairs.map { String($0.number) })
            ?? AddressSigns.repeated(pairs.map(\.letter))
        {
            return .unreadable("\(twice) stands there twice. \(advice)")
        }
        let missing = lefts.filter { left in !pairs.contains { $0.number == left.number } }.map { String($0.number) }
        guard missing.isEmpty else {
            let list = missing.joined(separator: ", ")
            return .unreadable("\(list) \(missing.count == 1 ? "is" : "are") missing. \(advice)")
        }
        var ids: [String: String] = [:]
        for pair in pairs {
            guard let left = lefts.first(where: { $0.number == pair.number }),
                let right = rights.first(where: { $0.letter == pair.letter })
            else { return .unreadable(advice) }
            ids[left.id] = right.id
        }
        return .pairs(ids)
    }

    private func inWords(_ answer: String) -> [AddressSigns.Pair]? {
        for separators in ["\n", "\n;", "\n;,"] {
            let parts = answer.split { separators.contains($0) }.map { AnswerText.normalised(String($0)) }
                .filter { !$0.isEmpty }
            guard parts.count <= 2 * lefts.count else { return nil }
            let pairs = parts.map(pair)
            if !pairs.isEmpty, !pairs.contains(nil) { return pairs.compactMap(\.self) }
        }
        return nil
    }

    /// `read committed = each statement …`, `1: each statement …`, `read committed - b`.
    private func pair(_ part: String) -> AddressSigns.Pair? {
        let named =
            lefts.map { ($0.number, AnswerText.normalised($0.text)) } + lefts.map { ($0.number, "\($0.number)") }
        for (number, text) in named.sorted(by: { $0.1.count > $1.1.count }) where part.hasPrefix(text) {
            let rest = AnswerText.normalised(String(part.dropFirst(text.count).drop { " -=>:.)→".contains($0) }))
            let right = rights.first { right in
                rest == right.letter.lowercased()
                    || [rest, AddressSigns.withoutMark(rest)].contains(
                        AnswerText.normalised(right.text))
            }
            if let right { return AddressSigns.Pair(number: number, letter: right.letter) }
        }
        return nil
    }
}
