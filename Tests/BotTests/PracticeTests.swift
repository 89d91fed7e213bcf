import Bot
import Chat
import Foundation
import OrderedCollections
import Pictures
import QuestionEngine
import Store
import Testing

/// Practice that remembers.
@Suite struct PracticeTests {
    /// Answers all that is put, and returns what was asked and said last.
    @discardableResult
    static func finish(
        _ said: Said?, by person: Person, right: (Item) -> Bool = { _ in true }
    ) async throws -> (asked: [ItemID], last: Said) {
        var asked: [ItemID] = []
        var said = try #require(said)
        while let put = PutItem(said, from: person.scene.bank) {
            asked.append(put.item.id)
            said = try #require(try await person.says(right(put.item) ? put.right : put.wrong).posts.first)
        }
        return (asked, said)
    }

    private func cards(_ person: Person) async throws -> [CardKey: Card] {
        try await person.scene.store.read { try $0.cards(of: person.user, in: Scene.service) }
    }

    @Test func newItemsComeFirstAndWhatWasAnsweredComesBack() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let first = try #require(try await alice.says("practice").first)
        #expect(first.text.hasPrefix("Nothing is due for a review, so here are 10 new ones.\n1/10 "))
        let (asked, last) = try await Self.finish(first, by: alice)
        #expect(Set(asked).count == 10)
        #expect(last.text.contains("Practice finished") && last.text.contains("10 of 10 points."))
        #expect(last.text.contains("Coming back: 10 today."), "after ten minutes: \(last.text)")

        scene.move(by: 1_200)
        let second = try #require(try await alice.says("practice 8").first)
        #expect(
            second.text.hasPrefix(
                "10 items are due; here are the 4 that need it most, and 4 new ones. The rest can wait."))
        let again = try await Self.finish(second, by: alice)
        #expect(Set(again.asked).intersection(asked).count == 4)
        #expect(again.last.text.contains("Coming back: 4 today and 4 later."))
        let dues = try await cards(alice).values.filter { $0.phase == .review }.map {
            $0.due.timeIntervalSince(scene.now)
        }
        #expect(dues.count == 4 && dues.allSatisfy { $0 >= 86_400 })
    }

    @Test func whatIsWrongOrSkippedComesBackAtOnceWhatIsPartlyRightSooner() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        var said = try await alice.says("practice 3").first
        for number in 0..<3 {
            let put = try #require(PutItem(said, from: scene.bank))
            said = try await alice.says(number == 0 ? put.right : number == 1 ? put.wrong : "skip").posts.first
        }
        let log = try await scene.store.read { try $0.reviews(of: alice.user, in: Scene.service) }
        #expect(log.map(\.logged.review.rating) == [.good, .again, .again])
        #expect(log.map(\.logged.review.credit) == [1, 0, nil])
        #expect(log.allSatisfy { $0.logged.review.desiredRetention == 0.9 && $0.logged.review.duration == .zero })
        scene.move(by: 61)
        #expect(try await alice.hears("practice status").contains("2 due now"))
    }

    @Test func answersInAnyQuizAreReviews() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let (asked, _) = try await Self.finish(try await alice.says("quiz caching 3").first, by: alice) { _ in false }
        #expect(try await Set(cards(alice).keys.map(\.item)) == Set(asked))
        scene.move(by: 120)
        let said = try #require(try await alice.says("practice caching 6").first)
        #expect(said.text.hasPrefix("3 items to review and 3 new ones."))
    }

    @Test func anItemWhoseMeaningChangedBeginsAnew() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let (asked, _) = try await Self.finish(try await alice.says("practice 2").first, by: alice)
        var items = scene.bank.items
        items[asked[0]]?.semanticRevision += 1
        let bank = Bank(
            header: scene.bank.header, topics: scene.bank.topics, questions: scene.bank.questions, items: items)
        let later = try Scene(bank: bank, store: scene.store, now: scene.now + 3_600, heard: scene.heard)
        #expect(try await later.person("alice").hears("practice status").contains("1 due now"))
        let new = bank.activeItems.count - 1
        #expect(try await later.person("alice").hears("practice status").contains("1 item known, \(new) new"))
    }

    @Test func aPersonSaysAfterwardsHowItWas() async throws {
        let scene = try Scene(abilities: [.actions])
        let alice = scene.person("alice")
        #expect(try await alice.hears("practice easy").contains("You answered nothing lately."))
        var said = try #require(try await alice.says("practice 3").posts.first)
        #expect(!said.labels.contains("That was easy"), "nothing was answered yet")
        let first = try #require(PutItem(said, from: scene.bank))
        said = try #require(try await first.answer(said, isRight: true, by: alice).posts.first)
        let answer = try await alice.hearsAfter("That was easy", on: said)
        #expect(
            answer.hasPrefix("Noted: “") && answer.contains("was easy. It comes back in ") && answer.contains(" days"))
        let key = CardKey(first.item)
        #expect(try await cards(alice)[key]?.phase == .review)
        #expect(try await alice.hears("practice hard").contains("was hard. It comes back in 6 minutes"))
        // Said instead of the other, as if the other had never been.
        #expect(try await cards(alice)[key]?.reviewCount == 1)

        let second = try #require(PutItem(said, from: scene.bank))
        said = try #require(try await second.answer(said, isRight: false, by: alice).posts.first)
        #expect(!said.labels.contains("That was easy"))
        #expect(try await alice.hears("practice easy").contains("so it comes back soon. Nothing changed."))
        scene.move(by: 3_601)
        #expect(try await alice.hears("practice hard").contains("You answered nothing lately."))
    }

    @Test func onceEverythingIsKnownThereIsNothingToDo() async throws {
        let items = Array(try RealBank.load().activeItems.prefix(2))
        let alice = try Scene(bank: RealBank.load().only(items)).person("alice")
        try await Self.finish(try await alice.says("practice").first, by: alice)
        let text = try await alice.hears("practice")
        #expect(
            text.hasPrefix("Nothing is due, and nothing is new: well done. The next item comes back in 10 minutes."))
        #expect(try await alice.hears("quiz resume").contains("No quiz is running"))
        let empty = try Scene(bank: RealBank.load().only([])).person("alice")
        #expect(try await empty.hears("practice").contains("no quiz items on that"))
    }

    @Test func afterABreakTheMostUrgentComeAndNoMore() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        for _ in 0..<2 {
            try await Self.finish(try await alice.says("practice 20").first, by: alice)
            scene.move(by: 60)
        }
        scene.move(by: 40 * 86_400)
        let text = try await alice.hears("practice")
        #expect(
            text.hasPrefix("40 items are due; here are the 5 that need it most, and 5 new ones. The rest can wait."))
        #expect(text.contains("1/10 "))
    }

    @Test func theWishesOfAPersonAreKeptAndUsed() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        #expect(try await alice.hears("practice retention").contains("you would still recall 90 % of them"))
        #expect(try await alice.hears("practice retention 80%").contains("recall 80 % of them. This holds"))
        #expect(try await alice.hears("practice retention 99").contains("70 to 97 is."))
        #expect(try await alice.hears("practice budget 4").hasPrefix("4 items a day, half of them new"))
        let first = try #require(try await alice.says("practice").first)
        #expect(first.text.contains("1/4 "))
        try await Self.finish(first, by: alice)
        let log = try await scene.store.read { try $0.reviews(of: alice.user, in: Scene.service) }
        #expect(log.map(\.logged.review.desiredRetention) == [0.8, 0.8, 0.8, 0.8])
        let text = try await alice.hears("practice status")
        #expect(text.contains("Items come back at 80 % recall · 4 a day."))
        #expect(try await scene.person("bob").hears("practice retention").contains("90 %"))
    }

    @Test func inAChannelItRunsInAThreadAndWhatIsPersonalIsWhispered() async throws {
        let scene = try Scene(abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice", in: "team")
        #expect(try await alice.says("practice status").whispers.count == 1)
        let said = try #require(try await alice.says("practice 2").posts.first)
        #expect(said.thread != nil && said.text.contains("1/2 "))
        let (asked, last) = try await Self.finish(said, by: alice.inside(try #require(said.thread)))
        #expect(asked.count == 2 && last.labels.contains("Practise more"))
    }

    @Test(arguments: [
        ("practice remind", "I remind you of nothing."), ("practice remind 25:00", "is no time of day"),
        ("practice remind 9:00", "The time zone is missing"), ("practice remind 9:00 Mars", "I know no time zone"),
        ("practice remind me at 9 in Vilnius", "At 09:00, Europe/Vilnius, I write to you"),
        ("practice remind 9 pm Europe/Berlin", "At 21:00, Europe/Berlin,"),
        ("practice quiet 22:00-7:00 Europe/Vilnius", "nothing from 22:00 to 07:00, Europe/Vilnius."),
        ("practice quiet from 22:00 to 7:00", "The time zone is missing"),
        ("practice quiet 22:00", "After “22:00” I expect"), ("practice quiet", "You have no quiet hours."),
        ("practice zone vilnius", "Your days are those of Europe/Vilnius, where it is 10:00 now."),
        ("practice zone UTC+2", "does not say when the clock changes"), ("practice zone", "The time zone is missing"),
        ("practice cachng", "Did you mean Caching?"), ("practice 99", "1 to 20 is."),
        ("practice status soon", "I can't place “soon” here."), ("practise caching 5", "1/5 "),
    ])
    func wordsAreUnderstoodOrSaidToBeWrong(text: String, answer: String) async throws {
        #expect(try await Scene().person("alice").hears(text).contains(answer))
    }

    @Test func theDaysOfAStreakAreThePersonsOwn() async throws {
        let scene = try Scene(now: .utc("2026-11-23 10:00"))
        let alice = scene.person("alice")
        try await Self.finish(try await alice.says("practice 1").first, by: alice)
        scene.move(to: try .utc("2026-11-23 20:00"))
        try await Self.finish(try await alice.says("practice 1").first, by: alice)
        #expect(try await alice.says("score").first?.scoreCard?.streak?.days == 1)
        // 20:00 UTC is the next day in Kathmandu.
        try await alice.says("practice zone Asia/Kathmandu")
        #expect(try await alice.says("score").first?.scoreCard?.streak?.days == 2)
    }

    @Test func aFreezeOutlastsADay() async throws {
        let scene = try Scene(abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice")
        for _ in 1...7 {
            try await Self.finish(try await alice.says("practice 1").posts.first, by: alice)
            scene.move(by: 86_400)
        }
        let score = try #require(try await alice.says("score").first)
        #expect(score.text.contains("7 days in a row, 1 freeze left."))
        #expect(score.scoreCard?.streak?.words == "7-day streak, 1 freeze, today still open")
        scene.move(by: 86_400)
        let home = try #require(try await alice.opensHome().homes.first)
        #expect(home.text.contains("· 7 days in a row\n"), "\(home.text)")
        scene.move(by: 86_400)
        #expect(try await alice.says("score").first?.scoreCard?.streak == nil)
    }
}
