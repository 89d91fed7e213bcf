/// Snowball's stemmer for English ("Porter2") as of Snowball 3: brings `retries`, `retried` and `retrying` together.
///
/// Of our own and not libstemmer's: that is a C library, and Debian has Snowball 2, which stems some words otherwise.
/// See https://snowballstem.org/algorithms/english/stemmer.html.
struct EnglishStem {
    /// A `y` that is a consonant is `Y` while the steps run.
    var letters: [Unicode.Scalar]
    /// Where the regions R1 and R2 begin.
    private(set) var r1 = 0
    private(set) var r2 = 0

    /// - Parameter word: one word in lower case.
    static func of(_ word: String) -> String {
        if let stem = exceptions[word] { return stem }
        guard word.unicodeScalars.count > 2 else { return word }
        var stem = EnglishStem(word)
        stem.removePlural()
        stem.removePastAndProgressive()
        stem.replaceFinalY()
        stem.shortenDerivation()
        stem.shortenQuality()
        stem.removeEnding()
        stem.removeFinalE()
        return stem.text
    }

    private init(_ word: String) {
        letters = Array(word.unicodeScalars)
        if letters.first == "'" { letters.removeFirst() }
        for index in letters.indices where letters[index] == "y" {
            if index == 0 || isVowel(index - 1) { letters[index] = "Y" }
        }
        r1 = Self.beginnings.first(where: letters.starts)?.count ?? region(after: 0)
        r2 = region(after: r1)
    }

    private var text: String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters.lazy.map { $0 == "Y" ? "y" : $0 })
        return String(text)
    }

    /// Behind the first consonant that follows a vowel.
    private func region(after start: Int) -> Int {
        let vowel = letters[start...].indices.first(where: isVowel) ?? letters.count
        let consonant = letters[vowel...].indices.first { !isVowel($0) }
        return consonant.map { $0 + 1 } ?? letters.count
    }

    func isVowel(_ index: Int) -> Bool { Self.vowels.contains(letters[index]) }

    func hasVowel(before end: Int) -> Bool { letters[..<end].indices.contains(where: isVowel) }

    /// Whether what stands before `end` ends in a short syllable.
    func isShortSyllable(before end: Int) -> Bool {
        if end >= 3 {
            let last = letters[end - 1]
            if !isVowel(end - 1), last != "w", last != "x", last != "Y", isVowel(end - 2), !isVowel(end - 3) {
                return true
            }
        }
        if end == 2, isVowel(0), !isVowel(1) { return true }
        return letters[..<end].ends(with: "past")
    }

    func ends(with suffix: String) -> Bool { letters[...].ends(with: suffix) }

    mutating func replace(last count: Int, by ending: String) {
        letters.removeLast(count)
        letters.append(contentsOf: ending.unicodeScalars)
    }

    private static let vowels: Set<Unicode.Scalar> = ["a", "e", "i", "o", "u", "y"]

    /// Words that begin so have their R1 behind it.
    private static let beginnings: [[Unicode.Scalar]] = [
        "arsen", "commun", "emerg", "gener", "inter", "later", "organ", "past", "univers",
    ].map { Array($0.unicodeScalars) }

    /// Words that are not stemmed by rule.
    private static let exceptions = [
        "andes": "andes", "atlas": "atlas", "bias": "bias", "cosmos": "cosmos", "early": "earli", "gently": "gentl",
        "howe": "howe", "idly": "idl", "news": "news", "only": "onli", "singly": "singl", "skies": "sky", "skis": "ski",
        "sky": "sky", "ugly": "ugli",
    ]
}

extension ArraySlice<Unicode.Scalar> {
    func ends(with suffix: String) -> Bool {
        let suffix = suffix.unicodeScalars
        return suffix.count <= count && self.suffix(suffix.count).elementsEqual(suffix)
    }
}
