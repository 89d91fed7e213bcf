import QuestionEngine

/// The places and histories of many channels in memory: what is left to measure is the engine.
final class Channels {
    private let bank: Bank
    private let filter: Filter
    private var states: [DrawState?]
    private var asked: [Set<QuestionID>]
    private var random = SplitMix64(seed: 1)

    /// - Parameter isUnderway: all are somewhere in a cycle; else none has asked anything yet.
    init(_ count: Int, of bank: Bank, filter: Filter, isUnderway: Bool) {
        (self.bank, self.filter) = (bank, filter)
        states = Array(repeating: nil, count: count)
        asked = Array(repeating: [], count: count)
        guard isUnderway else { return }
        let first = draw(for: 0)
        for channel in states.indices {
            // What the first draw of all channels gives is the same kind of place.
            guard var state = first?.state else { return }
            switch state.order {
            case .hashes: state.order = .hashes(reached: random.next() / 2)
            case .slots(let bits, _):
                state.order = .slots(bits: bits, passed: Int(random.next(below: 1 << UInt64(bits)) / 2))
            }
            states[channel] = state
        }
    }

    func anyChannel() -> Int { Int(random.next(below: UInt64(states.count))) }

    func draw(for channel: Int) -> Selection.Draw? {
        let selection = Selection(place: "slack/C\(100_000_000 + channel)", bank: "large", secret: 0x5eed)
        let here = asked[channel]
        let history = AskedHistory(
            standing: { here.contains($0) ? .askedInThisRound : .neverAsked },
            latest: { count in
                here.prefix(count).map { AskedHistory.Entry(question: $0, isOfThisRound: true) }
            })
        let pool = bank.pool(for: filter, audience: .team)
        return try? selection.draw(from: pool, state: states[channel], history: history)
    }

    func record(_ draw: Selection.Draw?, for channel: Int) {
        guard let draw else { return }
        states[channel] = draw.state
        asked[channel].insert(draw.question.id)
    }
}
