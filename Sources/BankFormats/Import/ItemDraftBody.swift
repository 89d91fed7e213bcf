internal import QuestionEngine

/// Makes of a draft's fields what is asked and what is right.
struct ItemDraftBody {
    let draft: ItemDraft
    let log: ImportLog

    func body() -> Item.Body? {
        switch draft.kind ?? likely {
        case .single: choice(allowsSeveral: false).map { .single(options: $0, shuffle: true) }
        case .multi: choice(allowsSeveral: true).map { .multi(options: $0, shuffle: true) }
        case .tf: truth()
        case .short: short()
        case .numeric: numeric()
        case .order: .order(steps: draft.steps.map { Item.Step(text: $0.text.text, why: $0.why) })
        case .match: match()
        case nil: missing()
        }
    }

    private var likely: ItemDraft.Kind? {
        if !draft.steps.isEmpty { return .order }
        if !draft.pairs.isEmpty { return .match }
        if !draft.options.isEmpty { return draft.options.count { $0.isRight == true } > 1 ? .multi : .single }
        if draft.tolerance != nil || draft.unit != nil { return .numeric }
        guard let answer = draft.answers.first?.text.lowercased() else { return nil }
        return draft.answers.count == 1 && ["true", "false"].contains(answer) ? .tf : .short
    }

    private func missing() -> Item.Body? {
        log.error(.missingField, "there is no answer to this question", at: draft.place)
        return nil
    }

    private func choice(allowsSeveral: Bool) -> [Item.Option]? {
        let options = draft.options
        let right = options.count { $0.isRight == true }
        guard (2...9).contains(options.count) else {
            log.error(.tooManyOptions, "a choice has 2 to 9 options, here are \(options.count)", at: draft.place)
            return nil
        }
        if allowsSeveral, !(1..<options.count).contains(right) {
            log.error(
                .noWrongAnswer,
                "some options have to be right and some wrong, here \(right) of \(options.count) are right",
                at: draft.place)
        }
        if !allowsSeveral, right != 1 {
            log.error(
                right == 0 ? .noRightAnswer : .severalRight, "exactly one option has to be right, here \(right) are",
                at: draft.place)
        }
        return zip(ItemTags.letters(options.count), options).map { id, option in
            Item.Option(id: id, text: option.text.text, isCorrect: option.isRight == true, why: option.why)
        }
    }

    private func truth() -> Item.Body? {
        guard let answer = onlyAnswer() else { return nil }
        guard let isTrue = Bool(answer.text.lowercased()) else {
            log.error(.badField, "expected `true` or `false`, found `\(answer.text)`", at: answer.place)
            return nil
        }
        return .trueFalse(isTrue: isTrue, why: draft.why)
    }

    private func short() -> Item.Body? {
        guard !draft.answers.isEmpty else { return missing() }
        let wrong = draft.wrong.map {
            Item.ShortKey.Answer(text: $0.text.text, credit: 0, why: $0.why.isEmpty ? nil : $0.why)
        }
        return .short(Item.ShortKey(answers: draft.answers.map { .init(text: $0.text) } + wrong))
    }

    private func match() -> Item.Body? {
        var pairs: [Item.Pair] = []
        var distractors: [Item.Distractor] = []
        for pair in draft.pairs {
            guard
                let (left, right) = pair.text.text.components(at: "->").map({ ($0.trimmingBlanks, $1.trimmingBlanks) }),
                !right.isEmpty
            else {
                log.error(.noArrow, "expected `left -> right`, found `\(pair.text.text)`", at: pair.text.place)
                return nil
            }
            if left.isEmpty {
                distractors.append(Item.Distractor(text: right, why: pair.why))
            } else {
                pairs.append(Item.Pair(left: left, right: right, why: pair.why))
            }
        }
        return .match(pairs: pairs, distractors: distractors)
    }

    private func numeric() -> Item.Body? {
        guard let answer = onlyAnswer() else { return nil }
        let parts = answer.text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        guard let value = parts.first.flatMap({ GIFTNumber($0)?.value }) else {
            log.error(.badField, "expected a number such as `6.8`, found `\(answer.text)`", at: answer.place)
            return nil
        }
        let written = parts.count > 1 ? parts[1] : nil
        if let written, let unit = draft.unit, unit.text != written {
            log.error(.badField, "the answer is in `\(written)`, the unit is `\(unit.text)`", at: unit.place)
        }
        guard let unit = draft.tolerance else {
            log.error(
                .missingField, "a number needs a tolerance: `0` if it has to be exact, `0.05`, or `1%` of it",
                at: answer.place)
            return nil
        }
        guard let tolerance = tolerance(unit, of: value) else { return nil }
        let name = written ?? draft.unit?.text
        return .numeric(
            Item.NumericKey(value: value, tolerance: tolerance, unit: name, units: name.map { [$0: 1] } ?? [:]))
    }

    private func tolerance(_ field: ItemDraft.Field, of value: Double) -> Item.NumericKey.Tolerance? {
        let isShare = field.text.hasSuffix("%")
        guard let width = GIFTNumber(isShare ? String(field.text.dropLast()) : field.text)?.value, width >= 0 else {
            log.error(.badField, "expected a tolerance such as `0.05` or `1%`, found `\(field.text)`", at: field.place)
            return nil
        }
        if isShare, value == 0 {
            log.error(.badField, "a share of 0 is 0: give the tolerance as a number", at: field.place)
        }
        return isShare ? .relative(width / 100) : .absolute(width)
    }

    private func onlyAnswer() -> ItemDraft.Field? {
        guard draft.answers.count == 1 else {
            log.error(
                .missingField, "this kind of question has one answer, here are \(draft.answers.count)",
                at: draft.answers.dropFirst().first?.place ?? draft.place)
            return nil
        }
        return draft.answers[0]
    }
}
