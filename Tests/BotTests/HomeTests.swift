import Bot
import Chat
import Foundation
import QuestionEngine
import Store
import Testing

/// The bot's own page, as one person sees it.
@Suite struct HomeTests {
    private static let all = Set(ChatAbility.allCases)

    @Test func aNewcomerIsToldWhatItIsFor() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        let said = try await alice.opensHome()
        let home = try #require(said.first)
        #expect(said.count == 1 && home.manner == .home(alice.user) && home.conversation == alice.user.address)
        #expect(
            home.text == """
                Practise for interviews, a few minutes at a time
                A quiz has a few short items. I tell after each what is right and why, and keep your score here. Nobody \
                else sees it.
                • Press the button below, or write me quiz databases 5.
                • topics lists what there is, help everything I can do.
                """)
        #expect(home.labels == ["Start a quiz"])
    }

    @Test func aQuizStartedThereGoesOnInTheDirectMessage() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        try await alice.opensHome()
        // Nothing was ever written: the direct message is only known by the person's address.
        let started = try await alice.atHome.presses("Start a quiz")
        var said = try #require(started.posts.first)
        #expect(said.conversation == alice.user.address && said.text.contains("1/5 "))
        #expect(started.homes.first?.labels == ["Resume", "Stop"])
        #expect(
            started.homes.first?.text.hasPrefix(
                "Your quiz is open\nIt is about all topics; item 1 of 5 waits for you.") == true)
        let put = try #require(PutItem(said, from: scene.bank))
        let answers = try await alice.says(put.right)
        said = try #require(answers.posts.first)
        #expect(said.text.hasPrefix("Right.") && said.conversation == alice.place.id)
        #expect(answers.edits.map(\.conversation) == [alice.place.id])
        #expect(
            answers.homes.first?.text.hasPrefix(
                "Your quiz is open\nIt is about all topics; 1 of 1 so far, item 2 of 5 waits for you.") == true)
        #expect(try await alice.presses("Skip", on: said).posts.first?.text.contains("3/5 ") == true)
        let again = try await alice.atHome.presses("Resume")
        #expect(again.posts.first?.text.contains("still open (3 of 5)") == true)
        #expect(again.posts.first?.conversation == alice.place.id, "by now it is known")
        let stopped = try await alice.atHome.presses("Stop")
        #expect(stopped.posts.first?.text.hasPrefix("Quiz stopped") == true)
        #expect(stopped.homes.first?.labels.first == "Start a quiz")
    }

    @Test func thePageShowsProgressAndWhatIsDue() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        try await alice.opensHome()
        for (topic, isRight) in [("security", true), ("caching", false), ("sql", true)] {
            var said = try await alice.says("quiz \(topic) 2").posts.first
            while let put = PutItem(said, from: scene.bank) {
                said = try await alice.says(isRight ? put.right : put.wrong).posts.first
            }
            scene.move(by: 86_400)
        }
        let home = try #require(try await alice.opensHome().homes.first)
        let lines = home.text.split(separator: "\n").map(String.init)
        #expect(lines[0] == "Your progress" && lines[1] == "4 of 6 points (67 %) · 3 quizzes · 3 days in a row")
        let next = try #require(lines.firstIndex(of: "Next reviews"))
        #expect(lines[next + 1].hasSuffix(": 2 due"), "what is due, not what is weak: \(lines[next + 1])")
        let new = scene.bank.activeItems.count - 6
        #expect(lines.contains("0 tomorrow, \(new) new. practice status tells more."))
        let last = try #require(lines.firstIndex(of: "Your last quizzes"))
        #expect(
            lines[(last + 1)...].map { $0.dropFirst(2) }.map { $0.prefix(10) }
                == ["2026-11-25", "2026-11-24", "2026-11-23"])
        #expect(home.labels.prefix(2) == ["Practise what is due", "Start a quiz"])
        let topic = try #require(home.labels.dropFirst(2).first)
        let practice = try #require(try await alice.atHome.presses(topic).posts.first)
        #expect(practice.text.contains("to review and"))
        let item = try #require(PutItem(practice, from: scene.bank)).item
        #expect(item.topics.contains { scene.bank.topic($0).map { "Practise \($0.title)" } == topic })
    }

    @Test func whatIsNotDueYetIsAnnounced() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        try await PracticeTests.finish(try await alice.says("practice 2").posts.first, by: alice)
        let home = try #require(try await alice.opensHome().homes.first)
        #expect(
            home.text.contains("Next reviews\nNothing is due; the next item comes back in 10 minutes; 0 tomorrow, "))
        #expect(home.labels == ["Start a quiz"])
        scene.move(by: 660)
        #expect(try await alice.opensHome().homes.first?.labels.first == "Practise what is due")
    }

    @Test func itIsKeptUpToDateForThoseWhoLookedAtIt() async throws {
        let scene = try Scene(abilities: Self.all)
        let (alice, bob) = (scene.person("alice"), scene.person("bob", in: "team"))
        for person in [alice, bob] { try await person.says("quiz 3") }
        #expect(scene.said.homes.isEmpty)
        try await bob.opensHome()
        #expect(try await alice.says("skip").homes.isEmpty)
        #expect(try await bob.presses("Skip").homes.map(\.manner) == [.home(bob.user)])
        #expect(try await bob.presses("Stop the quiz").homes.count == 1)
    }

    @Test func aPageThatIsOutOfDateIsPutRight() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        let old = try #require(try await alice.opensHome().first)
        try await alice.says("quiz 1")
        let before = try #require(scene.said.homes.last)
        try await alice.says("skip")
        let said = try await alice.atHome.presses("Stop", on: before)
        #expect(said.count == 1 && said[0].isHome)
        #expect(said[0].text.hasPrefix("That quiz is over; its score stands. quiz starts another."))
        try await scene.store.write { [now = scene.now + 1] in try $0.prune(before: now) }
        let forgotten = try await alice.atHome.presses("Start a quiz", on: old)
        #expect(forgotten.count == 1 && forgotten[0].text.hasPrefix("That button is too old for me to remember."))
    }

    @Test func whereThereIsNoSuchPageNothingHappens() async throws {
        let scene = try Scene(abilities: [.actions])
        #expect(try await scene.person("alice").opensHome().isEmpty)
    }

    @Test func theSameOpeningTwiceIsShownOnce() async throws {
        let scene = try Scene(abilities: Self.all)
        let alice = scene.person("alice")
        let opening = scene.event(in: alice.atHome.place) { _ in .homeOpened(alice.user) }
        #expect(try await scene.hear(opening).count == 1)
        #expect(try await scene.hear(opening).isEmpty)
    }
}
