package import Chat
package import Foundation
package import QuestionEngine

package struct ScheduleID: RawRepresentable, Hashable, Sendable {
    package var rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A conversation's daily prompts.
package struct ScheduleRecord: Sendable, Hashable {
    package var id: ScheduleID
    package var service: ServiceName
    package var conversation: ConversationID
    /// What the conversation is.
    package var kind: Conversation.Kind
    package var schedule: Schedule
    package var filter: Filter
    /// From prompt to model answer.
    package var revealAfter: Duration
    package var isPaused: Bool
    /// Empty if they wanted to be forgotten.
    package var createdBy: UserID
    package var createdAt: Date
    /// No occurrence at or before this date is due any more: it was claimed, skipped, missed for good, or lies before the
    /// schedule was made or changed.
    package var settledUntil: Date

    package init(
        id: ScheduleID, service: ServiceName, conversation: ConversationID, kind: Conversation.Kind = .channel,
        schedule: Schedule, filter: Filter, revealAfter: Duration, isPaused: Bool = false, createdBy: UserID,
        createdAt: Date, settledUntil: Date
    ) {
        self.id = id
        self.service = service
        self.conversation = conversation
        self.kind = kind
        self.schedule = schedule
        self.filter = filter
        self.revealAfter = revealAfter
        self.isPaused = isPaused
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.settledUntil = settledUntil
    }
}

/// A question put aside for a schedule: for a date, or for the next free prompt.
package struct QueuedQuestion: Sendable, Hashable {
    package var question: QuestionID
    package var date: LocalDate?

    package init(question: QuestionID, date: LocalDate?) {
        self.question = question
        self.date = date
    }
}

package protocol ScheduleReader {
    /// Those of all conversations that are not paused.
    func activeSchedules(of service: ServiceName) throws -> [ScheduleRecord]
    /// Those of one conversation, paused ones too, in the order in which they were made.
    func schedules(in conversation: ConversationID, of service: ServiceName) throws -> [ScheduleRecord]
    func isClaimed(_ date: LocalDate, of schedule: ScheduleID) throws -> Bool
    func skippedDates(of schedule: ScheduleID) throws -> Set<LocalDate>
    /// Those with a date first, by date; then the others in the order in which they were queued.
    func queue(of schedule: ScheduleID) throws -> [QueuedQuestion]
}

package protocol ScheduleWriter {
    /// Stores a new schedule; the `id` of the argument does not count.
    func addSchedule(_ record: ScheduleRecord) throws -> ScheduleID
    func updateSchedule(_ record: ScheduleRecord) throws
    /// With its claims, skips and queue; prompts that were sent, and reveals that wait, stay.
    func removeSchedule(_ id: ScheduleID) throws
    /// Takes the one prompt of a local date. False if it was taken before: then nothing may be sent for it.
    func claim(_ date: LocalDate, of schedule: ScheduleID, question: QuestionID?, at instant: Date) throws -> Bool
    func setSkipped(_ date: LocalDate, of schedule: ScheduleID, _ isSkipped: Bool) throws
    func enqueue(_ queued: QueuedQuestion, for schedule: ScheduleID) throws
    /// Takes one entry out; false if it was not there.
    func dequeue(_ queued: QueuedQuestion, from schedule: ScheduleID) throws -> Bool
}
