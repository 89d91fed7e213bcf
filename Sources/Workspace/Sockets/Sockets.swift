import Foundation

/// What a connection is told to send or do.
enum SocketOrder: Sendable {
    case text([UInt8])
    case ping
    case pong([UInt8])
    case close
    /// Ends without a word, as a lost network does.
    case cut

    static func json(_ object: JSONObject) -> SocketOrder { .text(JSONWriter.bytes(of: .object(object))) }
}

/// The sockets of the app: which tickets are out, who is connected, and what waits for its acknowledgement.
struct Sockets: Sendable {
    /// How long the bot has to acknowledge, and when an event that it did not acknowledge comes again: three times, as over
    /// HTTP, at once, after a minute and after five.
    struct Patience: Sendable {
        var acknowledgement = Duration.seconds(3)
        var retries: [Duration] = [.zero, .seconds(60), .seconds(300)]
    }

    /// The most connections of one app.
    static let most = 10
    /// How long a connection lives, in seconds; with `debug_reconnects` in its address the shorter time.
    static let lifetime = 18_060
    static let shortLifetime = 360

    private struct Connection: Sendable {
        let orders: AsyncStream<SocketOrder>.Continuation
        /// Nothing is delivered before the greeting.
        var isGreeted = false
        /// It was told to go, so others are preferred.
        var isLeaving = false
    }

    private var tickets: [String: Timestamp] = [:]
    private var connections: [Int: Connection] = [:]
    private var connectionCount = 0
    private var lastServed = 0
    private var isFinished = false

    var patience = Patience()
    /// Socket Mode can be turned off for the app.
    var isEnabled = true
    /// Whether the app ever asked for a connection: before, there is nobody whom events concern.
    private(set) var isWanted = false
    /// Sent and not yet acknowledged, by envelope id.
    var waiting: [String: Envelope] = [:]
    /// Held back until another has overtaken it.
    var held: [(order: SocketOrder, connection: Int)] = []

    // MARK: Tickets

    mutating func issueTicket(now: Timestamp) -> String {
        isWanted = true
        let minute: Int64 = 60_000_000
        tickets = tickets.filter { now.microseconds - $0.value.microseconds < minute }
        let ticket = UUID().uuidString.lowercased()
        tickets[ticket] = now
        return ticket
    }

    /// Whether the ticket can be redeemed.
    func isGood(_ ticket: String) -> Bool { tickets[ticket] != nil }

    /// Whether the ticket is good: it is not a second time.
    mutating func redeem(_ ticket: String) -> Bool { tickets.removeValue(forKey: ticket) != nil }

    // MARK: Connections

    /// Those that were greeted.
    var open: [Int] { connections.filter(\.value.isGreeted).map(\.key).sorted() }

    /// A new connection, and what it is told to do; `isSurplus` when there are too many already.
    mutating func join() -> (id: Int, orders: AsyncStream<SocketOrder>, isSurplus: Bool) {
        let (stream, continuation) = AsyncStream.makeStream(of: SocketOrder.self)
        connectionCount += 1
        let isSurplus = connections.count >= Self.most
        if isFinished { continuation.finish() }
        connections[connectionCount] = Connection(orders: continuation)
        return (connectionCount, stream, isSurplus)
    }

    mutating func leave(_ id: Int) {
        connections.removeValue(forKey: id)?.orders.finish()
        held.removeAll { $0.connection == id }
    }

    func tell(_ id: Int, _ order: SocketOrder) { connections[id]?.orders.yield(order) }

    func has(_ id: Int) -> Bool { connections[id] != nil }

    mutating func greeted(_ id: Int) { connections[id]?.isGreeted = true }

    mutating func leaving(_ id: Int) { connections[id]?.isLeaving = true }

    /// The connection whose turn it is.
    mutating func next() -> Int? {
        let greeted = open
        let staying = greeted.filter { connections[$0]?.isLeaving == false }
        let candidates = staying.isEmpty ? greeted : staying
        guard let chosen = candidates.first(where: { $0 > lastServed }) ?? candidates.first else { return nil }
        lastServed = chosen
        return chosen
    }

    /// Forgets what was sent and how patient to be; those who are connected stay.
    mutating func forget() {
        waiting = [:]
        held = []
        patience = Patience()
        isEnabled = true
    }

    /// Ends every connection, now and from now on.
    mutating func finish() {
        isFinished = true
        for connection in connections.values {
            connection.orders.yield(.close)
            connection.orders.finish()
        }
    }
}
