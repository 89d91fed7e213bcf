import Testing

@testable import QuestionEngine

@Suite struct SelectionTests {
    let selection = Selection(place: "C024BE91L", bank: "backend", secret: 0)

    @Test func aCycleAsksEveryQuestionOnce() throws {
        let bank = (1...30).map { Question.sample($0) }
        var state: DrawState?
        for _ in 0..<20 {
            var asked: [QuestionID] = []
            for _ in bank {
                let draw = try #require(selection.draw(from: bank, state: state))
                asked.append(draw.question.id)
                state = draw.state
            }
            #expect(Set(asked).count == 30)
        }
    }

    @Test func theSameQuestionDoesNotOpenTheNextCycle() throws {
        let bank = (1...30).map { Question.sample($0) }
        var state: DrawState?
        var asked: [QuestionID] = []
        for _ in 0..<300 {
            let draw = try #require(selection.draw(from: bank, state: state))
            #expect(!asked.suffix(10).contains(draw.question.id))
            asked.append(draw.question.id)
            state = draw.state
        }
    }

    @Test func changesOfTheBankRepeatNothingWithinACycle() throws {
        var random = SplitMix64(seed: 7)
        var bank = (1...40).map { Question.sample($0) }
        var next = 41
        var state: DrawState?
        var asked: Set<QuestionID> = []
        var cycle: UInt32 = 0
        for _ in 0..<5_000 {
            switch random.next(below: 4) {
            case 0 where bank.count > 5: bank.remove(at: Int(random.next(below: UInt64(bank.count))))
            case 1 where bank.count < 60:
                bank.append(.sample(next))
                next += 1
            default: break
            }
            let draw = try #require(selection.draw(from: bank, state: state))
            if draw.state.cycle != cycle {
                cycle = draw.state.cycle
                asked = []
            }
            #expect(asked.insert(draw.question.id).inserted)
            state = draw.state
        }
        #expect(cycle > 50)
    }

    @Test func whatWasAskedElsewhereWaitsButIsNotForgotten() throws {
        let bank = (1...8).map { Question.sample($0) }
        let first = try #require(selection.draw(from: bank, state: nil)).question.id
        var asked: [QuestionID] = []
        var state: DrawState?
        for _ in bank {
            let draw = try #require(selection.draw(from: bank, state: state, avoiding: asked.isEmpty ? [first] : []))
            asked.append(draw.question.id)
            state = draw.state
        }
        #expect(asked.first != first)
        #expect(Set(asked).count == 8)
    }

    @Test func theOnlyQuestionIsAskedAgain() throws {
        let only = Question.sample(1)
        let first = try #require(selection.draw(from: [only], state: nil, avoiding: [only.id]))
        let second = try #require(selection.draw(from: [only], state: first.state, avoiding: [only.id]))
        #expect(second.question.id == only.id)
        #expect(second.state.cycle == 1)
    }

    @Test func nothingToChooseFromGivesNothing() {
        #expect(selection.draw(from: [], state: nil) == nil)
    }

    @Test func nearDuplicatesStayHalfACycleApart() throws {
        let bank = (1...30).map { Question.sample($0, nearDuplicateOf: [27: 9, 29: 28][$0]) }
        let pairs = [["be-0009", "be-0027"], ["be-0028", "be-0029"]]
        var gaps: [Int] = []
        for place in 0..<200 {
            let selection = Selection(place: "C\(place)", bank: "backend", secret: 1)
            var state: DrawState?
            var order: [String] = []
            for _ in 0..<150 {
                let draw = try #require(selection.draw(from: bank, state: state))
                order.append(draw.question.id.rawValue)
                state = draw.state
            }
            for pair in pairs {
                let places = order.indices.filter { pair.contains(order[$0]) }
                gaps += zip(places, places.dropFirst()).map { $1 - $0 }
            }
        }
        // Where the first of a pair comes late in its cycle there is no room for half a cycle; the other one is then the last.
        #expect(gaps.allSatisfy { $0 >= 9 }, "\(gaps.min() ?? 0)")
        #expect(gaps.count { $0 >= 15 } * 100 >= gaps.count * 80, "\(gaps.count { $0 >= 15 }) of \(gaps.count)")
    }

    @Test func severalNearDuplicatesOfOneQuestionHaveTheirTurns() throws {
        let bank = (1...12).map { Question.sample($0, nearDuplicateOf: (2...4).contains($0) ? 1 : nil) }
        var state: DrawState?
        for _ in 0..<20 {
            var asked: Set<QuestionID> = []
            for _ in bank {
                let draw = try #require(selection.draw(from: bank, state: state))
                asked.insert(draw.question.id)
                state = draw.state
            }
            #expect(asked.count == 12)
        }
    }

    @Test(arguments: 1...12)
    func theFirstOfACycleAreNotTheLastOfTheOneBefore(count: Int) throws {
        let bank = (1...count).map { Question.sample($0) }
        let gap = count == 2 ? 1 : count / 3
        var state: DrawState?
        var before: [QuestionID] = []
        for _ in 0..<30 {
            var cycle: [QuestionID] = []
            for _ in bank {
                let draw = try #require(selection.draw(from: bank, state: state))
                cycle.append(draw.question.id)
                state = draw.state
            }
            #expect(Set(cycle).count == count)
            #expect(Set(cycle.prefix(gap)).isDisjoint(with: before.suffix(gap)))
            before = cycle
        }
    }

    @Test func whatIsLeftButWasJustAskedElsewhereGivesWayToTheNextCycle() throws {
        let bank = (1...3).map { Question.sample($0) }
        var state: DrawState?
        for _ in 0..<2 { state = try #require(selection.draw(from: bank, state: state)).state }
        let asked = Set(state?.recent ?? [])
        let left = try #require(bank.first { !asked.contains($0.id) })
        let draw = try #require(selection.draw(from: bank, state: state, avoiding: [left.id]))
        #expect(draw.question.id != left.id)
        #expect(draw.state.cycle == 1)
        let other = try #require(selection.draw(from: bank, state: state, avoiding: bank.map(\.id)))
        #expect(other.question.id == left.id)
    }

    @Test func everyQuestionIsEquallyLikelyToComeFirst() throws {
        let bank = (1...10).map { Question.sample($0) }
        var counts: [QuestionID: Int] = [:]
        for place in 0..<10_000 {
            let draw = try #require(
                Selection(place: "C\(place)", bank: "b", secret: 0x5eed).draw(from: bank, state: nil))
            counts[draw.question.id, default: 0] += 1
        }
        let chiSquare = counts.values.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
        // 9 degrees of freedom: 27.9 is p = 0.001; the seeds are fixed, so this cannot waver.
        #expect(chiSquare < 27.9)
    }

    @Test func anotherSecretGivesAnotherOrder() throws {
        let bank = (1...30).map { Question.sample($0) }
        let orders = (UInt64(0)..<5).map { secret in
            bank.sorted {
                let seed = Selection(place: "C1", bank: "b", secret: secret).cycleSeed(0)
                return Selection.key(of: $0.id, cycleSeed: seed) < Selection.key(of: $1.id, cycleSeed: seed)
            }.map(\.id)
        }
        #expect(Set(orders).count == 5)
    }
}
