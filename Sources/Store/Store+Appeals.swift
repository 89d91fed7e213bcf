package import Chat
package import Foundation

/// Counts from 1; never used twice.
package struct AppealID: RawRepresentable, Hashable, Sendable {
    package var rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// An answer that somebody wants an editor to judge.
package struct Appeal: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable {
        case open, accepted, rejected
    }

    package struct Decision: Sendable, Hashable {
        /// Empty: somebody who was forgotten.
        package var by: UserID
        package var at: Date
        /// Empty: none was given.
        package var reason: String

        package init(by: UserID, at: Date, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    package var id: AppealID
    /// As it was when the appeal was made.
    package var attempt: AttemptRecord
    /// What the person says to it; may be empty.
    package var text: String
    package var madeAt: Date
    package var state: State
    /// Nil while it is open.
    package var decision: Decision?

    package init(
        id: AppealID, attempt: AttemptRecord, text: String, madeAt: Date, state: State = .open,
        decision: Decision? = nil
    ) {
        self.id = id
        self.attempt = attempt
        self.text = text
        self.madeAt = madeAt
        self.state = state
        self.decision = decision
    }
}

package protocol AppealReader {
    func appeal(_ id: AppealID, in service: ServiceName) throws -> Appeal?
    /// About one answer there is one appeal at most.
    func appeal(about attempt: AttemptKey) throws -> Appeal?
    /// Oldest first.
    func openAppeals(in service: ServiceName) throws -> [Appeal]
    /// All of a person, oldest first.
    func appeals(of person: UserID, in service: ServiceName) throws -> [Appeal]
}

package protocol AppealWriter {
    /// - Throws: if there is an appeal about that answer.
    func addAppeal(about attempt: AttemptRecord, saying text: String, at date: Date) throws -> AppealID
    /// False if it was decided before, or there is none.
    func decide(_ id: AppealID, as state: Appeal.State, _ decision: Appeal.Decision) throws -> Bool
}
