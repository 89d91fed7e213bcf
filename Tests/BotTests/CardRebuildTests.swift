import Bot
import Chat
import Foundation
import QuestionEngine
import Store
import Testing

/// The same log gives the same cards.
@Suite struct CardRebuildTests {
    /// Weeks of practice by two people, who also say afterwards how it was and change their wishes.
    private func practise(in scene: Scene) async throws {
        for day in 0..<12 {
            for name in ["alice", "bob"] {
                let person = scene.person(name)
                if day == 5 { try await person.says("practice retention 80") }
                try await PracticeTests.finish(try await person.says("practice 6").first, by: person) { item in
                    (fnv1a64(item.id.rawValue) + UInt64(day)) % 4 > 0
                }
                if day.isMultiple(of: 3) {
                    try await person.says(day.isMultiple(of: 2) ? "practice easy" : "practice hard")
                }
            }
            scene.move(by: 86_400 - 200)
        }
    }

    @Test func nothingDiffersFromWhatGrewAnswerByAnswer() async throws {
        let scene = try Scene()
        try await practise(in: scene)
        let rebuild = try await CardRebuild.run(in: scene.store, isDry: false)
        #expect(rebuild.people == 2 && rebuild.reviews == 144 && rebuild.cards > 60)
        #expect(rebuild.differences.isEmpty)
    }

    @Test func whatDiffersIsToldAndPutRight() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        try await PracticeTests.finish(try await alice.says("practice 3").first, by: alice)
        let before = try await scene.store.read { try $0.cards(of: alice.user, in: Scene.service) }
        let keys = before.keys.sorted()
        let orphan = CardKey(item: ItemID(rawValue: "it-none"), semanticRevision: 1)
        var wrong = try #require(before[keys[1]])
        wrong.stability += 1e-6
        try await scene.store.write { [wrong] store in
            try store.removeCard(keys[0], of: alice.user, in: Scene.service)
            try store.save(wrong, keys[1], of: alice.user, in: Scene.service)
            try store.save(wrong, orphan, of: alice.user, in: Scene.service)
        }
        for isDry in [true, false] {
            let found = try await CardRebuild.run(in: scene.store, isDry: isDry).differences
            #expect(found.map(\.key) == [keys[0], keys[1], orphan].sorted())
            #expect(found.first { $0.key == keys[0] }.map { $0.kept == nil && $0.rebuilt == before[keys[0]] } == true)
            #expect(found.first { $0.key == orphan }.map { $0.rebuilt == nil } == true)
        }
        #expect(try await scene.store.read { try $0.cards(of: alice.user, in: Scene.service) } == before)
        #expect(try await CardRebuild.run(in: scene.store, isDry: false).differences.isEmpty)
    }

    @Test func aLostCardIsBuiltFromItsLogAtTheNextAnswer() async throws {
        let items = Array(try RealBank.load().activeItems.prefix(1))
        let scene = try Scene(bank: RealBank.load().only(items))
        let alice = scene.person("alice")
        try await PracticeTests.finish(try await alice.says("quiz 1").first, by: alice)
        try await scene.store.write { try $0.removeCard(CardKey(items[0]), of: alice.user, in: Scene.service) }
        scene.move(by: 86_400)
        try await PracticeTests.finish(try await alice.says("quiz 1").first, by: alice)
        #expect(try await CardRebuild.run(in: scene.store, isDry: true).differences.isEmpty)
    }

    /// A process practises, and is killed in the middle of it.
    @Test(arguments: [3, 17, 40]) func afterAKillTheLogStillGivesTheSameCards(_ answers: Int) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending(path: "viva.sqlite").path
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, answers = answers as Int] in
                let scene = try Scene(store: SQLiteStore.open(path: path))
                try await withThrowingTaskGroup { group in
                    // Two people, so that the end comes in the middle of a transaction of the other.
                    for name in ["alice", "bob"] {
                        group.addTask {
                            let person = scene.person(name)
                            for number in 0... {
                                try await person.says("practice 20")
                                try await person.says("skip")
                                if name == "alice", number == answers { kill(getpid(), SIGKILL) }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            let store = try SQLiteStore.open(path: path)
            let rebuild = try await CardRebuild.run(in: store, isDry: true)
            #expect(rebuild.reviews > answers && rebuild.differences.isEmpty)
            // Every answer is in the log, and nothing that was not answered.
            try await store.read { store throws in
                for learner in try store.learners() {
                    let quizzes =
                        try store.openQuizzes(of: learner.person, in: learner.service)
                        + store.endedQuizzes(of: learner.person, in: learner.service, limit: .max)
                    let answered = quizzes.flatMap(\.items).count { $0.outcome != nil }
                    #expect(try store.reviews(of: learner.person, in: learner.service).count == answered)
                }
            }
            try store.close()
        }
    }
}
