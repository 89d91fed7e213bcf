import Chat
import GRDB
import QuestionEngine
import Testing

@testable import Store

@Suite struct DrawContract {
    /// What the history says of a draw, in one read.
    fileprivate struct Seen: Equatable {
        var standings: [AskedHistory.Standing]
        var latest: [String]
    }

    private func ask(_ questions: String..., in store: any Store, conversation: ConversationID = .team) async throws {
        try await store.write { store in
            for question in questions {
                let key = "\(conversation.rawValue)/\(question)/\(try store.seen(Filter(), 100).latest.count)"
                try store.enqueue(.named(key, to: conversation), at: at(0))
                try store.save(.named(question, key: key, in: conversation))
            }
        }
    }

    @Test(arguments: Database.all) func aHistoryKnowsWhatWasAskedInAConversation(_ database: Database) async throws {
        let store = try await database.empty()
        try await ask("be-1", "be-2", in: store)
        try await ask("be-3", in: store, conversation: .hiring)
        try await store.read { store throws in
            let history = try store.drawProgress(of: Filter(), in: .team, of: .slack).history
            #expect(try store.drawProgress(of: Filter(), in: .team, of: .slack).state == nil)
            #expect(try history.standing(QuestionID(rawValue: "be-1")) == .askedInThisRound)
            #expect(try history.standing(QuestionID(rawValue: "be-3")) == .neverAsked)
            #expect(try history.latest(10).map(\.question.rawValue) == ["be-2", "be-1"])
            #expect(try history.latest(1).map(\.question.rawValue) == ["be-2"])
            #expect(try history.latest(0).isEmpty)
            #expect(try store.drawProgress(of: Filter(), in: .team, of: .terminal).history.latest(10).isEmpty)
        }
    }

    @Test(arguments: Database.all) func aRoundIsOneFiltersAndBeginsWhenItIsToldTo(_ database: Database) async throws {
        let store = try await database.empty()
        let senior = Filter(levels: [.senior])
        try await ask("be-1", "be-2", in: store)
        try await store.write { store throws in
            try store.setDrawState(DrawState(cycle: 1), beginsRound: true, for: senior, in: .team, of: .slack)
        }
        try await ask("be-2", "be-3", in: store)
        // A further draw does not move where the round began.
        try await store.write { store throws in
            try store.setDrawState(DrawState(cycle: 1), beginsRound: false, for: senior, in: .team, of: .slack)
            try store.setDrawState(DrawState(), beginsRound: false, for: Filter(), in: .team, of: .slack)
        }
        try await store.read { store throws in
            #expect(
                try store.seen(senior, 3)
                    == Seen(
                        standings: [.askedBeforeThisRound, .askedInThisRound, .askedInThisRound],
                        latest: ["be-3", "be-2", "(be-2)"]))
            #expect(
                try store.seen(Filter(), 4)
                    == Seen(
                        standings: [.askedInThisRound, .askedInThisRound, .askedInThisRound],
                        latest: ["be-3", "be-2", "be-2", "be-1"]))
        }
    }

    @Test(arguments: Database.all) func placesAreKeptPerConversationAndFilter(_ database: Database) async throws {
        let store = try await database.empty()
        let everything = Filter()
        let some = Filter(
            topics: Set(["dist.caching", "data.sql", "ops", "net.http"].map(TopicID.init)), levels: [.senior, .mid],
            kinds: [.design, .concept])
        let first = DrawState(cycle: .max, order: .hashes(reached: .max))
        let second = DrawState(cycle: 1, order: .slots(bits: 20, passed: 1 << 20))
        try await store.write { store in
            func set(_ state: DrawState, _ filter: Filter) throws {
                try store.setDrawState(state, beginsRound: false, for: filter, in: .team, of: .slack)
            }
            try set(DrawState(order: .hashes(reached: 7)), some)
            try set(first, some)
            try set(second, everything)
        }
        // The same filter, however its sets were put together.
        var same = Filter(kinds: [.concept, .design])
        same.levels = [.mid, .senior]
        for topic in ["net.http", "ops", "data.sql", "dist.caching"] { same.topics.insert(TopicID(rawValue: topic)) }
        let filter = same
        try await store.read { store throws in
            #expect(try store.drawProgress(of: filter, in: .team, of: .slack).state == first)
            #expect(try store.drawProgress(of: everything, in: .team, of: .slack).state == second)
            #expect(try store.drawProgress(of: everything, in: .hiring, of: .slack).state == nil)
            #expect(try store.drawProgress(of: everything, in: .team, of: .terminal).state == nil)
        }
    }

    /// The bound for one channel, with what SQLite itself adds to a row.
    @Test func aPlaceTakesAtMost64Bytes() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore.open(path: directory.path("viva.sqlite"))
        let channels = 500
        try await store.write { store in
            for channel in 0..<channels {
                let state =
                    channel.isMultiple(of: 2)
                    ? DrawState(cycle: 40, order: .hashes(reached: .max / 3))
                    : DrawState(cycle: 40, order: .slots(bits: 20, passed: 1_000_000))
                let filter =
                    channel.isMultiple(of: 5) ? Filter(topics: [TopicID(rawValue: "dist.messaging")]) : Filter()
                try store.setDrawState(
                    state, beginsRound: true, for: filter, in: ConversationID(rawValue: "C0\(100_000_000 + channel)"),
                    of: .slack)
            }
        }
        let (payload, largest) = try await store.database.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT sum(payload), max(mx_payload), sum(ncell) FROM dbstat WHERE name = 'draw_place'")
            return ((row?[0] as Int?) ?? 0, (row?[1] as Int?) ?? .max)
        }
        #expect(payload > channels * 20)
        #expect(largest <= 64)
        try store.close()
    }
}

extension StoreReader {
    /// How be-1, be-2 and be-3 stand, and what was asked last; in brackets what belongs to the round before.
    fileprivate func seen(_ filter: Filter, _ count: Int) throws -> DrawContract.Seen {
        let history = try drawProgress(of: filter, in: .team, of: .slack).history
        return DrawContract.Seen(
            standings: try (1...3).map { try history.standing(QuestionID(rawValue: "be-\($0)")) },
            latest: try history.latest(count).map {
                $0.isOfThisRound ? $0.question.rawValue : "(\($0.question.rawValue))"
            })
    }
}
