/// Decides what has to wait, from the questions that were asked last.
struct Objections {
    /// The questions to come seem less alike if this many lie between two of the same, where the pool allows it.
    private static let longestGap = 10
    /// How far near duplicates are kept apart at most. Half a cycle is meant; in pools of more than 64 this suffices.
    private static let longestSpacing = 32

    private let pool: QuestionPool
    private let history: AskedHistory
    private let beginsRound: Bool
    /// How many of the last of a round may not be among as many of the first of the next.
    private let gap: Int
    /// How many questions that were asked lately wait.
    private let memory: Int
    /// How many questions shall lie between near duplicates.
    private let spacing: Int
    private var latest: [AskedHistory.Entry]?

    /// - Parameters:
    ///   - count: how many questions are in the pool; nil: very many.
    ///   - beginsRound: all that was asked so far counts as the round before.
    init(_ pool: QuestionPool, count: Int?, history: AskedHistory, beginsRound: Bool) {
        (self.pool, self.history, self.beginsRound) = (pool, history, beginsRound)
        let count = count ?? .max
        gap = min(Self.longestGap, count == 2 ? 1 : count / 3)
        memory = min(Self.longestGap, count / 2)
        spacing = min(Self.longestSpacing, count / 2)
    }

    mutating func objection(to id: QuestionID, wasAskedBefore: Bool) throws -> Objection {
        if wasAskedBefore {
            let latest = try look()
            let ofThisRound = beginsRound ? 0 : latest.prefix { $0.isOfThisRound }.count
            let last = latest.dropFirst(ofThisRound).prefix(gap)
            if ofThisRound < gap, last.contains(where: { $0.question == id }) { return .justAsked }
            if latest.prefix(memory).contains(where: { $0.question == id }) { return .askedLately }
        }
        let kin = pool.kin(of: id)
        guard !kin.isEmpty else { return .none }
        return try look().prefix(max(0, spacing - 1)).contains { kin.contains($0.question) } ? .nearDuplicate : .none
    }

    private mutating func look() throws -> [AskedHistory.Entry] {
        if let latest { return latest }
        let entries = try history.latest(max(2 * gap, spacing))
        latest = entries
        return entries
    }
}
