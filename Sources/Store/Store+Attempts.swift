package import Chat
package import Foundation
package import QuestionEngine

/// Names one graded answer for good.
package struct AttemptKey: RawRepresentable, Hashable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

extension AttemptKey {
    package init(quiz: String, position: Int) { self.init(rawValue: "quiz/\(quiz)/\(position)") }
}

/// A graded answer, and whose it is.
package struct AttemptRecord: Sendable, Hashable {
    package var key: AttemptKey
    package var service: ServiceName
    package var person: UserID
    package var attempt: Attempt
    package var answeredAt: Date

    package init(
        key: AttemptKey, service: ServiceName, person: UserID, attempt: Attempt, answeredAt: Date
    ) {
        self.key = key
        self.service = service
        self.person = person
        self.attempt = attempt
        self.answeredAt = answeredAt
    }
}

/// A credit that was changed after the fact.
package struct CreditChange: Sendable, Hashable {
    package var attempt: AttemptKey
    package var old: Double
    package var new: Double
    /// The appeal that brought it; nil: the key was changed in the bank.
    package var appeal: AppealID?
    package var date: Date

    package init(attempt: AttemptKey, old: Double, new: Double, appeal: AppealID?, date: Date) {
        self.attempt = attempt
        self.old = old
        self.new = new
        self.appeal = appeal
        self.date = date
    }
}

package protocol AttemptReader {
    /// What the person answered last, as far as it was graded.
    func lastAttempt(of person: UserID, in service: ServiceName) throws -> AttemptRecord?
    /// Of all people and services, oldest first.
    func attempts(at item: ItemID) throws -> [AttemptRecord]
    /// The items that were ever answered, with the semantic revisions by whose keys the credits are.
    func gradedRevisions() throws -> [ItemID: Set<Int>]
    /// In all revisions.
    func rulings(on item: ItemID) throws -> [Ruling]
    /// The changes of one credit, oldest first.
    func creditChanges(of attempt: AttemptKey) throws -> [CreditChange]
}

package protocol AttemptWriter {
    /// Another ruling on the same reading of the same revision takes the place of the earlier one.
    func add(_ ruling: Ruling, at date: Date) throws
    /// Records what attempts at one item earn by the key of that revision, and what of it is a change.
    ///
    /// - Parameters:
    ///   - attempts: each with what it earned before.
    ///   - appeal: that brought it; nil: the key was changed in the bank.
    /// - Returns: the changes of credits.
    func rescore(
        _ item: ItemID, by semanticRevision: Int, _ attempts: [(key: AttemptKey, old: Double, new: Double)],
        after appeal: AppealID?, at date: Date
    ) throws -> [CreditChange]
}
