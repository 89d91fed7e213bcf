import Chat
import Foundation

/// Asking beside a WebSocket over which everything new is pushed.
extension Listening {
    /// How far events may come out of order.
    static let overlap: TimeInterval = 60

    mutating func take(_ note: ListeningNotes.Note) {
        switch note {
        case .posted(let posted): unnoted.append(posted)
        case .pushed(let number, let heard):
            advance(to: heard)
            gap = (number, now)
            plan.isPushed = true
            plan.wakeAll()
        case .unpushed(let heard):
            advance(to: heard)
            plan.isPushed = false
        case .doubt: plan.wake(.membership)
        }
    }

    /// Whether all that is said there is pushed, and what was said before that has been asked for.
    func isPushed(_ target: PollPlan.Target) -> Bool {
        plan.isPushed && !plan.isPending(target, since: gap.since)
    }

    /// Everything up to a minute before the last sign of life was pushed, and need not be asked for.
    private mutating func advance(to heard: ContinuousClock.Instant?) {
        guard let heard, plan.isPushed else { return }
        let silence = heard.duration(to: .now) / .seconds(1)
        let end = SlackTimestamp(serverDate.addingTimeInterval(-silence)).earlier(by: Self.overlap)
        for (id, watched) in conversations where isPushed(.conversation(id)) {
            guard case .known(let position) = watched.start, position < end else { continue }
            conversations[id]?.start = .known(end)
            conversations[id]?.recent = RecentMessages(after: end)
            conversations[id]?.threadMark = max(watched.threadMark, end)
        }
        for (id, thread) in threads where isPushed(.conversation(id.conversation)) && isPushed(.thread(id)) {
            threads[id]?.position = max(thread.position, end)
        }
    }

    /// While nothing else is to be asked, all older beginnings of threads are looked at one after the other.
    mutating func scanOn(_ target: PollPlan.Target) {
        guard plan.isPushed, case .conversation(let id) = target, conversations[id]?.olderCursor != nil else { return }
        plan.scanOn(target)
    }
}

extension Listening {
    /// Nil before the list of conversations has been read since the gap.
    var standing: Standing? {
        guard let own, !plan.isPending(.membership, since: gap.since) else { return nil }
        return Standing(
            gap: gap.number, user: own.user, app: own.app, conversations: Set(conversations.keys),
            pending: plan.pending(since: gap.since))
    }
}
