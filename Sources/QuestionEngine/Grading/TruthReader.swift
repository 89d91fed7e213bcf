/// Reads whether somebody takes a statement for true.
enum TruthReader {
    private static let words: [String: Bool] = [
        "true": true, "t": true, "yes": true, "y": true, "right": true, "correct": true, "yep": true, "yeah": true,
        "false": false, "f": false, "no": false, "n": false, "wrong": false, "incorrect": false, "nope": false,
        "untrue": false,
    ]
    private static let fillers: Set<String> = [
        "it", "its", "it's", "is", "that", "that's", "this", "thats", "i", "think", "would", "say", "answer", "the",
        "statement", "please",
    ]

    /// Nil if the answer says neither, or both.
    static func read(_ answer: String) -> Bool? {
        let text = AnswerText.normalised(answer)
        let telling = text.split { !$0.isLetter && $0 != "'" }.map(String.init).filter { !fillers.contains($0) }
        switch telling.count {
        case 1: return words[telling[0]]
        case 2 where telling[0] == "not": return words[telling[1]].map { !$0 }
        default: return nil
        }
    }
}
