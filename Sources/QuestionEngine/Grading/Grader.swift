/// Grades answers to items. What decided is said with the grade, so that nobody has to trust it blindly.
package struct Grader: Sendable {
    private let typos: TypoJudge
    /// In bytes; comparing a text of any length with every listed answer would take any time.
    private static let longestAnswer = 2_000

    package init(knownTerms: KnownTerms) {
        typos = TypoJudge(knownTerms: knownTerms)
    }

    /// Knows all terms that the bank's short answers list.
    package init(bank: Bank) {
        self.init(knownTerms: KnownTerms(bank: bank))
    }

    /// - Parameters:
    ///   - answer: what the person wrote, as plain text.
    ///   - order: the option ids in the order shown, since letters address that order.
    package func grade(_ answer: String, to item: Item, order: [String]) -> Grade {
        guard answer.utf8.count <= Self.longestAnswer else {
            return .unreadable("That is too long for an answer to a quiz. Please answer in a few words.")
        }
        return switch item.body {
        case .single: single(answer, options: item.letteredOptions(order: order))
        case .multi: multi(answer, options: item.letteredOptions(order: order))
        case .trueFalse(let isTrue, let why): truth(answer, isTrue: isTrue, why: why)
        case .short(let key): short(answer, key: key)
        case .numeric(let key): NumericGrading(key: key).grade(answer)
        case .order(let steps): OrderGrading(steps: steps, shown: item.lettered(order: order)).grade(answer)
        case .match(let pairs, let distractors):
            MatchGrading(
                pairs: pairs, distractors: distractors, lefts: item.numbered(order: order),
                rights: item.lettered(order: order)
            ).grade(answer)
        }
    }

    private func single(_ answer: String, options: [(letter: String, option: Item.Option)]) -> Grade {
        switch ChoiceReader(options: options, allowsSeveral: false).read(answer) {
        case .unreadable(let advice): return .unreadable(advice)
        case .chosen(let places):
            let remarks = places.map { remark(options[$0]) }
            let isRight = remarks.allSatisfy(\.isRight)
            return .graded(
                Grade.Graded(
                    credit: isRight ? 1 : 0, remarks: remarks, rule: .option(isRight: isRight),
                    reading: .options(Set(places.map { options[$0].option.id }))))
        }
    }

    private func multi(_ answer: String, options: [(letter: String, option: Item.Option)]) -> Grade {
        switch ChoiceReader(options: options, allowsSeveral: true).read(answer) {
        case .unreadable(let advice): return .unreadable(advice)
        case .chosen(let places):
            let remarks = places.map { remark(options[$0]) }
            let hits = remarks.count(where: \.isRight)
            let right = options.count(where: \.option.isCorrect)
            let falseAlarms = remarks.count - hits
            let credit = Scoring.plusMinus(
                hits: hits, of: right, falseAlarms: falseAlarms, of: options.count - right
            )
            return .graded(
                Grade.Graded(
                    credit: credit, remarks: remarks,
                    rule: .plusMinus(
                        hits: hits, right: right, falseAlarms: falseAlarms, wrong: options.count - right),
                    reading: .options(Set(places.map { options[$0].option.id }))))
        }
    }

    private func remark(_ entry: (letter: String, option: Item.Option)) -> Grade.Remark {
        Grade.Remark(
            subject: "\(entry.letter). \(entry.option.text)", isRight: entry.option.isCorrect, why: entry.option.why
        )
    }

    private func truth(_ answer: String, isTrue: Bool, why: String) -> Grade {
        guard let said = TruthReader.read(answer) else { return .unreadable("Please answer with `true` or `false`.") }
        let remark = Grade.Remark(subject: said ? "true" : "false", isRight: said == isTrue, why: why)
        return .graded(
            Grade.Graded(
                credit: said == isTrue ? 1 : 0, remarks: [remark], rule: .statement(isTrue: isTrue),
                reading: .truth(said)))
    }

    private func short(_ answer: String, key: Item.ShortKey) -> Grade {
        let matcher = ShortMatcher(key: key, typos: typos)
        let written = matcher.normalise(answer)
        guard !written.isEmpty else { return .unreadable("Please answer with a word or a short phrase.") }
        let match = matcher.match(answer)
        let credit = match?.answer.credit ?? 0
        let remark = Grade.Remark(subject: written, isRight: credit > 0, why: match?.answer.why ?? "")
        return .graded(
            Grade.Graded(
                credit: credit, remarks: [remark],
                rule: match?.rule ?? .unlisted(near: matcher.termBeside(answer)), reading: .text(written),
                isForeseen: match != nil))
    }
}
