import BankFormats
import OrderedCollections
import QuestionEngine
import Testing

@Suite struct BankDiffTests {
    private func lines(items: (inout [Item]) -> Void = { _ in }, questions: (inout [Question]) -> Void = { _ in })
        throws -> [String]
    {
        let old = try Bank.sample()
        var newItems = Array(old.items.values)
        var newQuestions = Array(old.questions.values)
        items(&newItems)
        questions(&newQuestions)
        let new = Bank(header: old.header, topics: Array(old.topics.values), questions: newQuestions, items: newItems)
        return BankDiff(from: old, to: new).lines
    }

    @Test func theSameBankHasNotChanged() throws {
        #expect(try lines() == ["Nothing has changed."])
    }

    @Test func aChangedKeyNeedsANewSemanticRevision() throws {
        let changed = try lines { items in
            items[2].body = .trueFalse(isTrue: true, why: "W")
            items[2].revision += 1
        }
        #expect(
            changed == [
                "! item it-0903: meaning: whether it is true",
                "    problem: `semantic_rev` should go up from 1: its meaning has changed, so statistics and memory start anew",
                "0 added, 0 removed, 1 changed in meaning, 0 in wording; 1 problem",
            ])
    }

    @Test func anyChangeNeedsANewRevision() throws {
        let changed = try lines { $0[0].explanation = "Mended." }
        #expect(
            changed == [
                "~ item it-0901: explanation", "    problem: `rev` has to go up from 1, it is 1",
                "0 added, 0 removed, 0 changed in meaning, 1 in wording; 1 problem",
            ])
        let mended = try lines { items in
            items[0].explanation = "Mended."
            items[0].revision = 2
        }
        #expect(mended.last == "0 added, 0 removed, 0 changed in meaning, 1 in wording; 0 problems")
    }

    @Test func aNewSemanticRevisionWithoutAReasonIsWorthALook() throws {
        let changed = try lines { items in
            items[0].explanation = "Mended."
            items[0].revision = 2
            items[0].semanticRevision = 2
        }
        #expect(changed[1].contains("look: `semantic_rev` went up, though only the wording changed"))
    }

    @Test func aNewStemMayAskSomethingElse() throws {
        let changed = try lines { items in
            items[0].stem = "Which part of a cache is written first, and why?"
            items[0].revision = 2
        }
        #expect(changed[1].contains("look: the stem is reworded a lot"))
    }

    @Test func idsAndSlotsAreForEver() throws {
        let changed = try lines(
            items: { $0.removeLast() },
            questions: { questions in
                questions[0].slot = 10
                questions[0].revision += 1
                var other = questions[0]
                other.id = QuestionID(rawValue: "be-0010")
                other.slot = 9
                questions.append(other)
            })
        #expect(changed.contains("    problem: its slot is permanent: 9, not 10"))
        #expect(changed.contains("    problem: the slot 9 belongs to `be-0009` for ever: take a new one"))
        #expect(changed.contains("- item it-0907"))
        #expect(changed.contains("    problem: ids are for ever: keep it with `status: retired`"))
        #expect(changed.last == "1 added, 1 removed, 0 changed in meaning, 1 in wording; 3 problems")
    }

    @Test func keysOfAllKindsAreCompared() throws {
        let changed = try lines { items in
            for index in items.indices {
                items[index].revision += 1
                switch items[index].body {
                case .single(var options, let shuffle):
                    options[0].isCorrect = false
                    options[1].isCorrect = true
                    items[index].body = .single(options: options, shuffle: shuffle)
                case .multi(var options, let shuffle):
                    options[0].text = "Reworded"
                    items[index].body = .multi(options: options, shuffle: shuffle)
                case .short(var key):
                    key.answers[1].credit = 0.25
                    key.isCaseSensitive = true
                    items[index].body = .short(key)
                case .numeric(var key):
                    key.tolerance = .relative(0.1)
                    items[index].body = .numeric(key)
                case .trueFalse: items[index].body = .short(.init(answers: [.init(text: "x")]))
                case .order(let steps): items[index].body = .order(steps: steps.reversed())
                case .match(var pairs, _):
                    pairs[0].why = "Otherwise."
                    items[index].body = .match(pairs: pairs, distractors: [])
                }
            }
        }
        #expect(
            changed.filter { !$0.hasPrefix("    ") }.dropLast() == [
                "! item it-0901: meaning: which option is right", "~ item it-0902: option texts",
                "! item it-0903: meaning: type",
                "! item it-0904: meaning: answers or their credit, how answers are compared",
                "! item it-0905: meaning: value, tolerance or units", "! item it-0906: meaning: the right order",
                "! item it-0907: meaning: distractors, reasons",
            ])
    }
}
