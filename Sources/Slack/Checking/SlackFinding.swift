/// What was found out about one part of the set-up at Slack, in a sentence for the operator.
package struct SlackFinding: Sendable, Equatable {
    package enum Verdict: Sendable, Equatable {
        case good
        /// Something is left out; the rest works.
        case lacking
        case bad
    }

    package var part: String
    package var verdict: Verdict
    package var sentence: String

    init(_ part: String, _ verdict: Verdict, _ sentence: String) {
        self.part = part
        self.verdict = verdict
        self.sentence = sentence
    }
}
