/// The steps of the algorithm, in the order of its description.
extension EnglishStem {
    /// Step 1a: `'s`, and the plural.
    mutating func removePlural() {
        for suffix in ["'s'", "'s", "'"] where ends(with: suffix) {
            letters.removeLast(suffix.count)
            break
        }
        if ends(with: "sses") {
            letters.removeLast(2)
        } else if ends(with: "ied") || ends(with: "ies") {
            replace(last: 3, by: letters.count > 4 ? "i" : "ie")
        } else if ends(with: "s"), !ends(with: "us"), !ends(with: "ss") {
            if hasVowel(before: max(0, letters.count - 2)) { letters.removeLast() }
        }
    }

    /// Step 1b: `ed`, `ing` and their adverbs.
    mutating func removePastAndProgressive() {
        if let suffix = ["eedly", "eed"].first(where: ends) {
            let start = letters.count - suffix.count
            let isWhole = ["succ", "proc", "exc"].contains { letters[..<start].elementsEqual($0.unicodeScalars) }
            if start >= r1, !isWhole { replace(last: suffix.count, by: "ee") }
            return
        }
        guard let suffix = ["ingly", "edly", "ing", "ed"].first(where: ends) else { return }
        let start = letters.count - suffix.count
        if suffix == "ing", keepsProgressive(start) { return }
        guard hasVowel(before: start) else { return }
        letters.removeLast(suffix.count)
        if ["at", "bl", "iz"].contains(where: ends) {
            letters.append("e")
        } else if ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"].contains(where: ends) {
            // `add`, `egg`, `off` keep both.
            let isWord = letters.count == 3 && ["a", "e", "o"].contains(letters[0])
            if !isWord { letters.removeLast() }
        } else if letters.count == r1, isShortSyllable(before: letters.count) {
            letters.append("e")
        }
    }

    /// `dying` is `die`; `evening`, `inning`, `outing` and their like are no forms of verbs.
    private mutating func keepsProgressive(_ start: Int) -> Bool {
        if start == 2, letters[1] == "y", !isVowel(0) {
            replace(last: 4, by: "ie")
            return true
        }
        return ["even", "cann", "inn", "earr", "herr", "out"].contains {
            letters[..<start].elementsEqual($0.unicodeScalars)
        }
    }

    /// Step 1c: `cry` and `cries` meet in `cri`; `by` and `say` stay.
    mutating func replaceFinalY() {
        guard letters.count > 2, let last = letters.last, last == "y" || last == "Y", !isVowel(letters.count - 2) else {
            return
        }
        letters[letters.count - 1] = "i"
    }

    /// Step 2.
    mutating func shortenDerivation() {
        guard let rule = Self.derivations.first(where: { ends(with: $0.suffix) }) else { return }
        let start = letters.count - rule.suffix.count
        guard start >= r1 else { return }
        if let before = rule.after, start == 0 || !before.contains(letters[start - 1]) { return }
        replace(last: rule.suffix.count, by: rule.ending)
    }

    /// Step 3.
    mutating func shortenQuality() {
        guard let rule = Self.qualities.first(where: { ends(with: $0.suffix) }) else { return }
        let start = letters.count - rule.suffix.count
        guard start >= r1, rule.suffix != "ative" || start >= r2 else { return }
        replace(last: rule.suffix.count, by: rule.ending)
    }

    /// Step 4.
    mutating func removeEnding() {
        guard let suffix = Self.endings.first(where: ends) else { return }
        let start = letters.count - suffix.count
        guard start >= r2 else { return }
        if suffix == "ion", start == 0 || (letters[start - 1] != "s" && letters[start - 1] != "t") { return }
        letters.removeLast(suffix.count)
    }

    /// Step 5.
    mutating func removeFinalE() {
        let start = letters.count - 1
        if ends(with: "e") {
            if start >= r2 || (start >= r1 && !isShortSyllable(before: start)) { letters.removeLast() }
        } else if ends(with: "ll"), start >= r2 {
            letters.removeLast()
        }
    }
}
