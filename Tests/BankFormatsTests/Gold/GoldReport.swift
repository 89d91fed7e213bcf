import Foundation
import QuestionEngine

/// The figures of docs/open-answers.md, as Markdown.
struct GoldReport {
    var set: GoldSet

    var text: String {
        (["### Figures", "", Self.head, Self.rule] + GoldSet.Half.allCases.map(row) + ["", kindHead, Self.kindRule]
            + GoldSet.Kind.allCases.map(row) + [
                "", agreement, "", "### Found in held-out answers that do not say it", "",
            ]
            + wrong + ["", "### Said in held-out answers and not found", ""] + missed).joined(separator: "\n")
    }

    private static let head = "| half | answers | judgements | precision | recall | falsely found | missed |"
    private static let rule = "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    private let kindHead =
        "| held-out answers | answers | points made | found of them | falsely found | of the points not made |"
    private static let kindRule = "| --- | ---: | ---: | ---: | ---: | ---: |"

    private func row(_ half: GoldSet.Half) -> String {
        let figures = GoldFigures(set.answers.filter { $0.half == half })
        return "| \(half.rawValue) | \(figures.answers) | \(figures.judged) | \(share(figures.precision)) |"
            + " \(share(figures.recall)) | \(figures.wrong) | \(figures.missed) |"
    }

    private func row(_ kind: GoldSet.Kind) -> String {
        let figures = GoldFigures(set.answers.filter { $0.half == .heldOut && $0.kind == kind })
        return "| \(kind.rawValue) | \(figures.answers) | \(figures.right + figures.missed) | \(figures.right) |"
            + " \(figures.wrong) | \(share(figures.falseRate)) |"
    }

    /// How often a second judge, if there is one, says the same.
    private var agreement: String {
        let others = Set(set.answers.flatMap(\.made.keys)).subtracting([GoldSet.judge]).sorted()
        guard !others.isEmpty else { return "One judge only: how far two would agree is not known." }
        return others.map { judge in
            let both = set.answers.filter { $0.made[judge] != nil }
            let points = both.reduce(0) { $0 + $1.question.keyPoints.count }
            let same = both.reduce(0) { sum, answer in
                let apart = (answer.made[judge] ?? []).symmetricDifference(answer.made[GoldSet.judge] ?? [])
                return sum + answer.question.keyPoints.count - apart.count
            }
            return "Judges \(GoldSet.judge) and \(judge) agree on \(same) of \(points) points."
        }.joined(separator: " ")
    }

    private var wrong: [String] {
        failures { made, sighting in
            guard !made, case .found(let quote) = sighting else { return nil }
            return "“\(quote.context)” is taken for"
        }
    }

    private var missed: [String] {
        failures { made, sighting in
            guard made else { return nil }
            switch sighting {
            case .found: return nil
            case .unseen: return "nothing is taken for"
            case .denied(let quote): return "“\(quote.context)” is taken for a denial of"
            case .listed(let quote): return "“\(quote.context)” is taken for a mere mention of"
            }
        }
    }

    private func failures(_ line: (Bool, OpenAnswerReading.Sighting) -> String?) -> [String] {
        set.answers.filter { $0.half == .heldOut }.flatMap { answer in
            answer.reading.points.compactMap { point in
                line(answer.made[GoldSet.judge]?.contains(point.keyPoint.id) ?? false, point.sighting).map {
                    "- \(answer.question.id.rawValue), answer \(answer.number) (\(answer.kind.rawValue)): \($0) “\(point.keyPoint.say)”"
                }
            }
        }
    }

    private func share(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        return "\(thousandths / 1000).\(String(thousandths % 1000 + 1000).dropFirst())"
    }
}
