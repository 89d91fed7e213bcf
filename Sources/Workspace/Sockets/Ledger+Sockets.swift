import Foundation

/// Socket Mode: greeting, delivering, acknowledging, sending away.
extension Ledger {
    /// How long a connection may still be used after it was told to go.
    private static let farewell = Duration.seconds(10)
    /// The longest that an envelope waits to be overtaken.
    private static let overtaking = Duration.seconds(1)

    // MARK: Coming and going

    mutating func joinSocket(isShort: Bool) -> (id: Int, orders: AsyncStream<SocketOrder>) {
        let (id, orders, isSurplus) = sockets.join()
        if isSurplus {
            sockets.tell(id, .json(Self.farewell("too_many_websockets")))
            sockets.tell(id, .close)
            return (id, orders)
        }
        let lifetime = isShort ? Sockets.shortLifetime : Sockets.lifetime
        let verdict = faults.next("socket.hello", now: now)
        if verdict.kind == .cut {
            sockets.tell(id, .cut)
        } else if verdict.kind != .drop {
            sockets.greeted(id)
            let hello = SocketOrder.json(hello(lifetime: lifetime))
            if verdict.delayMilliseconds > 0 {
                alarms.set(after: .milliseconds(verdict.delayMilliseconds), .release(hello, connection: id))
            } else {
                sockets.tell(id, hello)
            }
        }
        alarms.set(after: .seconds(lifetime) - Self.farewell, .warn(connection: id))
        announceConnection()
        return (id, orders)
    }

    mutating func leaveSocket(_ id: Int) {
        sockets.leave(id)
        announceConnection()
    }

    private func hello(lifetime: Int) -> JSONObject {
        [
            "type": "hello", "num_connections": .int(sockets.open.count),
            "connection_info": ["app_id": .string(state.bot.appID)],
            "debug_info": [
                "host": "applink-local", "started": .string(startedText), "build_number": 1,
                "approximate_connection_time": .int(lifetime),
            ],
        ]
    }

    /// When the connection began, to the second.
    private var startedText: String {
        Date(timeIntervalSince1970: TimeInterval(now.seconds)).ISO8601Format()
    }

    private static func farewell(_ reason: String) -> JSONObject {
        ["type": "disconnect", "reason": .string(reason), "debug_info": ["host": "applink-local"]]
    }

    /// Tells connections to go: with `warning` and `refresh_requested` they are closed ten seconds later, with
    /// `link_disabled` at once, and no new ones are let in.
    mutating func disconnect(_ reason: String, only id: Int? = nil) {
        for connection in sockets.open where id == nil || connection == id {
            sockets.leaving(connection)
            sockets.tell(connection, .json(Self.farewell(reason)))
            if reason == "link_disabled" {
                sockets.tell(connection, .close)
            } else {
                alarms.set(after: Self.farewell, .end(connection: connection))
            }
        }
        if reason == "link_disabled" { sockets.isEnabled = false }
    }

    /// Pings every connection, but for those that a fault has made deaf.
    mutating func pingSockets() {
        for connection in sockets.open where faults.next("socket.ping", now: now).kind != .drop {
            sockets.tell(connection, .ping)
        }
    }

    mutating func pinged(_ id: Int, _ data: [UInt8]) {
        if faults.next("socket.ping", now: now).kind != .drop { sockets.tell(id, .pong(data)) }
    }

    // MARK: Delivering

    /// Sends an envelope to one of the connections. An event that finds none, or that nobody acknowledges, comes again; of
    /// anything else the person who waits is told.
    mutating func deliver(_ envelope: Envelope) {
        guard let connection = sockets.next() else { return fail(envelope, because: "connection_failed") }
        sockets.waiting[envelope.id] = envelope
        alarms.set(after: sockets.patience.acknowledgement, .acknowledgementDue(envelope: envelope.id))
        let order = SocketOrder.json(envelope.json)
        let verdict = faults.next("socket.envelope", now: now)
        switch verdict.kind {
        case .drop: return
        case .cut: return sockets.tell(connection, .cut)
        case .reorder:
            sockets.held.append((order, connection))
            return alarms.set(after: Self.overtaking, .releaseHeld)
        case .duplicate: sockets.tell(connection, order)
        default: break
        }
        if verdict.delayMilliseconds > 0 {
            alarms.set(after: .milliseconds(verdict.delayMilliseconds), .release(order, connection: connection))
        } else {
            sockets.tell(connection, order)
        }
        releaseHeld()
    }

    private mutating func releaseHeld() {
        let held = sockets.held
        sockets.held = []
        for (order, connection) in held { sockets.tell(connection, order) }
    }

    /// The bot has an envelope, and says perhaps something to it.
    mutating func acknowledge(_ id: String, _ payload: JSON?) {
        if faults.next("socket.ack", now: now).kind == .drop { return }
        guard let envelope = sockets.waiting.removeValue(forKey: id) else { return }
        settle(envelope, .acknowledged(payload))
    }

    private mutating func fail(_ envelope: Envelope, because reason: String) {
        guard envelope.kind == .events else {
            return settle(envelope, reason == "timeout" ? .timedOut : .undeliverable)
        }
        guard envelope.attempt < sockets.patience.retries.count else { return }
        let delay = sockets.patience.retries[envelope.attempt]
        alarms.set(after: delay, .deliver(envelope.again(because: reason)))
    }

    mutating func strike(_ alarm: Alarm) {
        switch alarm {
        case .acknowledgementDue(let id):
            if let envelope = sockets.waiting.removeValue(forKey: id) { fail(envelope, because: "timeout") }
        case .deliver(let envelope): deliver(envelope)
        case .release(let order, let connection): sockets.tell(connection, order)
        case .releaseHeld: releaseHeld()
        case .warn(let connection):
            if sockets.has(connection) { disconnect("warning", only: connection) }
        case .end(let connection): sockets.tell(connection, .close)
        }
    }
}
