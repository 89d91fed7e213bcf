internal import QuestionEngine

extension Item.Body {
    /// What is right, and how it is decided.
    func changesOfMeaning(to new: Item.Body) -> [String] {
        switch (self, new) {
        case (.single(let old, _), .single(let new, _)), (.multi(let old, _), .multi(let new, _)):
            if Set(old.map(\.id)) != Set(new.map(\.id)) { return ["which options there are"] }
            return Set(old.filter(\.isCorrect).map(\.id)) != Set(new.filter(\.isCorrect).map(\.id))
                ? ["which option is right"] : []
        case (.trueFalse(let old, _), .trueFalse(let new, _)): return old == new ? [] : ["whether it is true"]
        case (.short(let old), .short(let new)):
            var changes: [String] = []
            if old.credits != new.credits { changes.append("answers or their credit") }
            let rules = { (key: Item.ShortKey) in [key.isCaseSensitive, key.allowsTypos, key.ignoresArticles] }
            if rules(old) != rules(new) { changes.append("how answers are compared") }
            return changes
        case (.numeric(let old), .numeric(let new)): return old == new ? [] : ["value, tolerance or units"]
        case (.order(let old), .order(let new)):
            let (before, after) = (old.map(\.text), new.map(\.text))
            if before == after { return [] }
            return Set(before) == Set(after) ? ["the right order"] : ["which steps there are"]
        case (.match(let old, let oldOthers), .match(let new, let newOthers)):
            var changes: [String] = []
            if Set(old.map { [$0.left, $0.right] }) != Set(new.map { [$0.left, $0.right] }) {
                changes.append("what belongs together")
            }
            if Set(oldOthers.map(\.text)) != Set(newOthers.map(\.text)) { changes.append("distractors") }
            return changes
        default: return ["type"]
        }
    }

    /// Texts only.
    func changesOfWording(to new: Item.Body) -> [String] {
        switch (self, new) {
        case (.single(let old, let shuffle), .single(let new, let newShuffle)),
            (.multi(let old, let shuffle), .multi(let new, let newShuffle)):
            let texts = { (options: [Item.Option]) in Dictionary(options.map { ($0.id, $0.text) }) { first, _ in first }
            }
            let whys = { (options: [Item.Option]) in Dictionary(options.map { ($0.id, $0.why) }) { first, _ in first } }
            var changes: [String] = []
            if texts(old) != texts(new) { changes.append("option texts") }
            if whys(old) != whys(new) { changes.append("reasons") }
            if shuffle != newShuffle { changes.append("shuffle") }
            if old.map(\.id) != new.map(\.id), Set(old.map(\.id)) == Set(new.map(\.id)) {
                changes.append("order of options")
            }
            return changes
        case (.trueFalse(_, let old), .trueFalse(_, let new)): return old == new ? [] : ["reason"]
        case (.short(let old), .short(let new)):
            return old.answers.map(\.why) == new.answers.map(\.why) ? [] : ["reasons"]
        case (.order(let old), .order(let new)): return Set(old.map(\.why)) == Set(new.map(\.why)) ? [] : ["reasons"]
        case (.match(let old, let oldOthers), .match(let new, let newOthers)):
            return Set(old.map(\.why) + oldOthers.map(\.why)) == Set(new.map(\.why) + newOthers.map(\.why))
                ? [] : ["reasons"]
        default: return []
        }
    }
}

extension Item.ShortKey {
    fileprivate var credits: [String: Double] {
        Dictionary(answers.map { ($0.text, $0.credit) }) { first, _ in first }
    }
}
