package import Chat
package import Foundation
package import QuestionEngine

/// Counts from 1; never used twice.
package struct DeskCaseID: RawRepresentable, Hashable, Codable, Comparable, Sendable {
    package var rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Something that people put before the editors of the bank.
package struct DeskCase: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A question or item that somebody proposes.
        case suggestion
        /// Something is wrong with a question or item.
        case report
        /// An answer makes points that were not seen.
        case mention
    }

    package struct Decision: Sendable, Hashable {
        /// Empty: somebody who was forgotten.
        package var by: UserID
        package var at: Date
        /// Empty: none was given.
        package var reason: String

        package init(by: UserID, at: Date, reason: String = "") {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    package var id: DeskCaseID
    package var service: ServiceName
    /// Empty: somebody who was forgotten.
    package var person: UserID
    package var conversation: ConversationID
    package var kind: Kind
    /// The id of the question or item that it is about; nil: the bank as a whole.
    package var subject: String?
    /// The subject's semantic revision.
    package var revision: Int?
    /// What the person says; may be empty for a mention.
    package var text: String
    /// Of a mention.
    package var answer: OpenAnswerID?
    package var madeAt: Date
    /// As for content of the bank: nobody has looked, an editor is at it, it is done, it came to nothing.
    package var state: ContentStatus
    /// The last one; nil while it is a draft.
    package var decision: Decision?

    package init(
        id: DeskCaseID = DeskCaseID(rawValue: 0), service: ServiceName, person: UserID, conversation: ConversationID,
        kind: Kind, subject: String? = nil, revision: Int? = nil, text: String, answer: OpenAnswerID? = nil,
        madeAt: Date, state: ContentStatus = .draft, decision: Decision? = nil
    ) {
        self.id = id
        self.service = service
        self.person = person
        self.conversation = conversation
        self.kind = kind
        self.subject = subject
        self.revision = revision
        self.text = text
        self.answer = answer
        self.madeAt = madeAt
        self.state = state
        self.decision = decision
    }

    package var isOpen: Bool { state == .draft || state == .review }
}

package protocol DeskReader {
    func deskCase(_ id: DeskCaseID, in service: ServiceName) throws -> DeskCase?
    /// Drafts and what is under review, oldest first, from all services if none is given.
    func openDeskCases(in service: ServiceName?) throws -> [DeskCase]
    func openDeskCaseCount(of person: UserID, in service: ServiceName) throws -> Int
    /// The one about that answer.
    func deskCase(about answer: OpenAnswerID) throws -> DeskCase?
}

package protocol DeskWriter {
    /// As a draft; the id is given by the store. There is one mention of an answer at most.
    func add(_ new: DeskCase) throws -> DeskCaseID
    /// - Returns: false if the case is not in one of the states from which that is possible, or is not there.
    func move(
        _ id: DeskCaseID, in service: ServiceName, to state: ContentStatus, _ decision: DeskCase.Decision
    ) throws -> Bool
    /// Deletes cases that ended before that date, the oldest first, and at most so many.
    ///
    /// - Returns: how many were deleted.
    func pruneDeskCases(endedBefore date: Date, limit: Int) throws -> Int
}
