import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@testable import Bot

/// What people may know and have deleted of what is stored about them.
@Suite struct PrivacyCommandTests {
    @Test(arguments: [
        "forget me", "forget", "Forget me, please", "please forget everything about me", "delete my data",
        "erase all my answers and scores",
    ])
    func forgettingAsksBefore(text: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        try await finishQuiz(alice)
        let answer = try await alice.hears(text)
        #expect(answer.contains("cannot be undone"))
        #expect(answer.contains("1 quiz with 2 answers"))
        #expect(answer.contains("forget me for good"))
        #expect(try await alice.hears("score").contains("2 skipped"))
    }

    @Test(arguments: ["forget me for good", "Forget me forever!", "please delete all my data for good"])
    func forgettingForGoodLeavesNothing(text: String) async throws {
        let scene = try Scene()
        let (alice, bob) = (scene.person("alice"), scene.person("bob"))
        let team = scene.person("alice", in: "team")
        try await finishQuiz(bob)
        try await finishQuiz(alice)
        try await alice.says("question")
        try await alice.says("daily on weekdays 09:30 Europe/Vilnius")
        try await team.says("daily on weekdays 09:30 Europe/Vilnius")
        try await team.says("leaderboard join")

        let answer = try await alice.hears(text)
        #expect(answer.contains("Deleted: 1 quiz with 2 answers"))
        #expect(answer.contains("Deleted: 1 question that I asked you"))
        #expect(answer.contains("You are off 1 leaderboard."))
        #expect(answer.contains("Ended: 1 daily schedule in direct messages"))
        #expect(answer.contains("Your name is off 1 daily schedule of channels"))
        #expect(answer.contains("stays there until you"))
        #expect(try await scene.schedules(in: "team").map(\.createdBy.rawValue) == [""])
        #expect(try await scene.schedules(in: "D-alice").isEmpty)
        #expect(try await alice.hears("score").contains("no results yet"))
        #expect(try await alice.hears("hint").contains("No question has been asked"))
        #expect(try await bob.hears("score").contains("2 skipped"))
    }

    @Test func anOpenQuizIsForgottenWithTheRest() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        try await alice.says("quiz 5")
        #expect(try await alice.hears("forget me for good").contains("1 quiz with 0 answers"))
        #expect(try await alice.hears("skip").contains("No quiz is running"))
    }

    @Test func whoIsNotKnownHasNothingToForget() async throws {
        let text = try await Scene(isKnown: false).person("alice", in: "team").hears("forget me for good")
        #expect(text == "I have nothing stored about you.")
    }

    @Test func whatCannotBePlacedDeletesNothing() async throws {
        let alice = try Scene().person("alice")
        try await finishQuiz(alice)
        #expect(try await alice.hears("forget caching for good").contains("I can't place “caching” here"))
        #expect(try await alice.hears("forget bob for good").contains("I can't place “bob” here"))
        #expect(try await alice.hears("score").contains("2 skipped"))
    }

    @Test(arguments: ["export me", "export", "export all my data please", "download my answers"])
    func anExportHoldsEverythingAsOneDocument(text: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        try await alice.says("quiz caching 2")
        try await alice.says("“quoted”, \\ and\nmore")
        let said = try await alice.says(text)
        #expect(said.first?.text.contains("1 quiz with 1 answer") == true)
        let document = try #require(try document(in: said))
        #expect(document["person"] as? String == "alice")
        let answers = try #require(document["answers"] as? [[String: Any]])
        #expect(answers.count == 1, "what is still to be asked is nobody's business yet")
        let quiz = try #require((document["quizzes"] as? [[String: Any]])?.first)
        #expect(quiz["conversation"] as? String == "D-alice")
        let caching = try #require(scene.bank.topic(named: "caching"))
        #expect(quiz["topics"] as? [String] == [caching.id.rawValue])
    }

    @Test func aLongExportComesInPartsThatFitTogether() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let odd = "“\n\t\\🧠"
        try await scene.store.write { [now = scene.now] store in
            for number in 1...40 {
                try store.add(
                    .finished("z\(number)", by: "alice", at: now, credits: Array(repeating: 1, count: 10), answer: odd))
            }
            try store.add(
                .finished(
                    "long", by: "alice", at: now, credits: [0], answer: String(repeating: "e\u{301}🧠", count: 9_000))
            )
        }
        let said = try await alice.says("export me")
        #expect(said.count > 10)
        for message in said { #expect(message.text.utf16.count < 3_000) }
        let document = try #require(try document(in: said))
        let answers = try #require(document["answers"] as? [[String: Any]])
        #expect(answers.count == 401)
        #expect(answers.count { $0["answer"] as? String == odd } == 400)
        #expect(answers.contains { ($0["answer"] as? String)?.count == 18_000 })
    }

    @Test func anExportThatIsAskedForInAChannelGoesToTheDirectMessage() async throws {
        let scene = try Scene()
        try await finishQuiz(scene.person("alice"))
        let said = try await scene.person("alice", in: "team").says("export me")
        let public_ = said.filter { $0.conversation.rawValue == "team" }
        #expect(public_.map(\.text) == ["I am sending you what I have stored about you in a direct message."])
        #expect(try document(in: said.filter { $0.conversation.rawValue != "team" }) != nil)
        #expect(Set(said.map(\.conversation.rawValue)).isSubset(of: ["team", "alice", "D-alice"]))
    }

    @Test func amongOthersItIsWhisperedWhereThatIsPossible() async throws {
        let scene = try Scene(abilities: [.whispers])
        let alice = scene.person("alice", in: "team")
        try await finishQuiz(scene.person("alice"))
        for text in ["forget me", "leaderboard join", "forget me for good"] {
            #expect(try await alice.says(text).map(\.whisperedTo) == [alice.user], "\(text)")
        }
    }

    @Test func whatThePageShowedIsTakenOffIt() async throws {
        let scene = try Scene(abilities: [.home, .actions])
        let alice = scene.person("alice")
        try await finishQuiz(alice)
        #expect(try await alice.opensHome().homes.first?.text.contains("1 quiz") == true)
        let said = try await alice.says("forget me for good")
        #expect(said.homes.map(\.text) == ["I have nothing stored about you."])
        #expect(said.homes.first?.labels == [])
    }

    @Test func whatTurnsTextAroundIsExportedAsItsNumber() throws {
        let record = QuizRecord.finished("z", by: "alice", at: Scene.start, credits: [1], answer: "a\u{202E}b\u{200F}c")
        var personal = PersonalRecord()
        personal.quizzes = [record]
        let json = PersonalExport(
            person: UserID(rawValue: "alice"), service: Scene.service, date: Scene.start, record: personal
        ).json
        #expect(json.contains(#"a\u202eb\u200fc"#))
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect((document?["answers"] as? [[String: Any]])?.first?["answer"] as? String == "a\u{202E}b\u{200F}c")
    }

    private func finishQuiz(_ person: Person) async throws {
        try await person.says("quiz 2")
        for _ in 1...2 { try await person.says("skip") }
    }

    /// The document whose parts are in the code of these messages.
    private func document(in said: [Said]) throws -> [String: Any]? {
        let json = said.flatMap(\.content.blocks).map { block in
            if case .code(let part) = block { part } else { "" }
        }.joined()
        return try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    }
}

extension QuizRecord {
    /// - Parameter credits: nil for an item that was skipped.
    static func finished(
        _ id: String, by person: String, at date: Date, credits: [Double?], answer: String = "an answer"
    ) -> Self {
        Self(
            id: id, service: Scene.service, person: UserID(rawValue: person),
            conversation: ConversationID(rawValue: "D-\(person)"), thread: nil, filter: Filter(), state: .finished,
            startedAt: date, endedAt: date,
            items: credits.enumerated().map { position, credit in
                QuizItemRecord(
                    item: ItemID(rawValue: "it-\(position)"), semanticRevision: 1, topic: TopicID(rawValue: "ops"),
                    optionOrder: [], outcome: credit == nil ? .skipped : .answered,
                    answer: credit == nil ? nil : answer, credit: credit, answeredAt: date)
            })
    }
}
