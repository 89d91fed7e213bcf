import Chat
import Foundation

/// Asking beside a WebSocket over which everything new is pushed.
extension Listening {
    /// How far events may come out of order: Slack tries again after a minute what it could not deliver, and after five.
    /// https://docs.slack.dev/apis/events-api/#retries
    static let overlap: TimeInterval = 330

    mutating func take(_ note: ListeningNotes.Note) {
        switch note {
        case .posted(let posted): unnoted.append(posted)
        case .pushed(let number, let newest):
            advance(to: newest)
            gap = (number, now)
            plan.isPushed = true
            plan.wakeAll()
        case .unpushed(let newest):
            advance(to: newest)
            plan.isPushed = false
        case .doubt: plan.wake(.membership)
        }
    }

    /// Whether all that is said there is pushed, and what was said before that has been asked for.
    func isPushed(_ target: PollPlan.Target) -> Bool {
        plan.isPushed && !plan.isPending(target, since: gap.since)
    }

    /// Everything up to the last message that was pushed, but for what overtakes it, need not be asked for. Slack's own time
    /// alone is to be trusted with that: by a clock that was put right meanwhile, messages would be passed over.
    private mutating func advance(to newest: SlackTimestamp?) {
        guard let end = newest?.earlier(by: Self.overlap), plan.isPushed else { return }
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
