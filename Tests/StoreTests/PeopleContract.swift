import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct PeopleContract {
    @Test(arguments: Database.all) func anAllowanceIsKeptPerPersonUntilItIsOld(_ database: Database) async throws {
        let store = try await database.empty()
        let spent = Allowance(spent: 90_000, countedAt: at(1.234), isTold: true)
        try await store.write { store in
            try store.setAllowance(Allowance(spent: 1, countedAt: at(0)), of: .ann, in: .slack)
            try store.setAllowance(spent, of: .ann, in: .slack)
        }
        try await store.read { store throws in
            #expect(try store.allowance(of: .ann, in: .slack) == spent)
            #expect(try store.allowance(of: .bob, in: .slack) == nil)
            #expect(try store.allowance(of: .ann, in: .terminal) == nil)
        }
        try await store.write { try $0.prune(before: at(1)) }
        #expect(try await store.read { try $0.allowance(of: .ann, in: .slack) } == spent)
        try await store.write { try $0.prune(before: at(2)) }
        #expect(try await store.read { try $0.allowance(of: .ann, in: .slack) } == nil)
    }

    @Test(arguments: Database.all) func onlyThoseWhoJoinedHereStandOnALeaderboard(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            try store.add(.ended("z1", by: .ann, at: at(100), credits: [1, 0.5, nil]))
            try store.add(.ended("z2", by: .bob, at: at(100), credits: [1]))
            #expect(try store.setListed(true, .bob, in: .hiring, of: .slack, at: at(1)))
            #expect(try store.standings(in: .team, of: .slack, since: nil).isEmpty)
            #expect(try store.setListed(true, .ann, in: .team, of: .slack, at: at(2)))
            #expect(try !store.setListed(true, .ann, in: .team, of: .slack, at: at(3)))
            #expect(
                try store.standings(in: .team, of: .slack, since: nil) == [
                    Standing(person: .ann, answered: 2, skipped: 1, points: 1.5)
                ])
            #expect(try store.standings(in: .team, of: .terminal, since: nil).isEmpty)
            #expect(try store.setListed(false, .ann, in: .team, of: .slack, at: at(4)))
            #expect(try !store.setListed(false, .ann, in: .team, of: .slack, at: at(5)))
            #expect(try store.standings(in: .team, of: .slack, since: nil).isEmpty)
        }
    }

    @Test(arguments: Database.all) func aLeaderboardCountsWhatWasAnsweredSinceADate(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            try store.add(.ended("z1", by: .ann, at: at(100), credits: [1, 1]))
            try store.add(.ended("z2", by: .ann, at: at(200), credits: [0.5]))
            _ = try store.setListed(true, .bob, in: .team, of: .slack, at: at(1))
            _ = try store.setListed(true, .ann, in: .team, of: .slack, at: at(2))
            let nothing = Standing(person: .bob, answered: 0, skipped: 0, points: 0)
            #expect(
                try store.standings(in: .team, of: .slack, since: at(200)) == [
                    nothing, Standing(person: .ann, answered: 1, skipped: 0, points: 0.5),
                ])
            #expect(
                try store.standings(in: .team, of: .slack, since: at(100)) == [
                    nothing, Standing(person: .ann, answered: 3, skipped: 0, points: 2.5),
                ])
        }
    }

    @Test(arguments: Database.all) func oldQuizzesAreForgottenAFewAtATimeAndOpenOnesNever(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            try store.add(.open("open", by: .ann, at: at(0)))
            for number in 1...5 {
                try store.add(.ended("z\(number)", by: .ann, at: at(Double(number)), credits: [1]))
            }
            #expect(try store.pruneQuizzes(endedBefore: at(5), limit: 3) == 3)
            #expect(try store.endedQuizzes(of: .ann, in: .slack, limit: 9).map(\.id) == ["z5", "z4"])
            #expect(try store.pruneQuizzes(endedBefore: at(5), limit: 3) == 1)
            #expect(try store.pruneQuizzes(endedBefore: at(5), limit: 3) == 0)
            #expect(try store.endedQuizzes(of: .ann, in: .slack, limit: 9).map(\.id) == ["z5"])
            #expect(try store.topicScores(of: .ann, in: .slack).map(\.answered) == [1])
            #expect(try store.openQuizzes(of: .ann, in: .slack).map(\.id) == ["open"])
        }
    }

    @Test(arguments: Database.all) func aScheduleKnowsWhatItsConversationIs(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            _ = try store.addSchedule(.daily(in: .direct, kind: .direct, by: .ann))
            _ = try store.addSchedule(.daily(in: .team, kind: .channel, by: .ann))
            #expect(try store.activeSchedules(of: .slack).map(\.kind) == [.direct, .channel])
        }
    }
}

extension QuizRecord {
    static func open(
        _ id: String, by person: UserID, in conversation: ConversationID = .direct, thread: String? = nil, at date: Date
    ) -> Self {
        Self(
            id: id, service: .slack, person: person, conversation: conversation, thread: thread.map(MessageID.init),
            filter: Filter(), startedAt: date,
            items: [
                QuizItemRecord(
                    item: ItemID(rawValue: "it-1"), semanticRevision: 1, topic: TopicID(rawValue: "ops"),
                    optionOrder: [])
            ])
    }

    /// - Parameter credits: nil for an item that was skipped.
    static func ended(_ id: String, by person: UserID, at date: Date, credits: [Double?]) -> Self {
        Self(
            id: id, service: .slack, person: person, conversation: .direct, thread: nil, filter: Filter(),
            state: .finished, startedAt: date, endedAt: date,
            items: credits.enumerated().map { position, credit in
                QuizItemRecord(
                    item: ItemID(rawValue: "it-\(position)"), semanticRevision: 1, topic: TopicID(rawValue: "ops"),
                    optionOrder: [], outcome: credit == nil ? .skipped : .answered,
                    answer: credit == nil ? nil : "an answer", credit: credit, answeredAt: date)
            })
    }
}

extension ScheduleRecord {
    static func daily(in conversation: ConversationID, kind: Conversation.Kind, by person: UserID) -> Self {
        Self(
            id: ScheduleID(rawValue: 0), service: .slack, conversation: conversation, kind: kind,
            schedule: Schedule(
                zone: "Europe/Vilnius", time: LocalTime(hour: 9, minute: 30), recurrence: Recurrence(frequency: .daily),
                startsOn: LocalDate(year: 2026, month: 6, day: 1)),
            filter: Filter(), revealAfter: .seconds(60), createdBy: person, createdAt: at(0), settledUntil: at(0))
    }
}
