internal import StrictYAML

/// Items from a table: the first row names the columns, every other is a question.
struct CSVItems {
    let log: ImportLog

    /// Columns beside `option_a`, `why_a`, … `option_i`, `why_i`.
    static let columns = [
        "id", "type", "topics", "difficulty", "stem", "answer", "wrong", "why", "tolerance", "unit", "explanation",
        "time_s",
        "status", "shuffle", "case", "typos",
    ]
    private static let letters = ItemTags.letters(9)

    func items(of text: String) -> [ImportedItem] {
        let rows = CSVReader(log: log).rows(of: text)
        guard let head = rows.first, let names = names(head) else { return [] }
        return rows.dropFirst().compactMap { row in
            guard row.fields.count == names.count else {
                log.error(
                    .badRow,
                    "this row has \(row.fields.count) fields, the first has \(names.count): put quotes around fields with commas",
                    at: row.place)
                return nil
            }
            var cells: [String: ItemDraft.Field] = [:]
            for (name, field) in zip(names, row.fields) {
                let text = field.text.trimmingBlanks
                if !text.isEmpty { cells[name] = .init(text: text, place: field.place) }
            }
            return draft(cells, at: row.place)?.item(log: log)
        }
    }

    /// Nil if the table cannot be read by them.
    private func names(_ head: CSVReader.Row) -> [String]? {
        let names = head.fields.map { $0.text.trimmingBlanks.lowercased() }
        if names.count == 1, names[0].contains(";") {
            log.error(.badColumn, "the columns are separated by semicolons: save the table with commas", at: head.place)
            return nil
        }
        let known = Self.columns + Self.letters.flatMap { ["option_\($0)", "why_\($0)"] }
        let errors = log.errorCount
        for (index, name) in names.enumerated() {
            let place = head.fields[index].place
            if !known.contains(name) {
                let near = NearestWord.of(name, among: known).map { ". Did you mean `\($0)`?" } ?? ""
                let list = Self.columns.joined(separator: ", ")
                log.error(
                    .badColumn,
                    "unknown column `\(name)`\(near.isEmpty ? ". There are \(list), option_a, why_a, …" : near)",
                    at: place)
            } else if names[..<index].contains(name) {
                log.error(.badColumn, "the column `\(name)` is there twice", at: place)
            }
        }
        if !names.contains("stem"), log.errorCount == errors {
            log.error(.badColumn, "the first row names no column `stem`, which holds the questions", at: head.place)
        }
        return log.errorCount == errors ? names : nil
    }

    private func draft(_ cells: [String: ItemDraft.Field], at place: SourcePlace) -> ItemDraft? {
        var draft = ItemDraft(place: place, stem: cells["stem"]?.text ?? "")
        if let type = cells["type"] {
            guard let kind = ItemDraft.Kind(rawValue: type.text.lowercased()) else {
                let kinds = ItemDraft.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                log.error(.badField, "`\(type.text)` is no type; there are \(kinds)", at: type.place)
                return nil
            }
            draft.kind = kind
        }
        draft.id = cells["id"]
        draft.topics = cells["topics"].map { Self.parts(of: $0, at: ",") } ?? []
        draft.explanation = cells["explanation"]?.text ?? ""
        draft.why = cells["why"]?.text ?? ""
        draft.tolerance = cells["tolerance"]
        draft.unit = cells["unit"]
        draft.answers = cells["answer"].map { Self.parts(of: $0, at: "|") } ?? []
        draft.wrong = (cells["wrong"].map { Self.parts(of: $0, at: "|") } ?? []).map { .init(text: $0, isRight: false) }
        let settings = [
            ("difficulty", "difficulty"), ("time_s", "time"), ("status", "status"), ("shuffle", "shuffle"),
            ("case", "case"), ("typos", "typos"),
        ]
        for (column, setting) in settings {
            if let value = cells[column] { draft.settings.append((setting, value)) }
        }
        return takeOptions(cells, into: &draft) ? draft : nil
    }

    /// Options, and which of them `answer` names.
    private func takeOptions(_ cells: [String: ItemDraft.Field], into draft: inout ItemDraft) -> Bool {
        var letters: [String] = []
        for letter in Self.letters {
            guard let option = cells["option_\(letter)"] else {
                if let why = cells["why_\(letter)"] {
                    log.error(.missingField, "`why_\(letter)` without `option_\(letter)`", at: why.place)
                    return false
                }
                continue
            }
            letters.append(letter)
            draft.options.append(.init(text: option, isRight: false, why: cells["why_\(letter)"]?.text ?? ""))
        }
        guard !letters.isEmpty else { return true }
        if draft.kind == .order || draft.kind == .match {
            (draft.steps, draft.pairs) = draft.kind == .order ? (draft.options, []) : ([], draft.options)
            draft.options = []
            return true
        }
        guard let answer = cells["answer"] else {
            log.error(
                .missingField, "`answer` has to name the right option, such as `b`, or several: `a,c`", at: draft.place)
            return false
        }
        for name in answer.text.lowercased().split(whereSeparator: { ",;| ".contains($0) }) {
            guard let index = letters.firstIndex(of: String(name)) else {
                log.error(
                    .badField, "`answer` names option `\(name)`; there are \(letters.joined(separator: ", "))",
                    at: answer.place)
                return false
            }
            draft.options[index].isRight = true
        }
        draft.answers = []
        return true
    }

    private static func parts(of field: ItemDraft.Field, at separator: Character) -> [ItemDraft.Field] {
        field.text.split(separator: separator).map(String.init).map(\.trimmingBlanks).filter { !$0.isEmpty }
            .map { .init(text: $0, place: field.place) }
    }
}

extension String {
    /// Without blanks at either end.
    var trimmingBlanks: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
        return String(self[start..<end])
    }
}
