@testable import QuestionEngine

/// Questions asked in one conversation one after the other, by any filters, remembered as a database would.
final class Course {
    let selection: Selection
    private(set) var asked: [QuestionID] = []
    private var lastTimes: [QuestionID: Int] = [:]
    private var states: [Filter: DrawState] = [:]
    private var roundStarts: [Filter: Int] = [:]

    init(_ place: String = "C024BE91L", secret: UInt64 = 0) {
        selection = Selection(place: place, bank: "backend", secret: secret)
    }

    func state(of filter: Filter = Filter()) -> DrawState? { states[filter] }

    /// What was asked since the round of a filter began.
    func round(of filter: Filter = Filter()) -> ArraySlice<QuestionID> { asked[(roundStarts[filter] ?? 0)...] }

    func draw(from bank: Bank, by filter: Filter = Filter()) throws -> Selection.Draw? {
        let start = roundStarts[filter] ?? 0
        let history = AskedHistory(
            standing: { id in
                self.lastTimes[id].map { $0 >= start ? .askedInThisRound : .askedBeforeThisRound } ?? .neverAsked
            },
            latest: { count in
                self.asked.indices.suffix(count).reversed().map {
                    AskedHistory.Entry(question: self.asked[$0], isOfThisRound: $0 >= start)
                }
            })
        let pool = bank.pool(for: filter, audience: .team)
        guard let draw = try selection.draw(from: pool, state: states[filter], history: history) else { return nil }
        states[filter] = draw.state
        if draw.beginsRound { roundStarts[filter] = asked.count }
        record(draw.question.id)
        return draw
    }

    /// As if it had been asked by its id.
    func record(_ id: QuestionID) {
        lastTimes[id] = asked.count
        asked.append(id)
    }

    /// As if the places had never been stored, but the rounds had.
    func forgetPlaces() {
        for filter in states.keys { states[filter]?.order = .hashes(reached: nil) }
    }

    func draw(_ count: Int, from bank: Bank, by filter: Filter = Filter()) throws -> [QuestionID] {
        try (0..<count).compactMap { _ in try draw(from: bank, by: filter)?.question.id }
    }
}

extension Bank {
    static func sample(_ questions: [Question], topics: [Topic] = []) -> Bank {
        Bank(
            header: Header(id: "backend", title: "Backend", version: "1", language: "en", license: "MIT"),
            topics: topics, questions: questions, items: [])
    }
}
