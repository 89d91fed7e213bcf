import Chat
import Foundation
import QuestionEngine
import Testing

@testable import Bot

/// What decided about an answer, told afterwards.
@Suite struct WhyTests {
    private func item(_ body: Item.Body) -> Item {
        Item(
            id: ItemID(rawValue: "it-1"), topics: [TopicID(rawValue: "dist.caching")], difficulty: .medium,
            stem: "Which tree?", body: body, explanation: "Explained.")
    }

    private func why(_ answer: String, to body: Item.Body) async throws -> String {
        let alice = try Scene(bank: RealBank.load().only([item(body)])).person("alice")
        try await alice.says("quiz 1")
        try await alice.says(answer)
        let lines = try await alice.hears("why").split(separator: "\n")
        #expect(lines.first?.hasPrefix("Which tree? You answered ") == true)
        return String(lines.dropFirst().first ?? "")
    }

    private static let short = Item.Body.short(
        Item.ShortKey(answers: [
            .init(text: "bcrypt"), .init(text: "blow*", credit: 0.5), .init(text: "circuit breaker"),
            .init(text: "MD5", credit: 0, why: "Broken."),
        ]))

    @Test(arguments: [
        ("BCrypt", "It is the listed answer “bcrypt”. That is 1 of 1 point."),
        (
            "bcryt",
            "It is “bcrypt” with 1 slip; at that length 1 is forgiven, unless they make another term. That is 1 of 1 point."
        ),
        ("circuitbreaker", "It is “circuit breaker” but for blanks and hyphens. That is 1 of 1 point."),
        (
            "blowfish",
            "It fits “blow*”, where * stands for anything, which is listed with part of the point. That is 0.5 of 1 point."
        ),
        ("md5", "It is the listed answer “MD5”, which is listed as wrong. That is 0 of 1 point."),
        (
            "scrypt",
            "It is near “bcrypt”, but it is another term or as near to one, and such are never taken for a slip. That is 0 of 1 point."
        ),
        ("oak tree", "It is none of the listed answers, nor one of them with a slip of the pen. That is 0 of 1 point."),
    ])
    func aShortAnswerNamesWhatItMatched(answer: String, sentence: String) async throws {
        #expect(try await why(answer, to: Self.short) == sentence)
    }

    @Test func aNumberNamesItsTolerance() async throws {
        let absolute = Item.Body.numeric(
            Item.NumericKey(value: 6.8, tolerance: .absolute(0.05), unit: "ms", units: ["ms": 1, "s": 1000]))
        #expect(
            try await why("0.007 s", to: absolute) == "7 ms is not within ±0.05 ms of 6.8 ms. That is 0 of 1 point.")
        let relative = Item.Body.numeric(Item.NumericKey(value: 200, tolerance: .relative(0.01)))
        #expect(try await why("201", to: relative) == "201 is within ±1 % of 200. That is 1 of 1 point.")
    }

    @Test func choicesNameTheSum() async throws {
        let options = ["Oak", "Elm", "Ash", "Fir"].enumerated().map { index, tree in
            Item.Option(id: "\(index)", text: tree, isCorrect: index < 2, why: "")
        }
        #expect(
            try await why("a b c", to: .multi(options: options, shuffle: false))
                == "Of 2 right options you chose 2, of 2 wrong ones 1: plus/minus makes 2/2 − 1/2 of that, and never less than 0. That is 0.5 of 1 point."
        )
        let one = [options[0]] + options.dropFirst(2)
        #expect(
            try await why("b", to: .single(options: one, shuffle: false))
                == "One option is right, and it is another one. That is 0 of 1 point.")
        #expect(
            try await why("no", to: .trueFalse(isTrue: true, why: ""))
                == "The statement is true, and you took it for the opposite. That is 0 of 1 point.")
    }

    @Test func ordersAndPairsNameTheirShare() async throws {
        for (item, start) in [
            (Item.partsSamples[0], "0 of 3 neighbours are right: "), (Item.partsSamples[2], "0 of 3 pairs are right, "),
        ] {
            let scene = try Scene(bank: RealBank.load().only([item]))
            let alice = scene.person("alice")
            let put = try #require(PutItem(try await alice.says("quiz 1").first, from: scene.bank))
            try await alice.says(put.wrong)
            let text = try await alice.hears("why?")
            #expect(text.contains("\n\(start)") && text.contains("That is 0 of 1 point."), "\(text)")
        }
    }

    @Test func itWorksInTheMiddleOfAQuizAndInItsThread() async throws {
        let scene = try Scene(abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice", in: "team")
        let said = try #require(try await alice.says("quiz databases 3").first)
        let thread = try #require(said.thread)
        let put = try #require(PutItem(said, from: scene.bank))
        let next = try #require(try await alice.inside(thread).remarks(put.wrong).posts.first)
        let answers = try await alice.inside(thread).remarks("why")
        #expect(answers.count == 1 && answers[0].whisperedTo == alice.user)
        #expect(answers[0].text.hasPrefix("\(put.item.stem) You answered "))
        // The next item is as open as before.
        let open = try #require(PutItem(next, from: scene.bank))
        #expect(!answers[0].text.contains(open.item.stem))
        #expect(try await alice.inside(thread).remarks(open.right).posts.first?.text.hasPrefix("Right.") == true)
    }

    @Test func anItemThatIsOpenAgainIsNotExplained() async throws {
        let alice = try Scene(bank: RealBank.load().only([item(Self.short)])).person("alice")
        #expect(try await alice.hears("why").hasPrefix("You have answered no quiz item yet."))
        try await alice.says("quiz 1")
        try await alice.says("oak")
        try await alice.says("quiz 1")
        for command in ["why", "appeal oak is right"] {
            #expect(try await alice.hears(command).hasPrefix("The item that you answered last is open again"))
        }
        try await alice.says("bcrypt")
        #expect(try await alice.hears("why").contains("the listed answer “bcrypt”"))
    }

    @Test func anAnswerGradedByAnEarlierKeyIsNotExplainedByTheNewOne() async throws {
        let bank = try RealBank.load()
        let old = item(Self.short)
        let before = try Scene(bank: bank.only([old]))
        try await before.person("alice").says("quiz 1")
        try await before.person("alice").says("scrypt")
        var new = old
        new.semanticRevision = 2
        new.body = .short(Item.ShortKey(answers: [.init(text: "scrypt")]))
        let after = try Scene(bank: bank.only([new]), store: before.store, heard: 100)
        let text = try await after.person("alice").hears("why")
        #expect(text.contains("keeps what it earned by the key of then, 0 of 1 point."))
        let none = try Scene(bank: bank.only([]), store: before.store, heard: 200)
        #expect(try await none.person("alice").hears("why").contains("no longer in the bank"))
    }
}
