internal import QuestionEngine
internal import StrictYAML

/// What makes a bank a good one, beyond being readable. Only active content is looked at, and what drafts lack.
struct BankLint {
    let header: Located<Bank.Header>?
    let topics: [Located<Topic>]
    let questions: [Located<Question>]
    let items: [Located<Item>]
    let drafts: [Located<Item>]

    init(_ content: BankContent) {
        header = content.header
        topics = content.topics
        questions = content.questions.filter { $0.value.status == .active }
        items = content.items.filter { $0.value.status == .active }
        drafts = content.items.filter { $0.value.status == .draft }
    }

    func warnings() -> [YAMLProblem] {
        let log = YAMLProblemLog()
        for question in questions { check(question, log: log) }
        for item in items { check(item, log: log) }
        checkTopicNames(log: log)
        checkSourceNumbers(log: log)
        checkLongestOptions(log: log)
        checkSimilarPrompts(log: log)
        checkSimilarStems(log: log)
        checkDrafts(log: log)
        return log.sorted
    }

    /// A word that people type must lead to one topic.
    private func checkTopicNames(log: YAMLProblemLog) {
        var owners: [String: TopicID] = [:]
        for topic in topics {
            let names = [topic.value.id.rawValue, topic.value.title] + topic.value.aliases
            for name in Set(names.map { $0.lowercased() }).sorted() {
                if let owner = owners[name], owner != topic.value.id {
                    log.report("`\(name)` already stands for the topic `\(owner.rawValue)`", at: topic.position)
                } else {
                    owners[name] = topic.value.id
                }
            }
        }
    }

    /// A bank that follows a numbered list follows all of it: gaps up to the highest number are named.
    private func checkSourceNumbers(log: YAMLProblemLog) {
        guard let header else { return }
        var numbers: [String: Set<Int>] = [:]
        for question in questions {
            guard let source = question.value.source, let number = source.number else { continue }
            if !numbers[source.title, default: []].insert(number).inserted {
                log.report("another question covers number \(number) of “\(source.title)”", at: question.position)
            }
        }
        for (title, covered) in numbers {
            let missing = Set(1...(covered.max() ?? 1)).subtracting(covered).sorted()
            guard !missing.isEmpty else { continue }
            let list = missing.map(String.init).joined(separator: ", ")
            log.report("no active question covers number \(list) of “\(title)”", at: header.position)
        }
    }

    /// Who knows nothing should not score by choosing the longest option.
    private func checkLongestOptions(log: YAMLProblemLog) {
        var telling: [Located<Item>] = []
        var count = 0
        for item in items {
            guard case .single(let options, _) = item.value.body,
                let key = options.first(where: \.isCorrect)?.text.count
            else { continue }
            count += 1
            if options.allSatisfy({ $0.isCorrect || $0.text.count < key }) { telling.append(item) }
        }
        guard count >= 5, telling.count * 10 > count * 4, let first = telling.first else { return }
        let ids = telling.map(\.value.id.rawValue).joined(separator: ", ")
        log.report(
            "the right option is the longest one in \(telling.count) of \(count) single-choice items, more than 40 %: \(ids)",
            at: first.position
        )
    }

    private func checkSimilarPrompts(log: YAMLProblemLog) {
        let twins = SimilarTexts(questions.map(\.value.prompt)).twins { first, second in
            let (first, second) = (questions[first].value, questions[second].value)
            return first.nearDuplicateOf == second.id || second.nearDuplicateOf == first.id
                || (first.nearDuplicateOf != nil && first.nearDuplicateOf == second.nearDuplicateOf)
        }
        for pair in twins {
            let first = questions[pair.first].value.id.rawValue
            log.report(
                "the prompt is much like that of `\(first)`: mark one `near_duplicate_of` the other",
                at: questions[pair.second].position
            )
        }
    }

    private func checkSimilarStems(log: YAMLProblemLog) {
        for pair in SimilarTexts(items.map(\.value.stem)).twins() {
            let first = items[pair.first].value.id.rawValue
            log.report("the stem is much like that of `\(first)`", at: items[pair.second].position)
        }
    }

    /// What a draft still needs before it can be asked.
    private func checkDrafts(log: YAMLProblemLog) {
        for draft in drafts {
            let missing = draft.value.missingReasons
            guard !missing.isEmpty else { continue }
            log.report(
                "the draft `\(draft.value.id.rawValue)` still needs \(missing.joined(separator: ", "))",
                at: draft.position)
        }
    }
}

extension Item {
    /// Reasons and explanation that are empty.
    fileprivate var missingReasons: [String] {
        var missing = explanation.isEmpty ? ["`explanation`"] : []
        switch body {
        case .single(let options, _), .multi(let options, _):
            let silent = options.filter(\.why.isEmpty).map(\.id)
            if !silent.isEmpty { missing.append("`why` of \(silent.joined(separator: " and "))") }
        case .trueFalse(_, let why): if why.isEmpty { missing.append("`why`") }
        case .order(let steps): missing += Self.silent(steps.map(\.why), "step")
        case .match(let pairs, let distractors):
            missing += Self.silent(pairs.map(\.why), "pair") + Self.silent(distractors.map(\.why), "distractor")
        case .short, .numeric: break
        }
        return missing
    }

    private static func silent(_ whys: [String], _ name: String) -> [String] {
        let numbers = whys.indices.filter { whys[$0].isEmpty }.map { "\($0 + 1)" }
        return numbers.isEmpty ? [] : ["`why` of \(name) \(numbers.joined(separator: " and "))"]
    }
}
