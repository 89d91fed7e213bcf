import Chat
import Foundation
import GRDB
import QuestionEngine
import Testing

@testable import Store

/// Whoever wants to be forgotten is: in every table that there is, those too that come later.
@Suite struct PrivacyTests {
    private static let names = ["U-ann", "D-ann"]

    @Test func nothingThatNamesAPersonOutlivesThem() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.write { try Self.fill($0, with: .ann, direct: .direct) }
        try await store.write { try Self.fill($0, with: .bob, direct: ConversationID(rawValue: "D-bob")) }
        _ = try await store.settle(.sent("sent-U-bob", as: "M1", at: at(2)), at: at(2))

        for table in try Self.tablesWithPeople(store) {
            let found = try Self.cells(of: table, in: store).contains { $0.contains("U-ann") }
            #expect(found, "\(table) names people: let `fill` put a row there, and forget and export what it holds")
        }
        let before = try Self.allCells(store).count { $0.contains("U-bob") }
        let forgotten = try await store.write { try $0.forget(.ann, in: .slack, directMessages: []) }
        for name in Self.names {
            #expect(try Self.allCells(store).filter { $0.contains(name) }.isEmpty)
        }
        #expect(try Self.allCells(store).count { $0.contains("U-bob") } == before, "others are none the worse")

        var expected = ForgottenRecord()
        (expected.quizzes, expected.answers, expected.listings) = (3, 3, 1)
        (expected.asked, expected.waiting, expected.reviews) = (1, 4, 1)
        (expected.endedSchedules, expected.unsignedSchedules) = (1, 1)
        expected.appeals = 1
        (expected.openAnswers, expected.deskCases, expected.unsignedSuggestions) = (1, 2, 1)
        #expect(forgotten == expected)
        #expect(
            try await store.read { try $0.personalRecord(of: .ann, in: .slack, directMessages: []) }
                == PersonalRecord())
        try await store.read { store throws in
            #expect(try store.schedules(in: .team, of: .slack).map(\.createdBy.rawValue) == ["", "U-bob"])
        }
    }

    @Test func whatIsExportedIsAllThatIsForgotten() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.write { try Self.fill($0, with: .ann, direct: .direct) }
        let record = try await store.read { try $0.personalRecord(of: .ann, in: .slack, directMessages: []) }
        #expect(record.quizzes.map(\.id) == ["open-U-ann", "thread-U-ann", "old-U-ann"])
        #expect(record.schedules.map(\.conversation) == [.direct, .team])
        #expect(record.listings.map(\.conversation) == [.team])
        #expect(record.asked.map(\.question.rawValue) == ["be-0001"])
        #expect(record.draws.map(\.state.cycle) == [3])
        #expect(
            record.waiting.map(\.key.rawValue) == ["home-U-ann", "whisper-U-ann", "question-U-ann", "answer-U-ann"])
        #expect(record.waiting.first?.content == .saying("home"))
        #expect(record.offers.map(\.subject) == ["quiz/open-U-ann/0", "home/U-ann", "appeal/1"])
        #expect(record.allowance?.spent == 60_000)
        #expect(record.acquaintance?.direct == .direct)
        #expect(record.appeals.map(\.text) == ["But U-ann says so"])
        #expect(record.creditChanges.map(\.new) == [0.5])
        #expect(record.reviews.count == 1 && record.cards.count == 1 && record.ability?.count == 1)
        #expect(record.practice?.budget == 10 && record.reminders.map(\.day) == [24])
        #expect(record.openAnswers.map(\.text) == ["words of U-ann"])
        #expect(record.deskCases.map(\.kind) == [.mention, .report, .suggestion])
        let other = try await store.read { try $0.personalRecord(of: .bob, in: .slack, directMessages: []) }
        #expect(other == PersonalRecord())
    }

    @Test func aSentWhisperDoesNotSayWhomItWasFor() async throws {
        let store = try SQLiteStore.inMemory()
        var message = OutboxMessage.named("w")
        message.manner = .whisper(to: .ann, via: ReplyHandle(rawValue: "h"))
        try await store.enqueue(message)
        _ = try await store.settle(at: at(1))
        _ = try await store.settle(.sent("w", as: "M1", at: at(2)), at: at(2))
        #expect(try Self.allCells(store).filter { $0.contains("U-ann") }.isEmpty)
    }

    @Test func whatCanBePressedInAWhisperIsForgottenAfterItWasSentToo() async throws {
        let store = try SQLiteStore.inMemory()
        var message = OutboxMessage.named("w")
        message.manner = .whisper(to: .ann, via: nil)
        try await store.enqueue(message)
        let offer = Offer(
            key: DeliveryKey(rawValue: "w"), service: .slack, subject: "message/w", content: .saying("5 of 8 points"),
            meanings: [ActionToken(rawValue: "t"): "score"])
        try await store.write { try $0.add(offer, at: at(0)) }
        _ = try await store.settle(at: at(1))
        _ = try await store.settle(.sent("w", as: "M1", at: at(2)), at: at(2))
        let record = try await store.read { try $0.personalRecord(of: .ann, in: .slack, directMessages: []) }
        #expect(record.offers.map(\.content) == [.saying("5 of 8 points")])
        _ = try await store.write { try $0.forget(.ann, in: .slack, directMessages: []) }
        #expect(try Self.allCells(store).filter { $0.contains("U-ann") || $0.contains("5 of 8") }.isEmpty)
    }

    /// Something of a person everywhere.
    private static func fill(_ store: any StoreWriter, with person: UserID, direct: ConversationID) throws {
        let name = person.rawValue
        func enqueue(_ key: String, to conversation: ConversationID, _ manner: OutboxMessage.Manner) throws {
            try store.enqueue(
                OutboxMessage(
                    key: DeliveryKey(rawValue: "\(key)-\(name)"), service: .slack, conversation: conversation,
                    manner: manner, content: .saying(key)), at: at(0))
        }
        try enqueue("home", to: person.address, .home(person))
        try enqueue("whisper", to: .team, .whisper(to: person, via: nil))
        try enqueue("question", to: direct, .post)
        try enqueue("answer", to: direct, .post)
        if person != .ann { try enqueue("sent", to: .hiring, .post) }
        for (subject, key) in [("quiz/open-\(name)/0", "quiz-\(name)"), ("home/\(name)", "home-\(name)")] {
            try store.add(
                Offer(
                    key: DeliveryKey(rawValue: key), service: .slack, subject: subject, content: .saying("offer"),
                    meanings: [ActionToken(rawValue: key): "something of \(name)"]), at: at(0))
        }
        try store.save(.named("be-0001", key: "question-\(name)", in: direct))
        try store.setDrawState(DrawState(cycle: 3), beginsRound: false, for: Filter(), in: direct, of: .slack)

        var old = QuizRecord.ended("old-\(name)", by: person, at: at(1), credits: [1, 0, nil])
        old.conversation = direct
        try store.add(old)
        guard let attempt = try store.lastAttempt(of: person, in: .slack) else { throw CancellationError() }
        let appeal = try store.addAppeal(about: attempt, saying: "But \(name) says so", at: at(2))
        _ = try store.decide(appeal, as: .rejected, .init(by: person, at: at(3), reason: "No"))
        _ = try store.rescore(
            attempt.attempt.item, by: 1, [(attempt.key, attempt.attempt.credit, 0.5)], after: appeal, at: at(3))
        try store.add(
            Offer(
                key: DeliveryKey(rawValue: "case-\(name)"), service: .slack, subject: "appeal/\(appeal.rawValue)",
                content: .saying("But \(name) says so"), meanings: [:]), at: at(3))
        try store.add(.open("thread-\(name)", by: person, in: .team, thread: "T1", at: at(2)))
        try store.add(.open("open-\(name)", by: person, in: direct, at: at(3)))
        _ = try store.addSchedule(.daily(in: direct, kind: .direct, by: person))
        _ = try store.addSchedule(.daily(in: .team, kind: .channel, by: person))

        try store.setAllowance(Allowance(spent: 60_000, countedAt: at(0)), of: person, in: .slack)
        _ = try store.setListed(true, person, in: .team, of: .slack, at: at(0))
        try store.save(Acquaintance(service: .slack, person: person, direct: direct, introducedAt: at(0)))
        var answer = OpenAnswer.sample(by: person, "words of \(name)", at: at(0))
        answer.conversation = direct
        let answered = try store.add(answer)
        _ = try store.add(DeskCase.sample(.mention, by: person, answer: answered))
        _ = try store.add(DeskCase.sample(.report, by: person))
        let suggestion = try store.add(DeskCase.sample(.suggestion, by: person))
        _ = try store.move(suggestion, in: .slack, to: .review, DeskCase.Decision(by: person, at: at(1)))
        try fillMemory(store, of: person)
    }

    private static func fillMemory(_ store: any StoreWriter, of person: UserID) throws {
        let key = CardKey(item: ItemID(rawValue: "it-1"), semanticRevision: 1)
        let logged = LoggedReview(
            Review(rating: .good, credit: 1, date: at(1), desiredRetention: 0.9), scheduler: .standard)
        _ = try store.add(
            ReviewRecord(
                service: .slack, person: person, key: key, quiz: "old-\(person.rawValue)", position: 0, logged: logged))
        let card = try #require(CardReplay.card(from: [logged], key: key, owner: ""))
        try store.save(card, key, of: person, in: .slack)
        try store.save(PracticeSettings(service: .slack, person: person, zone: "Europe/Vilnius"))
        _ = try store.claimReminder(LocalDate(year: 2026, month: 11, day: 24), for: person, in: .slack, at: at(0))
        try store.setAbility(SkillRating(value: 1, count: 1), of: person, in: .slack)
    }

    private static func tablesWithPeople(_ store: SQLiteStore) throws -> [String] {
        let tables = try tables(store)
        return try tables.filter { table in
            try store.database.read { db in
                try db.columns(in: table).contains { ["person", "created_by"].contains($0.name) }
            }
        }
    }

    private static func tables(_ store: SQLiteStore) throws -> [String] {
        try store.database.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        }
    }

    private static func allCells(_ store: SQLiteStore) throws -> [String] {
        try tables(store).flatMap { try cells(of: $0, in: store) }
    }

    /// Every text of a table.
    private static func cells(of table: String, in store: SQLiteStore) throws -> [String] {
        try store.database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table)").flatMap { row in
                row.databaseValues.compactMap { String.fromDatabaseValue($0) }
            }
        }
    }
}
