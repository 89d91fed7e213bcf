import Foundation

/// Reads a phrase word by word. Each function reads what may follow the place where it is called, and leaves what it does not
/// understand to its caller.
struct PhraseParser {
    let tokens: [String]
    let now: Date
    let holidays: HolidayCalendars
    let zones: ZoneNames
    let clauseWords: Set<String>
    var words: PhraseWords
    var draft = PhraseDraft()
    /// Indices of tokens that belong to other clauses.
    var rest: [Int] = []

    init(
        _ tokens: [String], now: Date, holidays: HolidayCalendars, zones: ZoneNames, clauseWords: Set<String>
    ) {
        self.tokens = tokens
        self.now = now
        self.holidays = holidays
        self.zones = zones
        self.clauseWords = clauseWords
        words = PhraseWords(tokens)
    }

    mutating func parse() throws(SchedulePhraseError) {
        while let word = words.peek {
            if clauseWords.contains(word.text) {
                readForeignClause()
                continue
            }
            if try readTime() { continue }
            if try readRecurrence() { continue }
            if try readCondition() { continue }
            if words.skip(anyOf: Self.fillers) { continue }
            if try readZone() { continue }
            throw unknown(word)
        }
    }

    static let fillers: Set<String> = [",", "on", "the", "at", "please", "then", "always"]
    private static let zoneWords: Set<String> = ["in", "zone", "timezone", "tz"]

    /// The keywords that a misspelt word is compared with.
    private static let keywords =
        [
            "every", "each", "daily", "weekly", "monthly", "weekdays", "weekends", "other", "first", "second", "third",
            "fourth", "last", "except", "holidays", "starting", "until", "noon", "midnight",
        ] + Recurrence.Weekday.allCases.map { $0.name.lowercased() }

    private func unknown(_ word: PhraseWords.Word) -> SchedulePhraseError {
        if LocalDate(word.text) != nil {
            return .unclear(
                word.original, proposals: ["starting \(word.text)", "until \(word.text)", "except \(word.text)"])
        }
        if word.text.contains("/"), let error = zoneError(for: word) { return .zone(error) }
        let keywords = Self.keywords + clauseWords.sorted()
        let near = Spelling.nearest(to: word.text, among: keywords, limit: word.text.count < 5 ? 1 : 2, count: 1) { $0 }
        if near.isEmpty, word.text.count >= 4, let error = zoneError(for: word), !error.suggestions.isEmpty {
            return .zone(error)
        }
        return .unknownWord(word.original, suggestion: near.first)
    }

    private func zoneError(for word: PhraseWords.Word) -> ZoneError? {
        do {
            _ = try zones.zone(named: word.original, at: now)
            return nil
        } catch { return error }
    }

    // MARK: - Other clauses

    /// Everything up to a word that can only go on with the schedule.
    private mutating func readForeignClause() {
        var isReveal = false
        var last = -1
        repeat {
            // `reveal at 17:00` and `reveal after 4h` say nothing of the schedule's own time.
            if clauseWords.contains(words.text()) { isReveal = words.text() == "reveal" }
            if let token = words.peek?.token, token != last {
                rest.append(token)
                last = token
            }
            words.skip()
        } while words.peek != nil && !resumesSchedule(afterReveal: isReveal)
    }

    private func resumesSchedule(afterReveal isReveal: Bool) -> Bool {
        let text = words.text()
        if Self.resumingWords.contains(text) { return true }
        if text.contains("/"), (try? zones.known(text, at: now)) != nil { return true }
        return !isReveal && (text == "at" || LocalTime(spoken: text) != nil)
    }

    private static let resumingWords: Set<String> = [
        "on", "every", "each", "weekdays", "weekends", "except", "holidays", "starting", "until",
    ]

    // MARK: - Time and zone

    private mutating func readTime() throws(SchedulePhraseError) -> Bool {
        let isAnnounced = words.text() == "at"
        let offset = isAnnounced ? 1 : 0
        let text = words.text(ahead: offset)
        guard let first = text.first else { return false }
        let after = words.text(ahead: offset + 1)
        if first.isNumber, ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "h"].contains(after),
            let time = LocalTime(spoken: text + after)
        {
            words.skip(offset + 2)
            try draft.setTime(time)
            return true
        }
        // What comes after `at 9` tells whether it is a time: `at 9 weeks` is not.
        if let time = LocalTime(spoken: text, allowsBareHour: isAnnounced) {
            words.skip(offset + 1)
            words.skip(anyOf: ["o'clock", "oclock", "sharp"])
            try draft.setTime(time)
            return true
        }
        let looksLikeTime = first.isNumber && (text.contains(":") || text.hasSuffix("am") || text.hasSuffix("pm"))
        if isAnnounced || looksLikeTime {
            guard let written = words.prefix(offset + 1).dropFirst(offset).first?.original else { return false }
            throw .badTime(written)
        }
        return false
    }

    private mutating func readZone() throws(SchedulePhraseError) -> Bool {
        let isAnnounced = words.skip(anyOf: Self.zoneWords)
        guard let word = words.peek else {
            if isAnnounced { throw .incomplete(after: "in", expected: "a time zone, such as Europe/Vilnius") }
            return false
        }
        for length in [3, 2, 1] where words.prefix(length).count == length {
            let name = words.prefix(length).map(\.original).joined(separator: " ")
            let zone: String?
            do {
                zone = try zones.known(name, at: now)
            } catch { throw .zone(error) }
            guard let zone else { continue }
            words.skip(length)
            words.skip(anyOf: ["local"])
            words.skip(anyOf: ["time", "timezone"])
            try draft.setZone(zone)
            return true
        }
        if isAnnounced, let error = zoneError(for: word) { throw .zone(error) }
        return false
    }
}
