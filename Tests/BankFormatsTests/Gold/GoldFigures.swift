import QuestionEngine

/// How often what is found is what was judged.
struct GoldFigures {
    var answers = 0
    var judged = 0
    /// Found, and made.
    var right = 0
    /// Found, and not made.
    var wrong = 0
    /// Made, and not found.
    var missed = 0
    /// Answers of which at least one point is found that they do not make.
    var misled = 0

    var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    /// Points falsely found, of those that are not made.
    var falseRate: Double { Double(wrong) / Double(max(1, judged - right - missed)) }

    init(_ set: some Sequence<GoldSet.Answer>, judge: String = GoldSet.judge) {
        for answer in set {
            guard let made = answer.made[judge] else { continue }
            answers += 1
            judged += answer.question.keyPoints.count
            right += answer.found.intersection(made).count
            wrong += answer.found.subtracting(made).count
            missed += made.subtracting(answer.found).count
            if !answer.found.isSubset(of: made) { misled += 1 }
        }
    }
}
