import Chat
import Foundation
import QuestionEngine
import Store
import Testing

@Suite struct DeskContract {
    @Test(arguments: Database.all) func anAnswerInOwnWordsIsKeptAsItIs(_ database: Database) async throws {
        let store = try await database.empty()
        let first = OpenAnswer.sample(by: .ann, "a cache’s TTL\n😀 '; DROP TABLE", at: at(1.5))
        let ids = try await store.write { store in
            try [first, .sample(by: .bob, "b", at: at(2)), .sample(by: .ann, "c", at: at(3))].map(store.add)
        }
        try await store.read { store throws in
            #expect(try store.openAnswer(ids[0]) == first)
            #expect(try store.lastOpenAnswer(of: .ann, in: .slack) == ids[2])
            #expect(try store.lastOpenAnswer(of: .ann, in: .terminal) == nil)
            #expect(try store.openAnswer(OpenAnswerID(rawValue: 99)) == nil)
        }
    }

    @Test(arguments: Database.all) func oldAnswersGoAFewAtATimeAndTakeWhatWasSaidOfThemAlong(
        _ database: Database
    ) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            let ids = try (0..<4).map { try store.add(.sample(by: .ann, "\($0)", at: at(Double($0)))) }
            let mention = try store.add(DeskCase.sample(.mention, by: .ann, answer: ids[0]))
            #expect(try store.deskCase(about: ids[0])?.id == mention)
            #expect(try store.pruneOpenAnswers(before: at(3), limit: 2) == 2)
            #expect(try store.openAnswer(ids[0]) == nil)
            #expect(try store.deskCase(mention, in: .slack) == nil)
            #expect(try store.pruneOpenAnswers(before: at(3), limit: 2) == 1)
            #expect(try store.openAnswer(ids[3]) != nil)
            #expect(try store.add(.sample(by: .ann, "new", at: at(9))).rawValue == 5)
        }
    }

    @Test(arguments: Database.all) func aCaseIsADraftUntilSomebodyDecides(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            var made = DeskCase.sample(.report, by: .ann, subject: "be-0001")
            made.id = try store.add(made)
            #expect(try store.deskCase(made.id, in: .slack) == made)
            #expect(try store.deskCase(made.id, in: .terminal) == nil)
            let taken = DeskCase.Decision(by: .bob, at: at(5), reason: "true")
            #expect(try store.move(made.id, in: .slack, to: .review, taken))
            (made.state, made.decision) = (.review, taken)
            #expect(try store.deskCase(made.id, in: .slack) == made)
            #expect(try !store.move(made.id, in: .slack, to: .review, taken), "it is under review")
            #expect(try !store.move(made.id, in: .slack, to: .draft, taken))
            #expect(try !store.move(made.id, in: .terminal, to: .active, taken))
            #expect(try store.move(made.id, in: .slack, to: .active, taken))
            #expect(try !store.move(made.id, in: .slack, to: .retired, taken), "it is done")
            #expect(try store.deskCase(made.id, in: .slack)?.isOpen == false)
        }
    }

    @Test(arguments: Database.all) func whatIsOpenIsListedInItsOrderAndCounted(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            let ids = try (0..<4).map { _ in try store.add(DeskCase.sample(.suggestion, by: .ann)) }
            var elsewhere = DeskCase.sample(.suggestion, by: .ann)
            elsewhere.service = .terminal
            let other = try store.add(elsewhere)
            let decision = DeskCase.Decision(by: .bob, at: at(5))
            _ = try store.move(ids[1], in: .slack, to: .review, decision)
            _ = try store.move(ids[2], in: .slack, to: .retired, decision)
            #expect(try store.openDeskCases(in: .slack).map(\.id) == [ids[0], ids[1], ids[3]])
            #expect(try store.openDeskCases(in: nil).map(\.id) == [ids[0], ids[1], ids[3], other])
            #expect(try store.openDeskCaseCount(of: .ann, in: .slack) == 3)
            #expect(try store.openDeskCaseCount(of: .bob, in: .slack) == 0)
            #expect(try store.pruneDeskCases(endedBefore: at(5), limit: 9) == 0)
            #expect(try store.pruneDeskCases(endedBefore: at(6), limit: 9) == 1)
            #expect(try store.deskCase(ids[2], in: .slack) == nil)
        }
    }

    @Test(arguments: Database.all) func anAnswerIsMentionedOnce(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            let answer = try store.add(.sample(by: .ann, "x", at: at(0)))
            _ = try store.add(DeskCase.sample(.mention, by: .ann, answer: answer))
            #expect(throws: (any Error).self) { _ = try store.add(DeskCase.sample(.mention, by: .ann, answer: answer)) }
        }
    }

    /// What editors have taken up goes on without its author's name; the rest goes with them.
    @Test(arguments: Database.all) func aSuggestionThatWasTakenUpLosesItsAuthor(_ database: Database) async throws {
        let store = try await database.empty()
        try await store.write { store throws in
            let draft = try store.add(DeskCase.sample(.suggestion, by: .ann))
            let taken = try store.add(DeskCase.sample(.suggestion, by: .ann))
            let report = try store.add(DeskCase.sample(.report, by: .ann, subject: "be-0001"))
            for id in [taken, report] {
                _ = try store.move(id, in: .slack, to: .review, DeskCase.Decision(by: .bob, at: at(5)))
            }
            let forgotten = try store.forget(.ann, in: .slack, directMessages: [])
            #expect(forgotten.deskCases == 2)
            #expect(forgotten.unsignedSuggestions == 1)
            #expect(try store.deskCase(draft, in: .slack) == nil)
            #expect(try store.deskCase(report, in: .slack) == nil)
            let kept = try #require(try store.deskCase(taken, in: .slack))
            #expect(kept.person.rawValue.isEmpty && kept.conversation.rawValue.isEmpty)
            _ = try store.forget(.bob, in: .slack, directMessages: [])
            #expect(try store.deskCase(taken, in: .slack)?.decision?.by.rawValue == "")
        }
    }
}

extension OpenAnswer {
    static func sample(by person: UserID, _ text: String, at date: Date) -> Self {
        Self(
            service: .slack, person: person, conversation: .team, question: QuestionID(rawValue: "be-0001"),
            semanticRevision: 1, text: text, answeredAt: date)
    }
}

extension DeskCase {
    static func sample(
        _ kind: Kind, by person: UserID, subject: String? = nil, answer: OpenAnswerID? = nil
    ) -> Self {
        Self(
            service: .slack, person: person, conversation: .team, kind: kind, subject: subject,
            revision: subject.map { _ in 2 },
            text: "please", answer: answer, madeAt: at(4))
    }
}
