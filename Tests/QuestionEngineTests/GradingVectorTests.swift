import Foundation
import Testing

@testable import QuestionEngine

@Suite(.enabled(if: Vectors.areAvailable)) struct GradingVectorTests {
    struct TextVectors: Decodable {
        struct Normalisation: Decodable {
            var s: String
            var nfkc: String
            var nfkc_casefold: String
        }

        struct Distance: Decodable {
            var a: String
            var b: String
            var osa: Int
        }

        var normalisation: [Normalisation]
        var edit_distance: [Distance]
        var policy_collisions: [[String]]
    }

    @Test func normalisesLikePython() throws {
        let vectors = try Vectors.load(TextVectors.self, "text_vectors.json").normalisation
        #expect(!vectors.isEmpty)
        for vector in vectors {
            #expect(scalars(AnswerText.compatible(vector.s)) == scalars(vector.nfkc), "\(vector.s)")
            #expect(scalars(AnswerText.folded(vector.s)) == scalars(vector.nfkc_casefold), "\(vector.s)")
        }
    }

    @Test func measuresDistancesLikeRapidfuzz() throws {
        let vectors = try Vectors.load(TextVectors.self, "text_vectors.json").edit_distance
        #expect(!vectors.isEmpty)
        for vector in vectors { #expect(Spelling.distance(vector.a, vector.b) == vector.osa, "\(vector)") }
    }

    @Test func neverTakesOneTermForTheOther() throws {
        let pairs = try Vectors.load(TextVectors.self, "text_vectors.json").policy_collisions
        #expect(!pairs.isEmpty)
        for pair in pairs {
            #expect(Grader.plain.credit(pair[0], .short([.init(text: pair[1])])) == 0, "\(pair)")
            #expect(Grader.plain.credit(pair[1], .short([.init(text: pair[0])])) == 0, "\(pair)")
        }
    }

    struct ScoringVectors: Decodable {
        struct Multi: Decodable {
            var n: Int
            var correct: [Int]
            var selected: [Int]
            var plus_minus: Double
        }

        struct Order: Decodable {
            var order: [Int]
            var relative_next: Double
        }

        var multi: [Multi]
        var ordering4: [Order]
    }

    @Test func scoresAnOrderByNeighbours() throws {
        let vectors = try Vectors.load(ScoringVectors.self, "scoring_vectors.json").ordering4
        #expect(!vectors.isEmpty)
        for vector in vectors {
            #expect(abs(Scoring.relativeNext(vector.order) - vector.relative_next) < 1e-9, "\(vector)")
            // Through the answer's text as well, with the steps shown in another order.
            let item = Item.order(vector.order.indices.map { "Step \($0)" })
            let shown = QuizAssembly.optionOrder(of: item, seed: UInt64(vector.order[0]))
            let letters = vector.order.map { place in
                item.lettered(order: shown).first { $0.text == "Step \(place)" }?.letter ?? "?"
            }
            let read = try #require(Grader.plain.credit(letters.joined(), item, order: shown))
            #expect(abs(read - vector.relative_next) < 1e-9, "\(vector)")
        }
    }

    @Test func scoresSeveralOptionsByPlusMinus() throws {
        let vectors = try Vectors.load(ScoringVectors.self, "scoring_vectors.json").multi
        #expect(!vectors.isEmpty)
        for vector in vectors {
            let hits = Set(vector.selected).intersection(vector.correct).count
            let credit = Scoring.plusMinus(
                hits: hits, of: vector.correct.count, falseAlarms: vector.selected.count - hits,
                of: vector.n - vector.correct.count
            )
            #expect(abs(credit - vector.plus_minus) < 1e-9, "\(vector)")
            // Through the answer's text as well: the letters in one word.
            guard !vector.selected.isEmpty else { continue }
            let item = Item.choice((0..<vector.n).map { "Option \($0)" }, right: Set(vector.correct), several: true)
            let letters = vector.selected.map { String(Array("ABCDEFGHI")[$0]) }.joined(separator: " ")
            let read = try #require(Grader.plain.credit(letters, item, order: []))
            #expect(abs(read - vector.plus_minus) < 1e-9, "\(vector)")
        }
    }

    struct MatchVectors: Decodable {
        struct Short: Decodable {
            var pattern: String
            var response: String
            var ignore_case: Bool
            var match: Bool
        }

        struct Number: Decodable {
            var units: [String]
            var response: String
            var value: Value
            var unit: String?
        }

        struct Tolerance: Decodable {
            var answer: Double
            var tolerance: Double
            var type: String
            var min: Double
            var max: Double
        }

        /// A number, `inf`, or nothing.
        enum Value: Decodable, Equatable {
            case number(Double)
            case none

            init(from decoder: any Decoder) throws {
                self = (try? decoder.singleValueContainer().decode(Double.self)).map(Value.number) ?? .none
            }
        }

        var shortanswer: [Short]
        var numeric_parse: [Number]
        var tolerance: [Tolerance]
    }

    /// Where we differ from Moodle on purpose: blanks and line ends count as one blank, or as none at the ends; `ß` is `ss`.
    private let moreLenient: Set<String> = [
        "frog | frog", "O(n  log n)|O(n log n)", "cache invalidation|cache  invalidation", "a*b|a\nb",
    ]

    @Test func matchesShortAnswersLikeMoodle() throws {
        let vectors = try Vectors.load(MatchVectors.self, "moodle_match_vectors.json").shortanswer
        #expect(!vectors.isEmpty)
        for vector in vectors {
            let item = Item.short(
                [.init(text: vector.pattern)], isCaseSensitive: !vector.ignore_case, allowsTypos: false)
            let name = "\(vector.pattern)|\(vector.response)"
            let isLenient = moreLenient.contains(name) || (name == "STRASSE|straße" && vector.ignore_case)
            #expect((Grader.plain.credit(vector.response, item) == 1) == (vector.match || isLenient), "\(vector)")
        }
    }

    /// What Moodle reads and we ask about again: numbers of two meanings, numbers followed by something else, and infinity.
    private let refused: Set<String> = [
        "1.000,5", "1,2,3", "1*10^3", "1x10^3", "0x10", "1e400", "1/2", "5 - 6",
    ]

    @Test func readsNumbersLikeMoodleOrAsksAgain() throws {
        let vectors = try Vectors.load(MatchVectors.self, "moodle_match_vectors.json").numeric_parse
        #expect(!vectors.isEmpty)
        for vector in vectors {
            switch NumberText(AnswerText.normalised(vector.response, keepsCase: true)) {
            case .number(let number, let unit):
                #expect(vector.value == .number(number), "\(vector)")
                #expect(vector.unit == unit, "\(vector)")
            case .ambiguous, .unreadable:
                #expect(vector.value == .none || refused.contains(vector.response), "\(vector)")
            }
        }
    }

    @Test func toleratesLikeMoodleWhereItMeansTheSame() throws {
        let vectors = try Vectors.load(MatchVectors.self, "moodle_match_vectors.json").tolerance
        // Moodle's "geometric" tolerance, and its limits for values near zero, are its own.
        for vector in vectors where vector.type != "geometric" && vector.tolerance > 0 {
            let tolerance: Item.NumericKey.Tolerance =
                vector.type == "relative" ? .relative(vector.tolerance) : .absolute(vector.tolerance)
            let span = vector.max - vector.min
            for (number, isWithin) in [
                (vector.min + span * 1e-9, true), (vector.max - span * 1e-9, true),
                (vector.min - span * 1e-9 - 1e-9, false),
                (vector.max + span * 1e-9 + 1e-9, false),
            ] {
                #expect(
                    NumericGrading.isWithin(tolerance, of: vector.answer, number) == isWithin, "\(vector) \(number)")
            }
        }
    }

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
