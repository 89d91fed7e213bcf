internal import OrderedCollections
internal import QuestionEngine
internal import StrictYAML

/// Gives imported questions their ids, topics and licences in a bank.
struct ItemPlacing {
    private let bank: Bank
    private let settings: ImportSettings
    private let log: ImportLog
    private var takenIDs: Set<String>
    /// Folded stems, and who has them.
    private var stems: [String: String] = [:]
    private var lastNumber = 0
    /// First place and count of what lacks something.
    private var lacksTopic: (place: SourcePlace, count: Int)?
    private var lacksDifficulty: (place: SourcePlace, count: Int)?
    private var unknownHints: [String: SourcePlace] = [:]

    init(bank: Bank, settings: ImportSettings, log: ImportLog) {
        self.bank = bank
        self.settings = settings
        self.log = log
        takenIDs = Set(bank.items.keys.map(\.rawValue))
        for item in bank.items.values { stems[Self.folded(item.stem)] = item.id.rawValue }
    }

    mutating func place(_ found: [ImportedItem]) -> [Item] {
        for id in found.compactMap(\.id) where !takenIDs.contains(id) { reserved.insert(id) }
        let items = found.compactMap { place($0) }
        reportLacking()
        // One by one only where that tells which it is.
        return problems(with: items.map(\.item)).isEmpty
            ? items.map(\.item) : items.filter { fits($0.item, at: $0.place) }.map(\.item)
    }

    /// Ids that the file itself gives; new ones keep clear of them.
    private var reserved: Set<String> = []

    private mutating func place(_ found: ImportedItem) -> (item: Item, place: SourcePlace)? {
        let errors = log.errorCount
        checkStem(of: found)
        let topics = topics(of: found)
        let difficulty = found.difficulty ?? settings.difficulty
        if difficulty == nil {
            lacksDifficulty = (lacksDifficulty?.place ?? found.place, (lacksDifficulty?.count ?? 0) + 1)
        }
        let source = source(of: found)
        guard let id = id(of: found), let topics, let difficulty, log.errorCount == errors else { return nil }
        takenIDs.insert(id)
        stems[Self.folded(found.stem)] = id
        let parent = parent(of: found, id: ItemID(rawValue: id))
        let item = Item(
            id: ItemID(rawValue: id), revision: found.revision ?? 1, semanticRevision: found.semanticRevision ?? 1,
            status: found.status ?? settings.status, parent: parent?.id, topics: topics, difficulty: difficulty,
            stem: found.stem, body: found.body, explanation: found.explanation,
            reference: reference(of: found, parent: parent),
            source: source, seconds: found.seconds ?? 60)
        return (item, found.place)
    }

    private mutating func id(of found: ImportedItem) -> String? {
        if let id = found.id {
            if takenIDs.contains(id) {
                log.error(.takenID, "the id `\(id)` is taken in the bank", at: found.place)
                return nil
            }
            if IDText.isLegal(id) { return id }
            log.warn(.badID, "`\(id)` is no id of a bank, so this question gets a new one", at: found.place)
        }
        let stem = log.file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
        let prefix = settings.idPrefix ?? IDText.from(stem, fallback: "import")
        var id: String
        repeat {
            lastNumber += 1
            let digits = "\(lastNumber)"
            id = prefix + "-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        } while takenIDs.contains(id) || reserved.contains(id)
        return id
    }

    private func checkStem(of found: ImportedItem) {
        guard let twin = stems[Self.folded(found.stem)] else { return }
        log.error(.duplicateQuestion, "this question is there already, as `\(twin)`", at: found.place)
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    private mutating func topics(of found: ImportedItem) -> [TopicID]? {
        var topics: [TopicID] = []
        func add(_ topic: TopicID) { if !topics.contains(topic) { topics.append(topic) } }
        var isKnown = true
        for name in found.topics {
            if let topic = topic(name) {
                add(topic)
            } else {
                isKnown = false
                let near = bank.topicSuggestions(for: name).first.map { ". Did you mean “\($0)”?" } ?? ""
                log.error(.unknownTopic, "the bank has no topic `\(name)`\(near)", at: found.place)
            }
        }
        if topics.isEmpty, let topic = found.hints.lazy.compactMap(topic).first { add(topic) }
        if topics.isEmpty { settings.topics.compactMap(topic).forEach(add) }
        guard isKnown else { return nil }
        guard topics.isEmpty else { return topics }
        lacksTopic = (lacksTopic?.place ?? found.place, (lacksTopic?.count ?? 0) + 1)
        for hint in found.hints where unknownHints[hint] == nil { unknownHints[hint] = found.place }
        return nil
    }

    private func topic(_ name: String) -> TopicID? {
        let id = TopicID(rawValue: name)
        return bank.topic(id)?.id ?? bank.topic(named: name)?.id
    }

    private func reportLacking() {
        if let lacksTopic {
            let hints = unknownHints.keys.sorted().prefix(5).map { "`\($0)`" }.joined(separator: ", ")
            let tried = hints.isEmpty ? "" : "; the bank has none called \(hints)"
            log.error(
                .noTopic,
                "\(Self.amount(lacksTopic.count)) no topic of the bank\(tried): give --topic, or name topics in the file",
                at: lacksTopic.place)
        }
        if let lacksDifficulty {
            log.error(
                .noDifficulty,
                "\(Self.amount(lacksDifficulty.count)) no difficulty: give --difficulty, 1 (easy) to 5 (hard), or say it in the file",
                at: lacksDifficulty.place)
        }
    }

    private static func amount(_ count: Int) -> String {
        count == 1 ? "this question has" : "\(count) questions, this the first, have"
    }

    private func source(of found: ImportedItem) -> Item.Source? {
        if let own = found.source {
            if let problem = License.problem(with: own.license, in: bank.header.license) {
                log.error(.badLicense, problem, at: found.place)
            }
            return own
        }
        if settings.license == bank.header.license, settings.author == nil, settings.title == nil { return nil }
        return Item.Source(license: settings.license, title: settings.title, author: settings.author)
    }

    /// Only a question that lists the item can be its parent.
    private func parent(of found: ImportedItem, id: ItemID) -> Question? {
        guard let name = found.parent else { return nil }
        if let parent = bank.question(QuestionID(rawValue: name)), parent.items.contains(id) { return parent }
        log.warn(
            .unknownParent, "`\(id.rawValue)` gets no parent, as no question `\(name)` of the bank lists it",
            at: found.place)
        return nil
    }

    private func reference(of found: ImportedItem, parent: Question?) -> Question.Reference? {
        guard let parent, let number = found.reference else { return nil }
        guard parent.references.indices.contains(number) else {
            log.warn(.unknownParent, "`\(parent.id.rawValue)` has no reference \(number)", at: found.place)
            return nil
        }
        return parent.references[number]
    }

    /// Whether the native format takes the item; what it does not is reported.
    private func fits(_ item: Item, at place: SourcePlace) -> Bool {
        let problems = problems(with: [item])
        for problem in problems { log.error(.unfit, "a bank cannot hold this: \(problem)", at: place) }
        return problems.isEmpty
    }

    private func problems(with items: [Item]) -> [String] {
        let alone = items.map { item in
            var alone = item
            alone.parent = nil
            alone.reference = nil
            return alone
        }
        let small = Bank(header: bank.header, topics: Array(bank.topics.values), questions: [], items: alone)
        return BankReader.read(texts: [("items", BankWriter.text(of: small))]).problems.map(\.message)
    }
}
