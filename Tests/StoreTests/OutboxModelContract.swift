import Chat
import Foundation
import Store
import Testing

/// Random life against ``OutboxModel``: messages come, attempts end in every way, the process crashes, time passes.
@Suite struct OutboxModelContract {
    private struct Life {
        var random: SplitMix64
        var model = OutboxModel()
        var now = at(0)
        var messages = 0
        var inFlight: [DeliveryKey: ConversationID] = [:]

        mutating func newMessage() -> OutboxMessage {
            messages += 1
            // Now and then the key or the thread is one that was there before, will come, or never comes.
            let number = chance(5) ? Int.random(in: 1...messages, using: &random) : messages
            let other = "m\(Int.random(in: max(1, messages - 8)...(messages + 1), using: &random))"
            let thread: OutboxMessage.Thread =
                chance(40) ? .of(other) : chance(30) ? .message(MessageID(rawValue: "T")) : .none
            let notBefore = chance(25) ? now.addingTimeInterval(Double.random(in: -5...30, using: &random)) : nil
            return .named(
                "m\(number)", to: ConversationID(rawValue: "C\(Int.random(in: 0..<4, using: &random))"), thread: thread,
                notBefore: notBefore.map(inMilliseconds))
        }

        /// Some of the attempts under way end.
        mutating func someResults() -> [DeliveryResult] {
            let ended = inFlight.keys.sorted { $0.rawValue < $1.rawValue }.filter { _ in chance(60) }
            return ended.map { key in
                inFlight[key] = nil
                let until = inMilliseconds(now.addingTimeInterval(Double.random(in: 0...20, using: &random)))
                let outcome: DeliveryResult.Outcome =
                    switch Int.random(in: 0..<20, using: &random) {
                    case 0..<12: .sent(MessageID(rawValue: "as \(key.rawValue)"))
                    case 12..<15: .postponed(until: until, reason: "429")
                    case 15..<17: .unclear(until: until, reason: "time-out")
                    case 17..<19: .dead(reason: "refused")
                    default: .conversationClosed(reason: "archived")
                    }
                return DeliveryResult(key: key, outcome: outcome, date: now)
            }
        }

        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

        private func inMilliseconds(_ date: Date) -> Date {
            Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1000).rounded() / 1000)
        }
    }

    @Test(arguments: Database.all, 1...6 as ClosedRange<UInt64>)
    func theStoreAndTheModelDoTheSame(_ database: Database, seed: UInt64) async throws {
        let store = try await database.empty()
        var life = Life(random: SplitMix64(seed: seed))
        for step in 0..<500 {
            switch Int.random(in: 0..<100, using: &life.random) {
            case 0..<50:
                let message = life.newMessage()
                let now = life.now
                let isNew = try await store.write(.deferred) { try $0.enqueue(message, at: now) }
                #expect(isNew == life.model.enqueue(message, at: now))
            case 50..<60:
                life.now.addTimeInterval(Double(Int.random(in: 0...10, using: &life.random)))
            case 60..<64:
                // The process ends and comes back; nobody knows what became of the attempts.
                life.inFlight = [:]
            case 64..<68:
                let place = ConversationID(rawValue: "C\(Int.random(in: 0..<4, using: &life.random))")
                try await store.write(.deferred) { try $0.resume(place, in: .slack) }
                life.model.resume(place)
            default:
                try await claim(from: store, in: &life, step: step)
            }
        }
        let dead = try await store.summary(at: life.now).dead
        #expect(dead == life.model.dead)
        #expect(dead > 0)
    }

    private func claim(from store: any Store, in life: inout Life, step: Int) async throws {
        let results = life.someResults()
        let limit = Int.random(in: 0...6, using: &life.random)
        let busy = Set(life.inFlight.values).union(life.chance(20) ? [ConversationID(rawValue: "C0")] : [])
        let now = life.now
        let expected = life.model.settle(results, thenClaim: limit, excluding: busy, now: now)
        let claimed = try await store.write(.deferred) {
            try $0.settle(results, of: .slack, thenClaim: limit, excluding: busy, now: now)
        }
        try #require(claimed == expected, "step \(step)")
        for delivery in claimed { life.inFlight[delivery.key] = delivery.conversation }
        guard claimed.count < limit else { return }

        // Nothing is left for now: the next date is in the future, and no message could go before it.
        let taken = busy.union(claimed.map(\.conversation))
        let next = try await store.nextDueDate(busy: taken)
        if let next { #expect(next > now, "step \(step)") }
        let before = next?.addingTimeInterval(-0.001) ?? .distantFuture
        var model = life.model
        #expect(model.settle([], thenClaim: 1, excluding: taken, now: before).isEmpty, "step \(step)")
    }
}
