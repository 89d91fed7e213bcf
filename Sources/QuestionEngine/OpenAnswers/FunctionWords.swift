/// Words of grammar, which tie others together and mean little by themselves; English text has every third or so.
enum FunctionWords {
    static func contains(_ word: String) -> Bool { words.contains(word) }

    private static let words: Set<String> = [
        "the", "a", "an", "is", "are", "was", "were", "be", "been", "being", "am", "i", "we", "you", "they", "it", "he",
        "she",
        "our", "my", "your", "their", "its", "his", "her", "that", "this", "these", "those", "which", "who", "whom",
        "whose",
        "when", "if", "then", "than", "because", "since", "so", "to", "of", "in", "on", "at", "for", "with", "by",
        "from", "into",
        "onto", "over", "as", "but", "not", "no", "do", "does", "did", "have", "has", "had", "can", "could", "would",
        "should",
        "will", "must", "may", "might", "there", "where", "what", "how", "why", "after", "before", "until", "while",
        "only",
        "also", "each", "every", "all", "any", "some", "one", "them", "us", "me", "him", "about", "up", "out", "off",
        "just",
        "too", "very", "more", "most", "such", "both", "either", "neither", "nor", "between", "through", "under",
        "again",
        "i'd", "i'm", "we'd", "we're", "it's", "that's", "don't", "didn't", "i've", "we've", "let's",
    ]
}
