internal import QuestionEngine
internal import StrictYAML

extension BankLint {
    func check(_ located: Located<Question>, log: YAMLProblemLog) {
        let question = located.value
        func expect(_ range: ClosedRange<Int>, _ what: String, found count: Int) {
            guard !range.contains(count) else { return }
            log.report(
                "`\(question.id.rawValue)` should have \(range.lowerBound) to \(range.upperBound) \(what), it has \(count)",
                at: located.position)
        }
        expect(3...5, "probes", found: question.probes.count)
        expect(2...3, "hints", found: question.hints.count)
        expect(3...5, "follow-ups", found: question.followUps.count)
        expect(2...4, "red flags", found: question.redFlags.count)
        expect(1...3, "references", found: question.references.count)
        expect(
            90...200, "words in its model answer",
            found: question.modelAnswer.split(whereSeparator: \.isWhitespace).count)
        for reference in question.references where reference.url.hasPrefix("http://") {
            log.report("the reference \(reference.url) should use https", at: located.position)
        }
    }

    func check(_ located: Located<Item>, log: YAMLProblemLog) {
        func warn(_ message: String) {
            log.report("`\(located.value.id.rawValue)` \(message)", at: located.position)
        }
        switch located.value.body {
        case .single(let options, let shuffle), .multi(let options, let shuffle):
            if !(3...5).contains(options.count) { warn("should have 3 to 5 options, it has \(options.count)") }
            if shuffle, let option = options.first(where: { Self.speaksOfOthers($0.text) }) {
                warn("has the option “\(option.text)”, which means nothing when options are shuffled: `shuffle: false`")
            }
        case .trueFalse: break
        case .short(let key):
            for answer in key.answers where answer.credit == 0 && answer.why == nil {
                warn("lists “\(answer.text)” as wrong and should say why")
            }
        case .numeric(let key):
            let isExact = key.tolerance == .absolute(0) || key.tolerance == .relative(0)
            if isExact, key.value != key.value.rounded() { warn("has a fraction as its value and no tolerance") }
        case .order(let steps):
            for text in steps.map(\.text) where Self.tellsPlace(text) {
                warn("has the step “\(text)”, which tells its place")
            }
        case .match(let pairs, _):
            for pair in pairs where Self.gives(pair.left, in: pair.right) {
                warn("pairs “\(pair.left)” with a text that names it")
            }
        }
    }

    /// `First, …`, `Finally …`, `2. …`.
    private static func tellsPlace(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard let first = words.first else { return false }
        let places: Set<String> = ["first", "firstly", "second", "secondly", "third", "thirdly", "finally", "lastly"]
        // `2. Commit`, but not `2.9.0`.
        let mark = text.dropFirst(first.count).prefix(2)
        let isNumbered = Int(first) != nil && mark.first.map(".)".contains) == true && mark.last?.isNumber == false
        return places.contains(first) || isNumbered
    }

    /// The whole of a left side, as words in a row.
    private static func gives(_ left: String, in right: String) -> Bool {
        let words = { (text: String) in
            " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
        }
        return words(right).contains(words(left))
    }

    /// "All of the above" and its like.
    private static func speaksOfOthers(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }.joined(separator: " ")
        let starts = ["all of the", "none of the", "both of the", "all of these", "none of these", "all the above"]
        let isShort = text.count <= 40
        return isShort && starts.contains { words.hasPrefix($0) } && !words.isEmpty
            && (words.hasSuffix("above") || words.hasSuffix("these") || words.hasSuffix("options")
                || words.hasSuffix("answers"))
    }
}
