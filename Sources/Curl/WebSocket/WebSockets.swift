import CLibcurl

/// All WebSockets of a client. Belongs to the loop's thread.
final class WebSockets {
    typealias Instant = ContinuousClock.Instant

    private let configuration: HTTPClient.Configuration
    private let multi: MultiHandle
    /// Also those that have ended, until their owner lets go of them.
    private var connections: [Call.ID: WebSocketConnection] = [:]
    private var ids: [CInt: Call.ID] = [:]
    private var interests: [CInt: UInt32] = [:]
    /// Those that have more to read than one turn allows.
    private var busy: Set<Call.ID> = []
    /// None is overdue before this.
    private var check: Instant?

    init(configuration: HTTPClient.Configuration, multi: MultiHandle) {
        self.configuration = configuration
        self.multi = multi
    }

    /// When the loop has to be back at the latest.
    var nextTurn: Instant? { busy.isEmpty ? check : .now }

    func open(_ opening: WebSocketOpening, _ reply: Reply<Void>) {
        do throws(HTTPError) {
            let connection = try WebSocketConnection(opening, configuration: configuration, reply: reply)
            try multi.add(connection.easy)
            connections[opening.id] = connection
            settle(connection, at: opening.start)
        } catch {
            reply.resume(returning: .failure(error))
        }
    }

    /// libcurl has something to say about the connection.
    func connected(_ id: Call.ID, _ code: CURLcode) {
        guard let connection = connections[id] else { return }
        let now = Instant.now
        connection.connected(code, at: now)
        settle(connection, at: now)
    }

    func take(_ call: WebSocketCall, of id: Call.ID) {
        touch(id) { $0.take(call) }
    }

    func cancel(_ call: Call.ID, of id: Call.ID) {
        touch(id) { $0.cancel(call) }
    }

    /// The opening itself is cancelled; too late if it is open.
    func cancelOpening(_ id: Call.ID) {
        guard let connection = connections[id], connection.stage == .connecting || connection.stage == .shakingHands
        else { return }
        leave(connection, .cancelled)
    }

    /// Nobody has the WebSocket any more.
    func drop(_ id: Call.ID) {
        touch(id) { $0.abandon(at: .now) }
    }

    /// After a turn: reads from and writes to the sockets that are ready, and those that were not done with.
    func pump(_ descriptors: [CInt]) {
        let ready = busy.union(descriptors.compactMap { ids[$0] })
        for id in ready {
            touch(id) { _ in }
        }
    }

    func endOverdue() {
        let now = Instant.now
        guard let check, check <= now else { return }
        self.check = nil
        for connection in connections.values {
            connection.endOverdue(at: now)
            settle(connection, at: now)
        }
    }

    func shutDown() {
        for connection in connections.values {
            leave(connection, .shutDown)
        }
        connections = [:]
    }

    /// The client is shut down.
    func refuse(_ call: WebSocketCall, of id: Call.ID) {
        guard let connection = connections[id] else { return }
        call.fail(.refusal(.shutDown, connection.opening.origin))
    }

    private func touch(_ id: Call.ID, _ body: (WebSocketConnection) -> Void) {
        guard let connection = connections[id] else { return }
        let now = Instant.now
        body(connection)
        connection.pump(at: now)
        settle(connection, at: now)
    }

    private func leave(_ connection: WebSocketConnection, _ kind: HTTPError.Kind) {
        let now = Instant.now
        connection.leave(kind, at: now)
        settle(connection, at: now)
    }

    /// Makes epoll, the clock and libcurl agree with what has become of the connection.
    private func settle(_ connection: WebSocketConnection, at now: Instant) {
        let id = connection.opening.id
        busy.remove(id)
        if connection.stage == .ended {
            release(connection)
            if !connection.hasOwner { connections[id] = nil }
        } else if let descriptor = connection.descriptor {
            ids[descriptor] = id
            if interests.updateValue(connection.interest, forKey: descriptor) != connection.interest {
                multi.watchApart(descriptor, for: connection.interest)
            }
            if connection.hasMore { busy.insert(id) }
        }
        if let next = connection.nextCheck(at: now) {
            check = min(check ?? next, next)
        }
    }

    private func release(_ connection: WebSocketConnection) {
        guard !connection.isReleased else { return }
        connection.isReleased = true
        if let descriptor = connection.descriptor {
            ids[descriptor] = nil
            interests[descriptor] = nil
            multi.leave(descriptor)
        }
        // Closes the connection.
        multi.remove(connection.easy)
    }
}
