package import Foundation
package import QuestionEngine
package import Store

/// Grades stored answers again, by the key that the bank holds now and by what editors decided. Doing it twice changes nothing
/// the second time.
package struct Rescoring: Sendable {
    private let replay: Replay

    package init(bank: Bank) { replay = Replay(bank: bank) }

    /// What replaying the answers to an item comes to.
    package struct Plan: Sendable, Equatable {
        package var item: ItemID
        /// By whose key.
        package var semanticRevision: Int
        /// Those that can be graded again, with what they earned and earn.
        package var attempts: [(key: AttemptKey, old: Double, new: Double)]
        /// Those that keep what they have.
        package var kept: [Replay.Reason: Int]
        /// Rulings on earlier revisions, which count no more: the bank has to list what they decided.
        package var lapsedRulings: Int

        package var changed: Int { attempts.count { $0.old != $0.new } }

        package static func == (a: Self, b: Self) -> Bool {
            a.item == b.item && a.semanticRevision == b.semanticRevision && a.kept == b.kept
                && a.lapsedRulings == b.lapsedRulings
                && a.attempts.elementsEqual(b.attempts) { $0 == $1 }
        }
    }

    /// Items with answers whose credits are by another key than that of the bank, in the order of their ids.
    package func outdated(in store: any StoreReader) throws -> [ItemID] {
        try store.gradedRevisions().filter { item, revisions in
            replay.bank.item(item).map { revisions != [$0.semanticRevision] } ?? false
        }.keys.sorted()
    }

    /// Nil if the bank has no such item.
    ///
    /// - Parameter includingReworded: somebody looked, and what was answered before the item was reworded still answers it.
    package func plan(
        _ id: ItemID, includingReworded: Bool = false, in store: any StoreReader
    ) throws -> Plan? {
        guard let item = replay.bank.item(id) else { return nil }
        let rulings = try store.rulings(on: id)
        var plan = Plan(
            item: id, semanticRevision: item.semanticRevision, attempts: [], kept: [:],
            lapsedRulings: rulings.count { $0.semanticRevision < item.semanticRevision })
        for record in try store.attempts(at: id) {
            switch replay.outcome(of: record.attempt, rulings: rulings, includingReworded: includingReworded) {
            case .graded(let graded): plan.attempts.append((record.key, record.attempt.credit, graded.credit))
            case .kept(let reason): plan.kept[reason, default: 0] += 1
            }
        }
        return plan
    }

    /// In the transaction that is open.
    ///
    /// - Returns: the plan that was carried out; nil if the bank has no such item.
    @discardableResult
    package func rescore(
        _ id: ItemID, includingReworded: Bool = false, after appeal: AppealID? = nil, at date: Date,
        in store: any StoreWriter
    ) throws -> Plan? {
        guard let plan = try plan(id, includingReworded: includingReworded, in: store) else { return nil }
        _ = try store.rescore(id, by: plan.semanticRevision, plan.attempts, after: appeal, at: date)
        return plan
    }

    /// Brings the credits up to the bank, an item at a time, each in a transaction of its own. Killed halfway, it goes on the
    /// next time.
    ///
    /// - Returns: what was done about items of which anything changed.
    package func bringUpToDate(_ store: any Store, at date: Date) async throws -> [Plan] {
        var done: [Plan] = []
        for item in try await store.read({ try outdated(in: $0) }) {
            let plan = try await store.write { try rescore(item, at: date, in: $0) }
            if let plan, plan.changed > 0 { done.append(plan) }
        }
        return done
    }
}
