internal import StrictYAML

/// Takes a file line by line.
struct MarkdownParser {
    let log: ImportLog
    private(set) var drafts: [ItemDraft] = []
    private var topic: ItemDraft.Field?
    private var draft: ItemDraft?
    /// What a line without a mark of its own goes on with.
    private var target = Target.nothing
    private var isFenced = false
    private var isStrayReported = false
    /// Something about the question at hand is wrong.
    private var errors = 0

    private enum Target {
        case nothing, stem, option, step, pair, wrong, why, explanation, ended
    }

    static let keys = [
        "id", "type", "topics", "difficulty", "time", "status", "answer", "wrong", "why", "tolerance", "unit",
        "explanation",
        "shuffle", "case", "typos",
    ]

    init(log: ImportLog) {
        self.log = log
    }

    mutating func take(_ line: SourceText) {
        let trimmed = line.trimmed()
        let text = trimmed.string
        if target == .stem, isFenced || text.hasPrefix("```") {
            if text.hasPrefix("```") { isFenced.toggle() }
            draft?.stem += "\n" + line.string
        } else if text.hasPrefix("## ") {
            begin(trimmed)
        } else if text.hasPrefix("# ") {
            finish()
            topic = field(trimmed, after: 2)
        } else if text.isEmpty {
            if target != .stem, target != .nothing { target = .ended }
            if target == .stem { draft?.stem += "\n" }
        } else if let option = Self.option(trimmed) {
            take(option.text, isRight: option.isRight)
        } else if let step = Self.step(trimmed) {
            take(step, to: \.steps, .step)
        } else if let pair = Self.pair(trimmed) {
            take(pair, to: \.pairs, .pair)
        } else if let (key, value) = self.key(trimmed) {
            take(key, value, at: trimmed.place)
        } else {
            takeText(trimmed, isIndented: line.characters.first?.isBlank == true)
        }
    }

    mutating func finish() {
        if var draft, log.errorCount == errors {
            draft.stem = draft.stem.trimmingBlanks
            if draft.topics.isEmpty, let topic { draft.topics = [topic] }
            drafts.append(draft)
        }
        draft = nil
        target = .nothing
        isFenced = false
        isStrayReported = false
    }

    private mutating func begin(_ line: SourceText) {
        finish()
        errors = log.errorCount
        draft = ItemDraft(place: line.place, stem: field(line, after: 3).text)
        target = .stem
    }

    private func field(_ line: SourceText, after count: Int) -> ItemDraft.Field {
        let rest = line.suffix(from: min(line.characters.startIndex + count, line.characters.endIndex)).trimmed()
        return .init(text: rest.string, place: rest.place)
    }

    /// `- [x] text`, `* [ ] text`.
    private static func option(_ line: SourceText) -> (text: ItemDraft.Field, isRight: Bool)? {
        let head = line.string.prefix(5)
        guard let mark = head.first, "-*+".contains(mark),
            ["[x]", "[X]", "[ ]"].contains(head.dropFirst().dropFirst()),
            head.dropFirst().first == " "
        else { return nil }
        let rest = line.suffix(from: line.characters.startIndex + 5).trimmed()
        return (.init(text: rest.string, place: rest.place), !head.contains("[ ]"))
    }

    private mutating func take(_ text: ItemDraft.Field, isRight: Bool) {
        guard draft != nil else { return reportStray(text.place) }
        if text.text.isEmpty { log.error(.emptyAnswer, "an option without text", at: text.place) }
        draft?.options.append(.init(text: text, isRight: isRight))
        target = .option
    }

    /// `1. text`, `1) text`.
    private static func step(_ line: SourceText) -> ItemDraft.Field? {
        let digits = line.string.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count) else { return nil }
        let rest = line.suffix(from: line.characters.startIndex + digits.count)
        guard rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return nil }
        let text = rest.suffix(from: rest.characters.startIndex + 2).trimmed()
        return .init(text: text.string, place: text.place)
    }

    /// `- left -> right`.
    private static func pair(_ line: SourceText) -> ItemDraft.Field? {
        guard let mark = line.string.first, "-*+".contains(mark), line.string.dropFirst().first == " ",
            line.firstIndex(of: "->") != nil
        else { return nil }
        let text = line.suffix(from: line.characters.startIndex + 2).trimmed()
        return .init(text: text.string, place: text.place)
    }

    private mutating func take(
        _ text: ItemDraft.Field, to path: WritableKeyPath<ItemDraft, [ItemDraft.Option]>, _ next: Target
    ) {
        guard draft != nil else { return reportStray(text.place) }
        draft?[keyPath: path].append(.init(text: text))
        target = next
    }

    /// `Key: value` with a key that is known, or that looks like one where only keys can stand.
    private func key(_ line: SourceText) -> (key: String, value: ItemDraft.Field)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let name = line.prefix(upTo: colon).string.lowercased()
        let isKnown = Self.keys.contains(name)
        let isWord = name.allSatisfy { $0.isASCII && $0.isLetter } && !name.isEmpty
        guard isKnown || (isWord && target == .ended) else { return nil }
        return (name, field(line, after: name.unicodeScalars.count + 1))
    }

    private mutating func take(_ key: String, _ value: ItemDraft.Field, at place: SourcePlace) {
        guard draft != nil else { return reportStray(value.place) }
        target = .ended
        switch key {
        case "id": draft?.id = value
        case "type":
            draft?.kind = ItemDraft.Kind(rawValue: value.text.lowercased())
            if draft?.kind == nil {
                let kinds = ItemDraft.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                log.error(.badField, "`\(value.text)` is no type; there are \(kinds)", at: value.place)
            }
        case "topics":
            draft?.topics = value.text.split(separator: ",").map {
                .init(text: String($0).trimmingBlanks, place: value.place)
            }
        case "answer": draft?.answers.append(value)
        case "wrong":
            draft?.wrong.append(.init(text: value, isRight: false))
            target = .wrong
        case "why":
            draft?.why = value.text
            target = .why
        case "explanation":
            draft?.explanation = value.text
            target = .explanation
        case "tolerance": draft?.tolerance = value
        case "unit": draft?.unit = value
        case "difficulty", "time", "status", "shuffle", "case", "typos": draft?.settings.append((key, value))
        default:
            let near = NearestWord.of(key, among: Self.keys).map { "Did you mean `\($0)`?" }
            log.error(
                .badField, "unknown key `\(key)`. \(near ?? "Known are " + Self.keys.joined(separator: ", "))",
                at: place)
        }
    }

    private mutating func takeText(_ line: SourceText, isIndented: Bool) {
        switch target {
        case .stem: draft?.stem += "\n" + line.string
        case .option where isIndented: add(line.string, to: \.options[(draft?.options.count ?? 1) - 1].why)
        case .step where isIndented: add(line.string, to: \.steps[(draft?.steps.count ?? 1) - 1].why)
        case .pair where isIndented: add(line.string, to: \.pairs[(draft?.pairs.count ?? 1) - 1].why)
        case .wrong where isIndented: add(line.string, to: \.wrong[(draft?.wrong.count ?? 1) - 1].why)
        case .why: add(line.string, to: \.why)
        case .explanation: add(line.string, to: \.explanation)
        case .option, .step, .pair, .wrong:
            log.error(
                .strayText, "indent this line if it says why; otherwise begin it with a key such as `Explanation:`",
                at: line.place)
        case .nothing: reportStray(line.place)
        case .ended:
            log.error(
                .strayText, "this belongs to nothing: begin it with a key such as `Explanation:`", at: line.place)
        }
    }

    /// Lines of a paragraph are joined.
    private mutating func add(_ text: String, to path: WritableKeyPath<ItemDraft, String>) {
        guard let begun = draft?[keyPath: path] else { return }
        draft?[keyPath: path] = begun.isEmpty ? text : begun + " " + text
    }

    /// Text before the first question is an introduction; answers are not. Said once until the next heading.
    private mutating func reportStray(_ place: SourcePlace) {
        guard !isStrayReported else { return }
        isStrayReported = true
        guard drafts.isEmpty, topic == nil else {
            log.error(.strayText, "this belongs to no question: a question begins with `## `", at: place)
            return
        }
        log.warn(
            .strayText, "what stands before the first question is left out; a question begins with `## `", at: place)
    }
}
