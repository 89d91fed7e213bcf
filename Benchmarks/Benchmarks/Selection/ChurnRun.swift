import OrderedCollections
import QuestionEngine

/// Ten million draws while the bank changes again and again, each looked at: none may come again in its round, and no round may
/// end before all of it was asked.
struct ChurnRun {
    struct Outcome {
        var draws = 0
        var repetitions = 0
        var rounds = 0
        var earlyRounds = 0
        var releases = 0
        /// Taken out, and others added in their place.
        var replaced = 0
    }

    /// One conversation, which mostly asks by one filter.
    private struct Channel {
        let selection: Selection
        let filter: Int
        var states: [DrawState?]
        var roundStarts: [Int32]
        /// Of each slot, when it was asked last, counted from 1; 0: never.
        var lastTimes: [Int32]
        var log: [Int32] = []
    }

    private static let changes = 20_000

    static func run(draws: Int, channels count: Int, releases: Int) throws -> Outcome {
        var random = SplitMix64(seed: 2026)
        var outcome = Outcome()
        var slots = Array(0..<LargeBank.size)
        var next = LargeBank.size
        let filters = LargeBank.filters.map(\.filter)
        let lastSlot = LargeBank.size + releases * changes
        var channels = (0..<count).map { number in
            Channel(
                selection: Selection(place: "slack/C\(number)", bank: "large", secret: 0x5eed),
                filter: number < count * 6 / 10 ? 0 : number % filters.count,
                states: Array(repeating: nil, count: filters.count),
                roundStarts: Array(repeating: 0, count: filters.count),
                lastTimes: Array(repeating: 0, count: lastSlot))
        }
        for release in 0..<releases {
            if release > 0 {
                for _ in 0..<changes {
                    slots[Int(random.next(below: UInt64(slots.count)))] = next
                    next += 1
                }
                outcome.replaced += changes
            }
            outcome.releases += 1
            let bank = release == 0 ? LargeBank.large : LargeBank.bank(slots: slots)
            for _ in 0..<(draws / releases) {
                let channel = Int(random.next(below: UInt64(count)))
                // One in ten by another filter, which shares what was asked.
                let filter =
                    random.next(below: 10) == 0
                    ? Int(random.next(below: UInt64(filters.count))) : channels[channel].filter
                try draw(from: bank, by: filters[filter], number: filter, for: &channels[channel], &outcome)
            }
        }
        return outcome
    }

    private static func draw(
        from bank: Bank, by filter: Filter, number: Int, for channel: inout Channel, _ outcome: inout Outcome
    ) throws {
        let start = channel.roundStarts[number]
        let pool = bank.pool(for: filter, audience: .team)
        let drawn = try withoutActuallyCopying(&channel) { channel in
            let here = copy channel
            let history = AskedHistory(
                standing: { id in
                    let last = here.lastTimes[LargeBank.slot(of: id)]
                    return last == 0 ? .neverAsked : last > start ? .askedInThisRound : .askedBeforeThisRound
                },
                latest: { count in
                    here.log.indices.suffix(count).reversed().map {
                        AskedHistory.Entry(question: LargeBank.id(Int(here.log[$0])), isOfThisRound: $0 >= start)
                    }
                })
            return try here.selection.draw(from: pool, state: here.states[number], history: history)
        }
        guard let drawn else { return }
        outcome.draws += 1
        if drawn.beginsRound {
            outcome.rounds += 1
            let isEarly = pool.questions.contains { channel.lastTimes[$0.slot] <= start }
            if isEarly { outcome.earlyRounds += 1 }
            channel.roundStarts[number] = Int32(channel.log.count)
        } else if channel.lastTimes[drawn.question.slot] > start {
            outcome.repetitions += 1
        }
        channel.states[number] = drawn.state
        channel.log.append(Int32(drawn.question.slot))
        channel.lastTimes[drawn.question.slot] = Int32(channel.log.count)
    }

    /// The history only lives within, so that nothing is copied when the channel is changed after it.
    private static func withoutActuallyCopying<Value>(
        _ channel: inout Channel, _ body: (borrowing Channel) throws -> Value
    ) rethrows -> Value { try body(channel) }
}
