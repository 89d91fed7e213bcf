internal import QuestionEngine

extension GIFTConversion {
    func single(_ answers: [GIFTQuestion.Answer], of question: GIFTQuestion) -> Item.Body? {
        for answer in answers where answer.fraction > 0 && answer.fraction < 1 {
            log.error(
                .partialCredit,
                "an option of a single choice is right or wrong in a bank, here one is worth \(percent(answer.fraction)): "
                    + "take its weight out, or write `~%…%` for all that may be chosen together",
                at: answer.place)
        }
        if let penalty = answers.first(where: { $0.fraction < 0 }) {
            log.warn(.weightsReplaced, "a wrong option earns nothing, and takes nothing away", at: penalty.place)
        }
        let right = answers.filter { $0.fraction == 1 }
        if right.count > 1 {
            log.error(
                .severalRight,
                "\(right.count) options are right, but one can be chosen: write `~%\((100 / Double(right.count)).formattedWeight)%` "
                    + "if several belong together, `\\=` if the sign is part of a text",
                at: right[1].place)
        }
        return options(answers, of: question) { $0.fraction == 1 }.map { .single(options: $0, shuffle: true) }
    }

    func multi(_ answers: [GIFTQuestion.Answer], of question: GIFTQuestion) -> Item.Body? {
        let right = answers.filter { $0.fraction > 0 }
        let wrong = answers.filter { $0.fraction <= 0 }
        let sum = right.map(\.fraction).reduce(0, +)
        if abs(sum - 1) > 0.01 {
            log.error(
                .weightSum, "the weights of the right options add up to \(percent(sum)), not to 100", at: question.place
            )
        }
        if wrong.isEmpty {
            log.error(.noWrongAnswer, "all options are right: there is nothing to choose", at: question.place)
        }
        let isPlusMinus =
            right.allSatisfy { abs($0.fraction * Double(right.count) - 1) < 0.01 }
            && wrong.allSatisfy { abs($0.fraction * Double(wrong.count) + 1) < 0.01 }
        if !isPlusMinus, abs(sum - 1) <= 0.01 {
            log.warn(
                .weightsReplaced,
                "the weights are not kept: viva counts the share of right options chosen, less the share of wrong ones",
                at: question.place)
        }
        return options(answers, of: question) { $0.fraction > 0 }.map { .multi(options: $0, shuffle: true) }
    }

    private func options(
        _ answers: [GIFTQuestion.Answer], of question: GIFTQuestion, isRight: (GIFTQuestion.Answer) -> Bool
    ) -> [Item.Option]? {
        guard answers.count <= 9 else {
            log.error(.tooManyOptions, "\(answers.count) options; a bank takes at most 9", at: question.place)
            return nil
        }
        let options = zip(ItemTags.letters(answers.count), answers).map { id, answer in
            Item.Option(
                id: id, text: text(answer.text, at: answer.place), isCorrect: isRight(answer),
                why: text(answer.feedback, at: answer.place))
        }
        if Set(options.map { $0.text.lowercased() }).count < options.count {
            log.error(.duplicateAnswer, "two options have the same text", at: question.place)
        }
        return options
    }
}
