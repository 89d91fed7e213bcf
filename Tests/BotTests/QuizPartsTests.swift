import Chat
import Foundation
import QuestionEngine
import Testing

@testable import Bot

/// Items to put in order and to match, in words and by dialogs; and points that are won in part.
@Suite struct QuizPartsTests {
    private static let all = Set(ChatAbility.allCases)
    private static let order = Item.partsSamples[0]
    private static let match = Item.partsSamples[2]

    private func put(
        _ item: Item, abilities: Set<ChatAbility> = []
    ) async throws -> (person: Person, said: Said, put: PutItem) {
        let scene = try Scene(bank: RealBank.load().only([item]), abilities: abilities)
        let alice = scene.person("alice")
        let said = try #require(try await alice.says("quiz 1").first)
        return (alice, said, try #require(PutItem(said, from: scene.bank)))
    }

    @Test func anOrderIsShownWithLettersAndHowToAnswer() async throws {
        let (_, said, put) = try await put(Self.order)
        let lines = said.text.split(separator: "\n").map(String.init)
        #expect(lines.dropFirst().prefix(4).map { String($0.prefix(3)) } == ["A. ", "B. ", "C. ", "D. "])
        #expect(
            lines.last
                == "Answer with all letters, the first step first, such as b a d c. skip or stop at any time.")
        #expect(Set(put.rightLetters) == ["A", "B", "C", "D"])
    }

    @Test func pairsAreShownWithNumbersAndLetters() async throws {
        let (_, said, _) = try await put(Self.match)
        let lines = said.text.split(separator: "\n").map { String($0.prefix(3)) }
        #expect(lines.dropFirst().prefix(7) == ["1. ", "2. ", "3. ", "A. ", "B. ", "C. ", "D. "])
        #expect(said.text.contains("such as 1b 2a 3c. No letter fits twice, and not all fit."))
    }

    @Test(arguments: ["%@ %@ %@ %@", "%@%@%@%@", "%@, %@, %@, %@", "1%@ 2%@ 3%@ 4%@"])
    func anOrderIsTypedInManyWays(form: String) async throws {
        let (alice, _, put) = try await put(Self.order)
        let answer = String(format: form, arguments: put.rightLetters.map { $0.lowercased() as NSString })
        #expect(try await alice.hears(answer).hasPrefix("Right."))
    }

    @Test func partOfAnOrderEarnsPartOfThePoint() async throws {
        let (alice, said, put) = try await put(Self.order, abilities: Self.all)
        let letters = put.rightLetters
        let answers = try await alice.says([1, 2, 3, 0].map { letters[$0] }.joined(separator: " "))
        let text = try #require(answers.posts.first).text
        #expect(
            text.hasPrefix(
                "Partly right (2 of 3 neighbours right: 0.67 points). The answer is \(put.solution).\n"), "\(text)")
        #expect(text.contains("• ✗ \(letters[0]). Write the row: Because of reason 0."))
        #expect(text.contains("• ✓ \(letters[3]). Fill it at the next read: Because of reason 3."))
        #expect(text.contains("why tells the rule that decided, appeal puts your answer before an editor."))
        let shown = [1, 2, 3, 0].map { letters[$0] }.joined(separator: ", ")
        #expect(
            answers.edits.first?.text
                == said.text + "\nYou answered \(shown): partly right (0.67) · 0.67 of 1 so far")
    }

    @Test func partOfThePairsEarnsPartOfThePoint() async throws {
        let (alice, _, put) = try await put(Self.match, abilities: Self.all)
        let right = put.rightLetters
        let stray = try #require(["A", "B", "C", "D"].first { !right.contains($0) })
        let answers = try await alice.says("1\(right[0]) 2\(stray) 3\(right[2])")
        let text = try #require(answers.posts.first).text
        #expect(text.hasPrefix("Partly right (2 of 3 pairs right: 0.67 points). The answer is \(put.solution).\n"))
        #expect(
            text.contains(
                "✗ 2\(right[1]). Snapshot: Sees what was committed before the transaction: Snapshot is defined so."))
        #expect(text.contains("✗ \(stray). Sees what nobody committed: That is read uncommitted."))
        #expect(
            answers.edits.first?.text.contains(
                "You answered 1\(right[0]), 2\(stray), 3\(right[2]): partly right (0.67)") == true)
    }

    @Test func partOfSeveralOptionsIsAddedUp() async throws {
        let options = ["Oak", "Elm", "Ash", "Fir"].enumerated().map { index, tree in
            Item.Option(id: "\(index)", text: tree, isCorrect: index < 2, why: "Why \(tree).")
        }
        var item = Self.order
        item.body = .multi(options: options, shuffle: false)
        for (answer, start) in [
            ("a", "Partly right (1 of 2 right options: 0.5 points). "),
            ("a b c", "Partly right (2 of 2 right options, less 1 of 2 wrong ones: 0.5 points). "),
            (
                "a c",
                "Not quite. The answer is A. Oak; B. Elm. You had 1 of 2 right options, less 1 of 2 wrong ones: 0 points."
            ),
            ("c", "Not quite. The answer is A. Oak; B. Elm.\n"),
        ] {
            let text = try await put(item).person.hears(answer)
            #expect(text.hasPrefix(start), "\(text)")
        }
    }

    @Test(arguments: ["a b", "a a b c", "a b c e", "first the row", "1 2 3 4", "b d"])
    func whatIsNoOrderCostsNothing(answer: String) async throws {
        let (alice, _, put) = try await put(Self.order)
        let text = try await alice.hears(answer)
        #expect(text.contains("Please answer with every letter from A to D once"))
        #expect(text.contains("This did not count as an attempt"))
        #expect(try await alice.hears(put.right).contains("1 of 1 point."))
    }

    @Test(arguments: [Item.partsSamples[0], Item.partsSamples[2]])
    func aDialogTakesNothingTwiceAndNothingLessThanAll(item: Item) async throws {
        let (alice, said, put) = try await put(item, abilities: Self.all)
        let dialog = try #require(try await alice.presses(said.labels[0], on: said).first)
        #expect(dialog.text.hasPrefix("\(said.labels[0])\n\(item.stem)\n"))
        #expect(dialog.inputs.map(\.options).allSatisfy { $0.map { $0.prefix(3) } == ["A. ", "B. ", "C. ", "D. "] })
        let wrong = try put.choices(put.rightLetters.map { _ in "B" }, in: dialog)
        let refused = try await alice.isRefused(wrong)
        #expect(Set(refused.values) == ["B is taken above. Each fits once."])
        #expect(refused.keys.sorted() == dialog.inputs.dropFirst().map(\.id))
        #expect(try await alice.isRefused(["part1": ""])["part1"] == "Please choose one.")
        let answers = try await alice.submits(try put.choices(put.rightLetters, in: dialog))
        #expect(answers.posts.first?.text.hasPrefix("Right.") == true)
        // Sent off once more, nothing changes.
        let late = try await alice.isRefused(try put.choices(put.wrongPlaces, in: dialog))
        #expect(late["part1"]?.contains("first answer counts") == true)
    }

    @Test func whereNoDialogOpensThereIsNothingToPressForIt() async throws {
        let (_, said, _) = try await put(Self.order, abilities: [.actions])
        #expect(said.labels == ["Skip", "Stop the quiz"])
    }

    @Test func aDialogOfAnotherPersonsQuizDoesNotOpen() async throws {
        let scene = try Scene(bank: RealBank.load().only([Self.order]), abilities: Self.all)
        try await scene.person("alice", in: "team").says("quiz 1")
        let answers = try await scene.person("bob", in: "team").presses("Put in order")
        #expect(answers.allSatisfy { $0.dialog == nil } && answers.first?.text.contains("somebody else") == true)
    }
}
