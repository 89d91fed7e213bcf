import Testing

@testable import QuestionEngine

/// Attempts that are graded again after the bank has changed.
@Suite struct ReplayTests {
    private let trees = Item.choice(["Oak", "Elm", "Ash", "Fir"], right: [0])

    private func attempt(_ answer: String, at item: Item, order: [String], credit: Double = 0) -> Attempt {
        Attempt(
            item: item.id, semanticRevision: item.semanticRevision, wording: item.wording, optionOrder: order,
            answer: answer, credit: credit)
    }

    /// The item as the next revision has it.
    private func mended(_ item: Item, _ change: (inout Item) -> Void) -> Item {
        var item = item
        item.semanticRevision += 1
        change(&item)
        return item
    }

    private func replay(_ item: Item?) -> Replay {
        Replay(
            bank: Bank(
                header: Bank.Header(id: "b", title: "B", version: "1", language: "en", license: "MIT"), topics: [],
                questions: [], items: [item].compactMap(\.self)))
    }

    private func credit(_ outcome: Replay.Outcome) -> Double? {
        if case .graded(let graded) = outcome { graded.credit } else { nil }
    }

    @Test func anotherKeyGivesAnotherCredit() {
        let order = ["c", "a", "b", "d"]
        let mended = mended(trees) { $0.body = Item.choice(["Oak", "Elm", "Ash", "Fir"], right: [1]).body }
        for (answer, old, new) in [("B", 1.0, 0.0), ("C", 0, 1), ("elm", 0, 1), ("D", 0, 0)] {
            let attempt = attempt(answer, at: trees, order: order)
            #expect(credit(replay(trees).outcome(of: attempt, rulings: [])) == old)
            #expect(credit(replay(mended).outcome(of: attempt, rulings: [])) == new, "\(answer)")
        }
    }

    @Test func lettersKeepTheirMeaningWhenAnOptionGoes() {
        let order = ["c", "a", "b", "d"]
        let mended = mended(trees) { item in
            guard case .single(var options, let shuffle) = item.body else { return }
            options.removeAll { $0.id == "a" }
            options.append(Item.Option(id: "e", text: "Yew", isCorrect: true, why: ""))
            item.body = .single(options: options, shuffle: shuffle)
        }
        let outcomes = ["A", "B", "C", "D", "E"].map { answer in
            replay(mended).outcome(of: attempt(answer, at: trees, order: order), rulings: [], includingReworded: true)
        }
        #expect(outcomes.map(credit) == [0, nil, 0, 0, 1])
        #expect(outcomes[1] == .kept(.unreadable))
    }

    @Test func anOrderIsReadAgainAfterTheRightOneWasMended() {
        let steps = Item.order(["p", "q", "r", "s"])
        let order = QuizAssembly.optionOrder(of: steps, seed: 3)
        let letter = { (text: String) in steps.lettered(order: order).first { $0.text == text }?.letter ?? "" }
        let answer = ["q", "p", "r", "s"].map(letter).joined(separator: " ")
        let attempt = attempt(answer, at: steps, order: order)
        #expect(credit(replay(steps).outcome(of: attempt, rulings: [])) == 1 / 3.0)
        let mended = mended(steps) { $0.body = Item.order(["q", "p", "r", "s"]).body }
        #expect(credit(replay(mended).outcome(of: attempt, rulings: [])) == 1)
    }

    @Test func pairsAreReadAgainAfterTheyWereMended() {
        let match = Item.match([("x", "1st"), ("y", "2nd"), ("z", "3rd")], distractors: ["4th"])
        let order = QuizAssembly.optionOrder(of: match, seed: 3)
        let solution = Solution(match, order: order).answer
        let attempt = attempt(solution, at: match, order: order, credit: 1)
        // The pairs stand in another order, and two lefts have changed their rights.
        let mended = mended(match) {
            $0.body = Item.match([("z", "3rd"), ("y", "1st"), ("x", "2nd")], distractors: ["4th"]).body
        }
        #expect(credit(replay(mended).outcome(of: attempt, rulings: [])) == 1 / 3.0)
    }

    @Test func whatWasAskedOtherwiseKeepsItsCreditUnlessSomebodyLooked() {
        let item = Item.short([.init(text: "LRU")])
        var asked = attempt("MRU", at: item, order: [])
        let mended = mended(item) {
            $0.stem = "Which policy keeps the newest?"
            $0.body = Item.short([.init(text: "MRU")]).body
        }
        #expect(replay(mended).outcome(of: asked, rulings: []) == .kept(.reworded))
        #expect(credit(replay(mended).outcome(of: asked, rulings: [], includingReworded: true)) == 1)
        #expect(replay(nil).outcome(of: asked, rulings: []) == .kept(.gone))
        // Whoever does not know what was asked cannot know whether it is the same.
        asked.wording = nil
        #expect(replay(self.mended(item) { _ in }).outcome(of: asked, rulings: []) == .kept(.reworded))
        #expect(credit(replay(item).outcome(of: asked, rulings: [])) == 0)
    }

    @Test func theWordingHangsOnWhatIsReadAndNotOnTheKey() {
        var other = trees
        other.explanation = "Other"
        other.body = Item.choice(["Oak", "Elm", "Ash", "Fir"], right: [2]).body
        #expect(other.wording == trees.wording)
        #expect(Item.order(["p", "q", "r"]).wording == Item.order(["r", "q", "p"]).wording)
        #expect(Item.order(["p", "q", "r"]).wording != Item.order(["p", "q", "s"]).wording)
        #expect(Item.numeric(1, unit: "ms").wording != Item.numeric(1, unit: "s").wording)
        #expect(Item.numeric(1, unit: "ms").wording == Item.numeric(2, unit: "ms").wording)
        other.stem = "T"
        #expect(other.wording != trees.wording)
    }

    @Test func aRulingLiftsThatAnswerAndNoOther() {
        let item = Item.short([.init(text: "LRU"), .init(text: "recency", credit: 0.5)])
        let ruling = Ruling(
            item: item.id, semanticRevision: 1, reading: AnswerReading.text("newest stays").canonical, credit: 1)
        let outcome = { (answer: String, rulings: [Ruling]) in
            credit(replay(item).outcome(of: attempt(answer, at: item, order: []), rulings: rulings))
        }
        #expect(outcome("Newest  stays.", []) == 0)
        #expect(outcome("Newest  stays.", [ruling]) == 1)
        #expect(outcome("newest", [ruling]) == 0)
        #expect(outcome("recency", [ruling]) == 0.5)
        var other = ruling
        other.semanticRevision = 2
        #expect(outcome("Newest  stays.", [other]) == 0, "a ruling on another revision")
        other = ruling
        (other.reading, other.credit) = (AnswerReading.text("recency").canonical, 0.25)
        #expect(outcome("recency", [other]) == 0.5, "no ruling takes anything away")
    }
}
