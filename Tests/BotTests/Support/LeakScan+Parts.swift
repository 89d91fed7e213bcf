import Chat
import QuestionEngine

/// What may tell the right order, or who belongs to whom.
extension LeakScan {
    /// All that stands after a letter or a number, as the bank lists it: of steps in the right order.
    var parts: [String] {
        switch item.body {
        case .single(let options, _), .multi(let options, _): options.map(\.text)
        case .order(let steps): steps.map(\.text)
        case .match(let pairs, let distractors):
            pairs.map(\.left) + pairs.map(\.right) + distractors.map(\.text)
        case .trueFalse, .short, .numeric: []
        }
    }

    /// Texts that hold the letters of the solution one after the other, but for the example that every item of that size has.
    func solutions(in texts: [String]) -> [String] {
        let letters = rightLetters(in: texts)
        let example = ShownItem(item, order: []).example
        let wanted = [
            letters, letters.enumerated().map { "\($0.offset + 1)\($0.element)" },
            letters.enumerated().flatMap { ["\($0.offset + 1)", $0.element] }, [letters.joined()],
        ]
        return texts.filter { text in
            text != example && wanted.contains { Self.contains(Self.words(text), $0) }
        }
    }

    /// Small letters of the steps in their order, or of the right sides in that of the numbers.
    private func rightLetters(in texts: [String]) -> [String] {
        let letter = { (part: String) in
            texts.firstIndex(of: ". \(part)").map { texts[$0 - 1].lowercased() } ?? "?"
        }
        return switch item.body {
        case .order(let steps): steps.map { letter($0.text) }
        case .match(let pairs, _):
            pairs.sorted { letter($0.left) < letter($1.left) }.map { letter($0.right) }
        case .single, .multi, .trueFalse, .short, .numeric: []
        }
    }

    /// A dialog has a menu for each place or number; all have the same options in the order of their letters, and none is chosen.
    func oddities(inDialog said: Said) -> [String] {
        let menus = said.inputs.map(\.options)
        var odd = said.inputs.map(\.value).filter { !$0.isEmpty }
        if let token = said.dialog?.rawValue, token.wholeMatch(of: /[0-9a-f]{16}/) == nil { odd.append(token) }
        let letters = menus.first?.map { String($0.prefix { $0 != "." }) } ?? []
        if Set(menus).count != 1 || letters != letters.sorted() { odd.append("menus") }
        let labels = said.inputs.map(\.label)
        switch item.body {
        case .order(let steps):
            if labels != steps.indices.map({ "Step \($0 + 1)" }) || letters.count != steps.count { odd += labels }
        case .match(let pairs, let distractors):
            let lefts = pairs.enumerated().map { "\($0.offset + 1). \($0.element.left)" }
            if labels != lefts || letters.count != pairs.count + distractors.count { odd += labels }
        case .single, .multi, .trueFalse, .short, .numeric: odd += labels
        }
        return odd
    }
}
