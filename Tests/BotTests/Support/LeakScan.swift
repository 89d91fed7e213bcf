import Chat
import Foundation
import QuestionEngine

/// Looks for what nobody may know of an item before the answer.
struct LeakScan {
    let item: Item

    /// What a message that puts the item must not hold, found in all of its parts: texts, code, links, keys.
    func leaks(in said: Said) throws -> [String] {
        try explanations(in: said) + keys(in: said, texts: Self.texts(of: said.content.withoutActions))
    }

    /// The same without the explanations.
    ///
    /// - Parameter texts: of the message, but for what can be pressed.
    func keys(in said: Said, texts: [String]) -> [String] {
        said.dialog != nil ? oddities(inDialog: said) : leakedKey(in: texts) + oddities(in: said)
    }

    /// What can be pressed: all options or none, told apart by letters and texts alone, under tokens that tell nothing.
    private func oddities(in said: Said) -> [String] {
        let labels = said.labels.filter { !["Skip", "Stop the quiz", "Check", "Put in order", "Match"].contains($0) }
        let odd = said.options.map(\.token.rawValue).filter { $0.wholeMatch(of: /[0-9a-f]{16}/) == nil }
        if labels.isEmpty { return odd }
        switch item.body {
        case .single(let options, _), .multi(let options, _):
            let letters = labels.map { String($0.prefix { $0 != "." }) }
            let lines = Set(said.text.split(separator: "\n").map(String.init))
            let areUniform = labels == letters || labels.allSatisfy(lines.contains)
            let areAll = letters == letters.sorted() && letters.count == options.count
            return odd + (areUniform && areAll ? [] : labels)
        case .trueFalse: return odd + (labels == ["True", "False"] ? [] : labels)
        case .short, .numeric, .order, .match: return odd + labels
        }
    }

    /// What no message may hold.
    func explanations(in said: Said) throws -> [String] {
        let texts = try Self.texts(of: said.content) + [said.key.rawValue]
        return ([item.explanation, item.reference?.title, item.reference?.url].compactMap(\.self) + reasons)
            .filter { secret in !secret.isEmpty && texts.contains { $0.contains(secret) } }
    }

    var reasons: [String] {
        switch item.body {
        case .single(let options, _), .multi(let options, _): options.map(\.why)
        case .trueFalse(_, let why): [why]
        case .short(let key): key.answers.compactMap(\.why)
        case .numeric: []
        case .order(let steps): steps.map(\.why)
        case .match(let pairs, let distractors): pairs.map(\.why) + distractors.map(\.why)
        }
    }

    private func leakedKey(in texts: [String]) -> [String] {
        switch item.body {
        case .single, .multi: return parts.filter { isNotOnceItself($0, in: texts) }
        case .order, .match: return parts.filter { isNotOnceItself($0, in: texts) } + solutions(in: texts)
        case .trueFalse:
            return texts.filter { $0 == "true" }.count == texts.filter { $0 == "false" }.count ? [] : ["true or false"]
        case .short(let key):
            let stem = Self.words(item.stem)
            let spoken = texts.map { Self.words($0) }
            return key.answers.filter { $0.credit > 0 }.flatMap { $0.text.split(separator: "*") }.map { Self.words($0) }
                .filter { words in
                    !words.isEmpty && !Self.contains(stem, words)
                        && spoken.contains { Self.contains($0, words) }
                }.map { $0.joined(separator: " ") }
        case .numeric(let key):
            let known = Self.numbers(item.stem)
            return texts.flatMap(Self.numbers).filter { $0 == key.value && !known.contains($0) }.map { "\($0)" }
        }
    }

    /// Each part is there once, as a text of its own after its letter or number, and nothing else names it.
    private func isNotOnceItself(_ part: String, in texts: [String]) -> Bool {
        let asked = parts.count { $0.contains(part) } + (item.stem.contains(part) ? 1 : 0)
        return texts.count { $0 == ". \(part)" } != 1 || texts.count { $0.contains(part) } > asked
    }

    /// Every string of the message, whatever field holds it.
    static func texts(of content: MessageContent) throws -> [String] {
        strings(in: try JSONSerialization.jsonObject(with: JSONEncoder().encode(content)))
    }

    private static func strings(in tree: Any) -> [String] {
        switch tree {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(strings(in:))
        case let fields as [String: Any]: fields.sorted { $0.key < $1.key }.flatMap { strings(in: $0.value) }
        default: []
        }
    }

    static func words(_ text: some StringProtocol) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    static func contains(_ words: [String], _ part: [String]) -> Bool {
        words.count >= part.count
            && (0...(words.count - part.count)).contains { start in
                words[start] == part[0] && words[start..<(start + part.count)].elementsEqual(part)
            }
    }

    /// The numbers in a text, but for the count before an item.
    private static func numbers(_ text: String) -> [Double] {
        if text.wholeMatch(of: /\d+\/\d+/) != nil { return [] }
        return text.matches(of: /\d[\d,]*(\.\d+)?/).compactMap { Double($0.output.0.replacing(",", with: "")) }
    }
}

extension Item {
    /// The same to look at, with another key and other reasons.
    var twin: Item {
        var twin = self
        twin.explanation = "Another explanation."
        twin.reference = nil
        switch body {
        case .single(let options, let shuffle): twin.body = .single(options: options.map(\.other), shuffle: shuffle)
        case .multi(let options, let shuffle): twin.body = .multi(options: options.map(\.other), shuffle: shuffle)
        case .trueFalse(let isTrue, _): twin.body = .trueFalse(isTrue: !isTrue, why: "Another reason.")
        case .short(var key):
            key.answers = [.init(text: "xylophone")]
            twin.body = .short(key)
        case .numeric(var key):
            key.value = key.value * 7 + 13
            key.tolerance = .absolute(0.125)
            twin.body = .numeric(key)
        case .order(let steps):
            twin.body = .order(steps: steps.reversed().map { Step(text: $0.text, why: "Another reason.") })
        case .match(let pairs, let distractors):
            let rights = Array((pairs.map(\.right) + distractors.map(\.text)).reversed())
            twin.body = .match(
                pairs: zip(pairs, rights).map { Pair(left: $0.left, right: $1, why: "Another reason.") },
                distractors: rights.dropFirst(pairs.count).map { Distractor(text: $0, why: "Another reason.") })
        }
        return twin
    }
}

extension Item.Option {
    fileprivate var other: Item.Option {
        Item.Option(id: id, text: text, isCorrect: !isCorrect, why: "Another reason.")
    }
}
