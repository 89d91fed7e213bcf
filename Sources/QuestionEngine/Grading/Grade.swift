/// What became of an answer.
package enum Grade: Sendable, Hashable {
    case graded(Graded)
    /// The answer cannot be read as one; the attempt is not used up. The text tells the person what to write instead.
    case unreadable(String)

    package struct Graded: Sendable, Hashable {
        /// 0 to 1.
        package var credit: Double
        /// One entry for each chosen option, each step in the right order, or each pair; else for the answer as a whole:
        /// whether it was right, and why.
        package var remarks: [Remark]
        package var rule: GradingRule
        package var reading: AnswerReading
        /// The item foresees the answer: an option, true or false, a number, a listed text. What matches no listed text earns
        /// nothing, and may not have been meant as an answer.
        package var isForeseen: Bool

        package init(
            credit: Double, remarks: [Remark], rule: GradingRule, reading: AnswerReading, isForeseen: Bool = true
        ) {
            self.credit = credit
            self.remarks = remarks
            self.rule = rule
            self.reading = reading
            self.isForeseen = isForeseen
        }
    }

    package struct Remark: Sendable, Hashable {
        /// What was chosen: the letter and text of an option, or the answer as it was understood.
        package var subject: String
        package var isRight: Bool
        package var why: String

        package init(subject: String, isRight: Bool, why: String) {
            self.subject = subject
            self.isRight = isRight
            self.why = why
        }
    }
}
