internal import QuestionEngine

extension GIFTConversion {
    func order(_ steps: [GIFTText], of question: GIFTQuestion) -> Item.Body? {
        guard (3...6).contains(steps.count) else {
            log.error(
                .countOfParts, "a bank puts 3 to 6 steps in order, here are \(steps.count)", at: question.place)
            return nil
        }
        let converted = steps.enumerated().map { index, step in
            Item.Step(text: text(step, at: question.place), why: question.reasons[index + 1] ?? "")
        }
        return .order(steps: converted)
    }

    /// Reasons are numbered as the pairs stand in the file, those without a left side included.
    func match(_ pairs: [GIFTQuestion.Pair], of question: GIFTQuestion) -> Item.Body? {
        let reasoned = pairs.enumerated().map { (pair: $1, why: question.reasons[$0 + 1] ?? "") }
        let whole = reasoned.filter { !$0.pair.left.isEmpty }
        let distractors = reasoned.filter { $0.pair.left.isEmpty }
        guard (3...5).contains(whole.count), distractors.count <= 2 else {
            log.error(
                .countOfParts,
                "a bank matches 3 to 5 pairs with at most 2 right sides more, here are \(whole.count) and \(distractors.count)",
                at: question.place)
            return nil
        }
        return .match(
            pairs: whole.map { pair, why in
                Item.Pair(left: text(pair.left, at: pair.place), right: pair.right, why: why)
            },
            distractors: distractors.map { Item.Distractor(text: $0.pair.right, why: $0.why) })
    }
}

extension GIFTQuestion {
    /// Numbers of reasons for which there is no step or pair.
    var unusedReasons: [Int] {
        let count =
            switch body {
            case .matching(let pairs): pairs.count
            case .ordering(let steps): steps.count
            default: 0
            }
        return reasons.keys.filter { !(1...max(1, count)).contains($0) || count == 0 }
    }
}
