/// The part of a conversation that `oldest`, `latest`, `inclusive` and a cursor leave, and one page of it.
struct Window: Sendable {
    /// Where the next page continues, exclusive.
    enum Position: Sendable, Equatable {
        case before(Timestamp)
        case after(Timestamp)
    }

    var oldest: Timestamp?
    var latest: Timestamp?
    var inclusive = false
    var limit: Int
    var position: Position?

    struct Page: Sendable {
        /// Ascending.
        let messages: ArraySlice<Timestamp>
        let next: Position?
    }

    /// The indices of the whole window in an ascending list.
    func range(in list: [Timestamp]) -> Range<Int> {
        var low = 0
        var high = list.count
        if let oldest { low = list.lowerBound(inclusive ? oldest : oldest.next) }
        if let latest { high = list.lowerBound(inclusive ? latest.next : latest) }
        switch position {
        case .before(let ts): high = min(high, list.lowerBound(ts))
        case .after(let ts): low = max(low, list.lowerBound(ts.next))
        case nil: break
        }
        return low..<max(low, high)
    }

    /// A page of a channel. With `oldest` alone the pages go forward from it, else backward from the newest.
    func page(of timeline: [Timestamp]) -> Page {
        let range = range(in: timeline)
        let goesForward =
            switch position {
            case .after: true
            case .before: false
            case nil: (oldest?.microseconds ?? 0) > 0 && latest == nil
            }
        guard range.count > limit else { return Page(messages: timeline[range], next: nil) }
        if goesForward {
            let page = timeline[range.prefix(limit)]
            return Page(messages: page, next: page.last.map(Position.after))
        }
        let page = timeline[range.suffix(limit)]
        return Page(messages: page, next: page.first.map(Position.before))
    }

    /// A page of a thread's replies: always forward.
    func page(ofReplies replies: [Timestamp]) -> Page {
        let range = range(in: replies)
        let page = replies[range.prefix(limit)]
        return Page(messages: page, next: range.count > limit ? page.last.map(Position.after) : nil)
    }
}
