import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@testable import Bot

/// Stored answers, graded again by a key that was changed in the bank.
@Suite struct RescoringTests {
    private static let trees = ["Oak", "Elm", "Ash", "Fir"]

    private static func item(_ number: Int, right: Int, revision: Int = 1, stem: String = "Which tree") -> Item {
        Item(
            id: ItemID(rawValue: "it-\(number)"), semanticRevision: revision,
            topics: [TopicID(rawValue: "dist.caching")], difficulty: .medium, stem: "\(stem) \(number)?",
            body: .single(
                options: trees.enumerated().map { index, tree in
                    Item.Option(id: tree.lowercased(), text: tree, isCorrect: index == right, why: "Why \(tree).")
                }, shuffle: true), explanation: "Explained.")
    }

    private static func bank(_ items: [Item]) throws -> Bank { try RealBank.load().only(items) }

    /// Ten people answer each of three items.
    private func answered() async throws -> Scene {
        let scene = try Scene(bank: Self.bank((0..<3).map { Self.item($0, right: 0) }))
        for number in 0..<10 {
            let person = scene.person("p\(number)")
            try await person.says("quiz 3")
            for step in 0..<3 { try await person.says(Self.trees[(number + step) % 4]) }
        }
        return scene
    }

    private func credits(in store: any Store) async throws -> [String: [Double]] {
        try await store.read { store in
            var credits: [String: [Double]] = [:]
            for number in 0..<3 {
                credits["it-\(number)"] = try store.attempts(at: ItemID(rawValue: "it-\(number)")).map(\.attempt.credit)
            }
            return credits
        }
    }

    @Test func aChangedKeyRescoresEveryAttemptOfItsItemAndNoOther() async throws {
        let scene = try await answered()
        let before = try await credits(in: scene.store)
        let mended = [Self.item(0, right: 0), Self.item(1, right: 2, revision: 2), Self.item(2, right: 0)]
        let rescoring = Rescoring(bank: try Self.bank(mended))
        #expect(try await scene.store.read { try rescoring.outdated(in: $0) }.map(\.rawValue) == ["it-1"])
        let plan = try await scene.store.read { try rescoring.plan(ItemID(rawValue: "it-1"), in: $0) }
        #expect(plan?.attempts.count == 10 && plan?.kept == [:])
        #expect(try await credits(in: scene.store) == before, "a plan changes nothing")

        let done = try await rescoring.bringUpToDate(scene.store, at: scene.now)
        #expect(done == [plan])
        let after = try await credits(in: scene.store)
        #expect(after["it-0"] == before["it-0"] && after["it-2"] == before["it-2"])
        let attempts = try await scene.store.read { try $0.attempts(at: ItemID(rawValue: "it-1")) }
        for record in attempts {
            #expect(record.attempt.credit == (record.attempt.answer == "Ash" ? 1 : 0))
            #expect(record.attempt.gradedRevision == 2 && record.attempt.semanticRevision == 1)
            let old = record.attempt.answer == "Oak" ? 1.0 : 0
            let changes = try await scene.store.read { try $0.creditChanges(of: record.key) }
            let isChanged = old != record.attempt.credit
            #expect(changes.map { [$0.old, $0.new] } == (isChanged ? [[old, record.attempt.credit]] : []))
        }
        // Once more: nothing.
        #expect(try await rescoring.bringUpToDate(scene.store, at: scene.now).isEmpty)
        #expect(try await scene.store.read { try rescoring.outdated(in: $0) }.isEmpty)
        #expect(try await credits(in: scene.store) == after)
    }

    @Test func theSameAttemptsAndBankGiveTheSameCreditsByWhateverWay() async throws {
        let scene = try await answered()
        let first = Rescoring(bank: try Self.bank((0..<3).map { Self.item($0, right: 1, revision: 2) }))
        let second = Rescoring(bank: try Self.bank((0..<3).map { Self.item($0, right: 3, revision: 3) }))
        _ = try await first.bringUpToDate(scene.store, at: scene.now)
        _ = try await second.bringUpToDate(scene.store, at: scene.now)
        let other = try await answered()
        _ = try await second.bringUpToDate(other.store, at: other.now)
        #expect(try await credits(in: scene.store) == credits(in: other.store))
        // And back: a key that was changed by mistake leaves no trace but in the records.
        let back = Rescoring(bank: try Self.bank((0..<3).map { Self.item($0, right: 0, revision: 4) }))
        _ = try await back.bringUpToDate(scene.store, at: scene.now)
        #expect(try await credits(in: scene.store) == credits(in: answered().store))
    }

    @Test func scoresFollow() async throws {
        let scene = try await answered()
        let person = scene.person("p2")
        #expect(try await person.hears("score").contains("1 of 3 points"))
        let bank = try Self.bank((0..<3).map { Self.item($0, right: 1, revision: 2) })
        _ = try await Rescoring(bank: bank).bringUpToDate(scene.store, at: scene.now)
        // p2 said Ash, Fir, Oak.
        let after = try Scene(bank: bank, store: scene.store, heard: 1_000)
        #expect(try await after.person("p2").hears("score").contains("0 of 3 points"))
        #expect(try await after.person("p2").hears("quiz history").contains("0 of 3"))
        #expect(try await after.person("p2").hears("why").contains("1 became 0 since the key was changed."))
    }

    @Test func whatWasWordedOtherwiseIsLeftAloneUntilSomebodyLooked() async throws {
        let scene = try await answered()
        let before = try await credits(in: scene.store)
        let rescoring = Rescoring(
            bank: try Self.bank([Self.item(1, right: 1, revision: 2, stem: "Which shrub")]))
        #expect(try await rescoring.bringUpToDate(scene.store, at: scene.now).isEmpty)
        #expect(try await credits(in: scene.store) == before)
        let plan = try await scene.store.read { try rescoring.plan(ItemID(rawValue: "it-1"), in: $0) }
        #expect(plan?.kept == [.reworded: 10])
        _ = try await scene.store.write { [now = scene.now] store in
            try rescoring.rescore(ItemID(rawValue: "it-1"), includingReworded: true, at: now, in: store)
        }
        #expect(try await credits(in: scene.store)["it-1"] != before["it-1"])
        #expect(try await scene.store.read { try rescoring.outdated(in: $0) }.isEmpty)
    }

    @Test func aRulingLapsesWithTheKeyThatItWasAbout() async throws {
        let scene = try await answered()
        let item = ItemID(rawValue: "it-1")
        let ruling = Ruling(
            item: item, semanticRevision: 1, reading: AnswerReading.options(["elm"]).canonical, credit: 1)
        try await scene.store.write { [now = scene.now] store in try store.add(ruling, at: now) }
        let now = Rescoring(bank: try Self.bank([Self.item(1, right: 0)]))
        let plan = try await scene.store.read { try now.plan(item, in: $0) }
        #expect(plan?.attempts.filter { $0.new == 1 }.count ?? 0 > plan?.attempts.filter { $0.old == 1 }.count ?? 0)
        #expect(plan?.lapsedRulings == 0)
        let later = Rescoring(bank: try Self.bank([Self.item(1, right: 0, revision: 2)]))
        let lapsed = try await scene.store.read { try later.plan(item, in: $0) }
        #expect(lapsed?.changed == 0 && lapsed?.lapsedRulings == 1)
    }
}
