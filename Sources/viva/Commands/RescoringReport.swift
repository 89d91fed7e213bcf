import Bot
import QuestionEngine
import Store

/// What a rescoring comes to, in lines for an operator. Names no person and no answer.
struct RescoringReport {
    var plans: [Rescoring.Plan]
    var isDone: Bool

    var lines: [String] {
        guard !plans.isEmpty else { return ["Nothing to do: every answer is graded by the key that the bank holds."] }
        let changed = plans.reduce(0) { $0 + $1.changed }
        let total = plans.reduce(0) { $0 + $1.attempts.count }
        let summary =
            isDone
            ? "\(changed) of \(total) credits changed."
            : "\(changed) of \(total) credits would change; --apply does it."
        return plans.flatMap(lines) + [summary]
    }

    private func lines(of plan: Rescoring.Plan) -> [String] {
        let better = plan.attempts.count { $0.new > $0.old }
        let worse = plan.changed - better
        var lines = [
            "\(plan.item.rawValue), semantic_rev \(plan.semanticRevision): of \(plan.attempts.count) answers"
                + " \(better) earn more, \(worse) earn less"
        ]
        for reason in Replay.Reason.allCases {
            guard let count = plan.kept[reason], count > 0 else { continue }
            lines.append("  \(count) keep what they have: \(Self.sentence(reason, plan.item))")
        }
        if plan.lapsedRulings > 0 {
            lines.append(
                "  \(plan.lapsedRulings) decided appeal(s) on an earlier key count no more: list those answers in the bank"
            )
        }
        return lines
    }

    private static func sentence(_ reason: Replay.Reason, _ item: ItemID) -> String {
        switch reason {
        case .gone: "the bank has the item no longer"
        case .reworded:
            "the item was worded otherwise, or viva did not note how; `rescore --reworded \(item.rawValue)` grades them too"
        case .unreadable: "what was chosen is no longer there to be chosen"
        }
    }
}
