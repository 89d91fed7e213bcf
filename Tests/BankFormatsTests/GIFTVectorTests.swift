import BankFormats
import Foundation
import Testing

/// Moodle's own parser, and an independent grammar.
@Suite(.enabled(if: Vectors.areAvailable)) struct GIFTVectorTests {
    struct Case: Decodable {
        var id: String
        var gift: String
        var questions: [MoodleQuestion]
        var errors: [String]
        var php_warnings: [String]
        var php_exception: String?
    }

    private func differences(_ moodle: [MoodleQuestion], _ own: [GIFTReading.Entry]) -> [String] {
        guard moodle.count == own.count else { return ["\(moodle.count) questions, not \(own.count)"] }
        return zip(moodle, own).flatMap { $0.differences(from: $1) }
    }

    @Test func readsAsMoodleDoesOrSaysWhyNot() throws {
        let cases = try Vectors.load([Case].self, "gift_cases.json")
        #expect(!cases.isEmpty)
        for vector in cases {
            let reading = GIFTReader.read(vector.gift, file: "quiz.gift")
            // Moodle leaves ordering to a plugin, which was not there.
            if reading.questions.contains(where: { if case .ordering = $0.body { true } else { false } }) { continue }
            let isMoodleWell = vector.errors.isEmpty && vector.php_warnings.isEmpty && vector.php_exception == nil
            let hasErrors = reading.problems.contains { $0.severity == .error }
            if !isMoodleWell {
                #expect(hasErrors, "\(vector.id): Moodle fails, and nothing is said: \(vector.gift)")
            }
            if !hasErrors {
                let found = differences(vector.questions, reading.entries)
                #expect(
                    found.isEmpty || !reading.problems.isEmpty, "\(vector.id): \(found): \(vector.gift)")
            }
            // What is imported is what Moodle imports, in its order.
            var rest = vector.questions[...]
            for entry in reading.entries {
                guard let index = rest.firstIndex(where: { $0.differences(from: entry).allSatisfy { $0 == "tags" } })
                else {
                    Issue.record("\(vector.id): Moodle knows no \(entry)")
                    break
                }
                rest = rest[(index + 1)...]
            }
        }
    }

    /// Quirks of Moodle that are to be diagnosed, not copied.
    private static let quirks: [String: ImportProblem.Code] = [
        "mc-weight-3digits": .badWeight, "mc-weight-space": .badWeight, "esc-percent": .badWeight,
        "mc-eq-in-feedback": .unclearMarker, "mc-tilde-in-shortanswer": .unclearMarker, "mc-leading-text": .leadingText,
        "mc-eq-only-one": .emptyAnswer, "mc-format-unknown": .badFormat, "mc-format-case": .badFormat,
        "name-empty": .emptyName, "name-not-first": .nameNotFirst, "tags-bad": .badTag, "tags-two-ids": .secondID,
        "tags-separate-block": .lostTag, "tf:true": .trueFalseForm, "tf:t": .trueFalseForm, "tf:TRUE.": .trueFalseForm,
        "sa-zero": .loneZero, "num:#5..3": .badRange, "num:#:5": .badNumber, "num:#1:-2": .badRange,
        "num:#1,5": .badNumber,
        "num:#3~x": .textBeforeFeedback, "num:#1..2..3": .badNumber, "num:#1e400": .badNumber, "num:#1_000": .badNumber,
        "match-missing": .noArrow, "match-two-arrows": .secondArrow, "brace-close": .unopenedAnswers,
        "brace-reversed": .unopenedAnswers, "esc-other": .unknownEscape, "esc-trailing": .unopenedAnswers,
        "esc-amp092": .placeholder, "blocks-noblank": .secondBraces, "blocks-zero-line": .lineOfZero,
        "nbsp-line": .secondBraces, "category-then-q": .categoryNotAlone, "category-lower": .categoryNotFirst,
        "category-not-first": .categoryNotFirst, "only-braces": .emptyStem,
    ]

    /// Cases of which nothing is to be said.
    private static let plain: Set<String> = [
        "mc-missing-word", "mc-multi", "mc-eq-and-weights", "mc-100", "mc-frac", "mc-eq-in-feedback-esc",
        "mc-format", "mc-format-noclose", "mc-feedback-format", "mc-feedback-hash", "mc-multiline", "name1",
        "name-inner-colon", "comment-indent", "comment-inside", "comment-url", "comment-midtext", "tf:T", "tf: T ",
        "tf:=TRUE", "tf:T#w#r", "tf:F####gf", "tf:T#w####gf", "sa-eq-zero", "num:#5", "num:#-1", "num:#1822:5",
        "num:#3.141..3.142", "num:#1e3:1", "num:#1e3", "num:#=1822:0 =%50%1822:2", "num:#.5", "match1",
        "match2-tight", "match-empty-left", "match-gt", "essay", "brace-escaped", "esc-n", "esc-bs-n", "esc-triple",
        "blocks", "blocks-space-line", "crlf", "cr-only", "unicode", "tabs", "category", "category-sep",
        "category-slash", "empty", "trailing-space-brace",
    ]

    @Test func namesEachQuirkAndNothingElse() throws {
        let cases = try Vectors.load([Case].self, "gift_cases.json").filter {
            Self.quirks[$0.id] != nil || Self.plain.contains($0.id)
        }
        #expect(cases.count == Self.quirks.count + Self.plain.count)
        for vector in cases {
            let reading = GIFTReader.read(vector.gift, file: "quiz.gift")
            let expected = Self.quirks[vector.id].map { [$0] } ?? []
            let found = Set(reading.problems.map(\.code)).subtracting(
                vector.id == "esc-percent" ? [.unknownEscape] : [])
            #expect(found == Set(expected), "\(vector.id): \(vector.gift.debugDescription) \(reading.problems)")
            #expect(reading.problems.allSatisfy { $0.place != nil && $0.message.count > 20 })
        }
    }

    private struct Independent: Decodable {
        var type: String
        var title: String?
        var id: String?
        var tags: [String]?
    }

    @Test func givesTheTypesThatAnIndependentGrammarGives() throws {
        let folder = try #require(Vectors.folder).appendingPathComponent("gift_peg")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".gift") }
            .sorted()
        #expect(files.count == 51)
        for file in files {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            let json = try Data(contentsOf: folder.appendingPathComponent(file.dropLast(5) + ".json"))
            let expected = try JSONDecoder().decode([Independent].self, from: json)
            let reading = GIFTReader.read(text, file: file)
            #expect(reading.entries.map(type) == expected.map(\.type), "\(reading.problems)")
            for (question, other) in zip(reading.entries, expected) {
                guard case .question(let question) = question else { continue }
                #expect(question.name == other.title && question.id == other.id && question.tags == other.tags ?? [])
            }
        }
    }

    private func type(of entry: GIFTReading.Entry) -> String {
        switch entry {
        case .category: "Category"
        case .question(let question):
            switch question.body {
            case .description: "Description"
            case .essay: "Essay"
            case .trueFalse: "TF"
            case .choice: "MC"
            case .short: "Short"
            case .numerical: "Numerical"
            case .matching: "Matching"
            case .ordering: "Ordering"
            }
        }
    }
}
