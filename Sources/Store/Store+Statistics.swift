package import QuestionEngine

package protocol StatisticsReader {
    /// What each person made of each item, and of each of its semantic revisions, when it was first put to them in a quiz: answered
    /// or skipped. An answer that was graded again counts for the revision whose key graded it. In the order in which that was. Nothing tells whose they are but that attempts of one quiz belong together.
    func firstAttempts() throws -> [FirstAttempt]
}
