import Chat

/// Where messages wait that were pushed into a conversation before its gap was filled, so that the older ones come first.
/// A value without clock: `now` is a moment of the caller's.
struct WaitingRoom<Guest: Sendable>: Sendable {
    struct Admission: Sendable {
        var guest: Guest
        /// Everything before it has been heard. Otherwise it has waited too long.
        var isInOrder: Bool
    }

    private struct Entry: Sendable {
        var guest: Guest
        var places: [PollPlan.Target]
        var arrived: Duration
    }

    /// Slack wants an answer within three seconds.
    static var patience: Duration { .seconds(2) }

    private var gap = 0
    private(set) var standing: Standing?
    /// Where somebody has waited too long already.
    private var overdue: Set<PollPlan.Target> = []
    private var entries: [Entry] = []

    /// From now on everything waits until the gap is known to be filled.
    mutating func open(gap number: Int) {
        gap = number
        overdue = []
    }

    /// - Parameter places: the conversation first, then perhaps the thread. Nobody comes from nowhere: an empty list waits until
    ///   anything is known at all.
    /// - Returns: nil if the guest has to wait.
    mutating func admit(_ guest: Guest, to places: [PollPlan.Target], at now: Duration) -> Admission? {
        let isBehindAnother = entries.contains { $0.places.first == places.first }
        if isWaiting(places) || isBehindAnother {
            entries.append(Entry(guest: guest, places: places, arrived: now))
            return nil
        }
        return Admission(guest: guest, isInOrder: isFilled(places))
    }

    mutating func learn(_ standing: Standing, at now: Duration) -> [Admission] {
        self.standing = standing
        return release(at: now)
    }

    /// Lets those go whose turn it is, and those who have waited too long.
    mutating func release(at now: Duration) -> [Admission] {
        var admitted: [Admission] = []
        var waiting: [Entry] = []
        var blocked: Set<PollPlan.Target> = []
        for entry in entries {
            let isOverdue = now - entry.arrived >= Self.patience
            if isOverdue { overdue.formUnion(entry.places) }
            let conversation = entry.places.prefix(1)
            if !isOverdue, isWaiting(entry.places) || !blocked.isDisjoint(with: conversation) {
                blocked.formUnion(conversation)
                waiting.append(entry)
            } else {
                admitted.append(Admission(guest: entry.guest, isInOrder: isFilled(entry.places)))
            }
        }
        entries = waiting
        return admitted
    }

    private func isWaiting(_ places: [PollPlan.Target]) -> Bool {
        !isFilled(places) && (places.isEmpty || !overdue.isSuperset(of: places))
    }

    private func isFilled(_ places: [PollPlan.Target]) -> Bool {
        guard let standing, standing.gap >= gap else { return false }
        return places.allSatisfy { place in
            if case .conversation(let id) = place, !standing.conversations.contains(id) { return false }
            return !standing.pending.contains(place)
        }
    }
}

/// What asking has brought to light, for those who handle what is pushed.
struct Standing: Equatable, Sendable {
    /// The gap that is being filled.
    var gap: Int
    var user: String
    var app: String
    /// In which the bot is a member.
    var conversations: Set<ConversationID>
    /// Where the gap is not filled yet.
    var pending: Set<PollPlan.Target>
}
