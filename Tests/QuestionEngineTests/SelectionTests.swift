import Testing

@testable import QuestionEngine

@Suite struct SelectionTests {
    @Test func aCycleAsksEveryQuestionOnce() throws {
        let bank = Bank.sample((1...30).map { .sample($0) })
        let course = Course()
        for round in 0..<20 {
            #expect(Set(try course.draw(30, from: bank)).count == 30)
            #expect(course.state()?.cycle == UInt32(round))
        }
    }

    @Test func theSameQuestionDoesNotOpenTheNextCycle() throws {
        let bank = Bank.sample((1...30).map { .sample($0) })
        let course = Course()
        for _ in 0..<300 {
            let before = course.asked.suffix(10)
            let question = try #require(try course.draw(from: bank)).question.id
            #expect(!before.contains(question))
        }
    }

    @Test func changesOfTheBankRepeatNothingWithinACycle() throws {
        var random = SplitMix64(seed: 7)
        var questions = (1...40).map { Question.sample($0) }
        var next = 41
        let course = Course()
        var asked: Set<QuestionID> = []
        var rounds = 0
        for _ in 0..<5_000 {
            switch random.next(below: 4) {
            case 0 where questions.count > 5: questions.remove(at: Int(random.next(below: UInt64(questions.count))))
            case 1 where questions.count < 60:
                questions.append(.sample(next))
                next += 1
            default: break
            }
            let draw = try #require(try course.draw(from: Bank.sample(questions)))
            if draw.beginsRound {
                rounds += 1
                #expect(Set(questions.map(\.id)).isSubset(of: asked), "a round ends when all were asked")
                asked = []
            }
            #expect(asked.insert(draw.question.id).inserted)
        }
        #expect(rounds > 50)
    }

    @Test func whatWasAskedInAnotherWayIsNotAskedAgainInTheRound() throws {
        let bank = Bank.sample((1...8).map { .sample($0) })
        let twin = Course()
        let first = try #require(try twin.draw(from: bank)).question.id
        let course = Course()
        course.record(first)
        let asked = try course.draw(7, from: bank)
        #expect(Set(asked + [first]).count == 8)
        #expect(try course.draw(from: bank)?.beginsRound == true)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func nothingComesAgainByAnotherFilterWhileSomethingFittingIsLeft(seed: UInt64) throws {
        let topics = ["api", "data", "ops"].map(TopicID.init)
        let bank = Bank.sample(
            (1...60).map { .sample($0, topics: [topics[$0 % 3]], levels: $0.isMultiple(of: 2) ? [.senior] : [.mid]) },
            topics: topics.map { Topic(id: $0, title: $0.rawValue) })
        let filters = [
            Filter(), Filter(topics: [topics[0]]), Filter(levels: [.senior]),
            Filter(topics: [topics[0], topics[1]], levels: [.mid]), Filter(kinds: [.concept]),
        ]
        var random = SplitMix64(seed: seed)
        let course = Course("C\(seed)")
        for _ in 0..<1_000 {
            let filter = filters[Int(random.next(below: UInt64(filters.count)))]
            let fitting = Set(bank.questions(for: filter, audience: .team).map(\.id))
            let before = Set(course.round(of: filter))
            let draw = try #require(try course.draw(from: bank, by: filter))
            #expect(fitting.contains(draw.question.id))
            #expect(draw.beginsRound == fitting.isSubset(of: before))
            if !draw.beginsRound { #expect(!before.contains(draw.question.id)) }
        }
    }

    @Test func theOnlyQuestionIsAskedAgain() throws {
        let bank = Bank.sample([.sample(1)])
        let course = Course()
        #expect(try course.draw(3, from: bank).count == 3)
        #expect(course.state()?.cycle == 2)
    }

    @Test func nothingToChooseFromGivesNothing() throws {
        let course = Course()
        #expect(try course.draw(from: Bank.sample([])) == nil)
        let senior = Filter(levels: [.senior])
        #expect(try course.draw(from: Bank.sample([.sample(1)]), by: senior) == nil)
        let unknown = Filter(topics: [TopicID(rawValue: "cooking")])
        #expect(try course.draw(from: Bank.sample([.sample(1)]), by: unknown) == nil)
    }

    @Test func nearDuplicatesStayHalfACycleApart() throws {
        let bank = Bank.sample((1...30).map { .sample($0, nearDuplicateOf: [27: 9, 29: 28][$0]) })
        let pairs = [["be-0009", "be-0027"], ["be-0028", "be-0029"]]
        var gaps: [Int] = []
        for place in 0..<200 {
            let course = Course("C\(place)", secret: 1)
            let order = try course.draw(150, from: bank).map(\.rawValue)
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
        let bank = Bank.sample((1...12).map { .sample($0, nearDuplicateOf: (2...4).contains($0) ? 1 : nil) })
        let course = Course()
        for _ in 0..<20 { #expect(Set(try course.draw(12, from: bank)).count == 12) }
    }

    @Test(arguments: 1...12)
    func theFirstOfACycleAreNotTheLastOfTheOneBefore(count: Int) throws {
        let bank = Bank.sample((1...count).map { .sample($0) })
        let gap = count == 2 ? 1 : count / 3
        let course = Course()
        var before: [QuestionID] = []
        for _ in 0..<30 {
            let cycle = try course.draw(count, from: bank)
            #expect(Set(cycle).count == count)
            #expect(Set(cycle.prefix(gap)).isDisjoint(with: before.suffix(gap)))
            before = cycle
        }
    }

    @Test func aLostPlaceCostsNothingButTime() throws {
        let bank = Bank.sample((1...30).map { .sample($0) })
        let course = Course()
        let asked = try course.draw(20, from: bank)
        course.forgetPlaces()
        let rest = try course.draw(10, from: bank)
        #expect(Set(asked + rest).count == 30)
        #expect(course.state()?.cycle == 0)
    }

    @Test func anotherSecretGivesAnotherOrder() throws {
        let bank = Bank.sample((1...30).map { .sample($0) })
        let orders = try (UInt64(0)..<5).map { secret in
            let course = Course("C1", secret: secret)
            return try course.draw(30, from: bank)
        }
        #expect(Set(orders).count == 5)
    }
}
