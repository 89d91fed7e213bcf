import Foundation
import QuestionEngine
import Testing

/// How well key points are found, against judgements by hand.
@Suite struct OpenAnswerGoldTests {
    @Test func theJudgementsAreInOrder() throws {
        let set = try GoldSet.load()
        for problem in set.problems { Issue.record("\(problem)") }
        let questions = Dictionary(grouping: set.answers, by: \.question.id)
        #expect(questions.count == 30)
        for (question, answers) in questions {
            #expect(answers.count >= 5, "\(question)")
            for kind in GoldSet.Kind.allCases {
                #expect(answers.contains { $0.kind == kind }, "\(question) has no \(kind) answer")
            }
        }
    }

    /// The goals that were set before anything was measured.
    @Test func theHeldOutHalfIsReadWellEnough() throws {
        let figures = GoldFigures(try GoldSet.load().answers.filter { $0.half == .heldOut })
        #expect(figures.precision >= 0.90)
        #expect(figures.recall >= 0.70)
    }

    @Test func catchwordsAndDenialsSeldomPass() throws {
        let set = try GoldSet.load().answers
        #expect(GoldFigures(set.filter { $0.kind == .stuffing }).falseRate <= 0.02)
        #expect(GoldFigures(set.filter { $0.kind == .negated }).falseRate <= 0.06)
    }

    /// `VIVA_WRITE_FIGURES=1` writes them instead.
    @Test func theDocumentHasTheFiguresAndAllFailures() throws {
        let report = GoldReport(set: try GoldSet.load()).text
        let mark = "### Figures\n"
        let document = try String(contentsOf: GoldSet.document, encoding: .utf8)
        let start = try #require(document.range(of: mark)?.lowerBound)
        let whole = document[..<start] + report + "\n"
        if ProcessInfo.processInfo.environment["VIVA_WRITE_FIGURES"] == nil {
            #expect(
                document == whole,
                "docs/open-answers.md is out of date: VIVA_WRITE_FIGURES=1 swift test --filter OpenAnswerGoldTests")
        } else {
            try Data(whole.utf8).write(to: GoldSet.document)
        }
    }
}
