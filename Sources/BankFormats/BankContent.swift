internal import QuestionEngine
internal import StrictYAML

/// What has been read so far, with the places that later checks point at.
final class BankContent {
    private var entries = BankEntries()
    private let references = CrossReferences()

    /// The first that can be read.
    var header: Located<Bank.Header>? { entries.headers.lazy.compactMap(\.header).first }
    var topics: [Located<Topic>] { entries.topics }
    var questions: [Located<Question>] { entries.questions }
    var items: [Located<Item>] { entries.items }

    /// What later files say.
    func add(_ part: BankPart) {
        entries.add(part.entries)
        references.add(part.mentions)
    }

    /// What has been read, for another content to add.
    func part(problems: YAMLProblemLog) -> BankPart {
        BankPart(entries: entries, mentions: references.mentions, problems: problems.problems)
    }

    func add(_ text: String, file: String, log: YAMLProblemLog) {
        let root = YAMLDocument.root(of: text, file: file, log: log)
        _ = root?.mapping { map -> Void? in
            if let node = map.optional("bank") {
                entries.headers.append((node.position, node.located(BankFormat.header)))
            }
            entries.topics +=
                map.optional("topics") { $0.list { $0.located { BankFormat.topic($0, references) } } } ?? []
            entries.questions +=
                map.optional("questions") { $0.list { $0.located { QuestionFormat.question($0, references) } } } ?? []
            let drafts = map.optional("items") { $0.list { $0.located { ItemFormat.draft($0, references) } } } ?? []
            for draft in drafts {
                entries.items.append(Located(draft.value.item, at: draft.position))
                entries.numberedReferences[draft.value.item.id] = draft.value.reference
            }
            return ()
        }
    }

    /// Checks what one entry says of another, after all files have been read.
    func resolve(log: YAMLProblemLog, source: String) {
        // Where files could not be read, what is missing may stand in them.
        if entries.headers.isEmpty, log.isEmpty {
            log.report(
                "no file has a `bank` section with id, title, version, language and license",
                at: YAMLPosition(file: source)
            )
        }
        if let first = header, let index = entries.headers.firstIndex(where: { $0.header != nil }) {
            for second in entries.headers[(index + 1)...] {
                log.report("the bank is already described at \(first.position)", at: second.position)
            }
        }
        references.resolve(log: log)
        resolveTopics(log: log)
        resolveItems(log: log)
        for question in questions where question.value.nearDuplicateOf == question.value.id {
            log.report("a question cannot be a near duplicate of itself", at: question.position)
        }
    }

    private func resolveTopics(log: YAMLProblemLog) {
        let parents = Dictionary(topics.map { ($0.value.id, $0.value.parent) }) { first, _ in first }
        for topic in topics {
            guard let parent = topic.value.parent, let grandparent = parents[parent], grandparent != nil else {
                continue
            }
            log.report(
                "the parent `\(parent.rawValue)` has a parent itself; a topic's parent has to be a group",
                at: topic.position
            )
        }
    }

    private func resolveItems(log: YAMLProblemLog) {
        let parents = Dictionary(questions.map { ($0.value.id, $0.value) }) { first, _ in first }
        var listers: [ItemID: [QuestionID]] = [:]
        for question in questions {
            for item in question.value.items { listers[item, default: []].append(question.value.id) }
        }
        for index in items.indices {
            let item = items[index].value
            for lister in listers[item.id] ?? [] where lister != item.parent {
                log.report(
                    "`\(item.id.rawValue)` is listed by `\(lister.rawValue)`, which is not its parent",
                    at: items[index].position
                )
            }
            let parent = item.parent.flatMap { parents[$0] }
            if let parent, !parent.items.contains(item.id) {
                log.report(
                    "`\(item.id.rawValue)` is missing in `items` of its parent `\(parent.id.rawValue)`",
                    at: items[index].position
                )
            }
            entries.items[index].value.reference = reference(of: item, parent: parent, log: log)
        }
    }

    private func reference(of item: Item, parent: Question?, log: YAMLProblemLog) -> Question.Reference? {
        guard let number = entries.numberedReferences[item.id] else { return nil }
        if item.parent == nil {
            log.report("`reference` counts the references of a parent, and there is none", at: number.position)
        }
        guard let parent else { return nil }
        guard parent.references.indices.contains(number.value) else {
            log.report(
                "there is no reference \(number.value): `\(parent.id.rawValue)` has \(parent.references.count), "
                    + "counted from 0",
                at: number.position
            )
            return nil
        }
        return parent.references[number.value]
    }
}
