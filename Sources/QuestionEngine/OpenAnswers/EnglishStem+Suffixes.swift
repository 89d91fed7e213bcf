/// The longest suffix that fits decides, so longer ones stand before those that they end in.
extension EnglishStem {
    struct Rule {
        var suffix: String
        var ending: String
        /// Letters of which one has to stand before the suffix; nil: any.
        var after: Set<Unicode.Scalar>?

        init(_ suffix: String, _ ending: String, after: Set<Unicode.Scalar>? = nil) {
            self.suffix = suffix
            self.ending = ending
            self.after = after
        }
    }

    /// Of step 2.
    static let derivations: [Rule] = [
        Rule("ization", "ize"), Rule("ational", "ate"), Rule("fulness", "ful"), Rule("ousness", "ous"),
        Rule("iveness", "ive"), Rule("tional", "tion"), Rule("biliti", "ble"), Rule("lessli", "less"),
        Rule("entli", "ent"), Rule("ation", "ate"), Rule("alism", "al"), Rule("aliti", "al"), Rule("ousli", "ous"),
        Rule("iviti", "ive"), Rule("fulli", "ful"), Rule("ogist", "og"), Rule("enci", "ence"), Rule("anci", "ance"),
        Rule("abli", "able"), Rule("izer", "ize"), Rule("ator", "ate"), Rule("alli", "al"), Rule("bli", "ble"),
        Rule("ogi", "og", after: ["l"]),
        Rule("li", "", after: ["c", "d", "e", "g", "h", "k", "m", "n", "r", "t"]),
    ]

    /// Of step 3.
    static let qualities: [Rule] = [
        Rule("ational", "ate"), Rule("tional", "tion"), Rule("alize", "al"), Rule("icate", "ic"), Rule("iciti", "ic"),
        Rule("ative", ""), Rule("ical", "ic"), Rule("ness", ""), Rule("ful", ""),
    ]

    /// Of step 4.
    static let endings = [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
        "al", "er", "ic",
    ]
}
