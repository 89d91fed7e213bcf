internal import QuestionEngine

/// What a bank makes of the questions of a GIFT file.
struct GIFTConversion {
    let log: ImportLog

    /// Nil if a bank cannot hold the question; the reason is in the log.
    func item(from question: GIFTQuestion) -> ImportedItem? {
        let errors = log.errorCount
        guard let body = body(of: question) else { return nil }
        var item = ImportedItem(
            place: question.place, stem: text(question.text, at: question.place), body: body,
            explanation: explanation(of: question))
        item.id = question.id
        if let number = question.unusedReasons.min() {
            log.error(
                .badTag, "there is no step or pair \(number) that `[why:\(number):…]` could speak of",
                at: question.place)
        }
        for tag in question.tags where !item.take(tag: tag) {
            log.error(.badTag, "the tag `\(tag)` is not understood here", at: question.place)
        }
        item.hints += Self.segments(of: question.category ?? "").reversed()
        return log.errorCount == errors ? item : nil
    }

    func text(_ text: GIFTText, at place: SourcePlace) -> String {
        PlainText(log: log, place: place).text(of: text)
    }

    /// Parts of a category; `//` stands for a slash in a name.
    private static func segments(of category: String) -> [String] {
        category.replacing("//", with: "\u{0}").split(separator: "/")
            .map { String($0).replacing("\u{0}", with: "/") }
            .map(\.trimmingBlanks)
            .filter { !$0.isEmpty && !$0.hasPrefix("$") && $0 != "top" }
    }

    private func explanation(of question: GIFTQuestion) -> String {
        var texts = [question.generalFeedback]
        if case .numerical(let numbers) = question.body {
            texts += numbers.filter { $0.fraction == 1 }.map(\.feedback)
        }
        return texts.map { text($0, at: question.place) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func body(of question: GIFTQuestion) -> Item.Body? {
        switch question.body {
        case .description:
            log.error(
                .nothingToAnswer, "a description: there are no answers in `{…}`, so there is nothing to ask",
                at: question.place)
            return nil
        case .essay:
            log.error(
                .notGraded,
                "an essay is graded by people: write an open question with key points in the native format instead",
                at: question.place)
            return nil
        case .trueFalse(let isTrue, let wrong, let right):
            return .trueFalse(isTrue: isTrue, why: why(wrong: wrong, right: right, at: question.place))
        case .choice(let allowsSeveral, let answers):
            return allowsSeveral ? multi(answers, of: question) : single(answers, of: question)
        case .short(let answers): return short(answers, of: question)
        case .numerical(let numbers): return numeric(numbers, of: question)
        case .matching(let pairs): return match(pairs, of: question)
        case .ordering(let steps): return order(steps, of: question)
        }
    }

    /// A bank gives one reason, whatever was answered.
    private func why(wrong: GIFTText, right: GIFTText, at place: SourcePlace) -> String {
        let (wrong, right) = (text(wrong, at: place), text(right, at: place))
        if !wrong.isEmpty, !right.isEmpty, wrong != right {
            log.warn(
                .textDropped, "a statement has one reason in a bank: “\(right)”, for those who are right, is left out",
                at: place)
        }
        return wrong.isEmpty ? right : wrong
    }

    private func short(_ answers: [GIFTQuestion.Answer], of question: GIFTQuestion) -> Item.Body {
        let converted = answers.map { answer in
            let why = text(answer.feedback, at: answer.place)
            return Item.ShortKey.Answer(
                text: text(answer.text, at: answer.place), credit: answer.fraction, why: why.isEmpty ? nil : why)
        }
        if Set(converted.map(\.text)).count < converted.count {
            log.error(.duplicateAnswer, "an answer is listed twice", at: question.place)
        }
        // As Moodle compares: case does not count, all else does.
        return .short(Item.ShortKey(answers: converted, allowsTypos: false, ignoresArticles: false))
    }

    private func numeric(_ numbers: [GIFTQuestion.Number], of question: GIFTQuestion) -> Item.Body? {
        for number in numbers where number.fraction != 1 {
            if number.fraction > 0 {
                log.error(
                    .partialCredit,
                    "a number in a bank is right or wrong: take out what is worth \(percent(number.fraction))",
                    at: number.place)
            } else if !number.feedback.isEmpty {
                log.warn(
                    .textDropped, "a bank explains no wrong numbers: “\(number.feedback.text)” is left out",
                    at: number.place)
            }
        }
        let right = numbers.filter { $0.fraction == 1 }
        guard right.count == 1, let key = right.first, let value = key.value else {
            log.error(
                .severalRight, "a bank knows one right number with a tolerance, here are \(right.count)",
                at: question.place)
            return nil
        }
        return .numeric(Item.NumericKey(value: value, tolerance: .absolute(key.tolerance)))
    }

    func percent(_ fraction: Double) -> String { "\((fraction * 100).formattedWeight) per cent" }
}
