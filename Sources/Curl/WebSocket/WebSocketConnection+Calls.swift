import Foundation

/// What callers want of a WebSocket that is open, or has ended.
extension WebSocketConnection {
    /// Takes `call`; ``pump(at:)`` carries it out.
    func take(_ call: WebSocketCall) {
        switch call.wish {
        case .receive, .send: break
        case .ping:
            // Behind a full output it could only wait; that no pong comes then is the truth.
            if stage == .open, session.wantsOutput { session.ping(call.pingPayload) }
        case .close(let close, let timeout, _):
            self.close(close, until: call.start + TransferDeadlines.clamped(timeout))
        }
        calls.append(call)
    }

    /// Answers the call with that id, if it still waits.
    func cancel(_ id: Call.ID) {
        guard let index = calls.firstIndex(where: { $0.id == id }) else { return }
        let call = calls.remove(at: index)
        call.fail(error(.cancelled, "cancelled", nothingWasSent: call.isSend))
    }

    /// Answers every call that can be answered now, in order.
    func serve(at now: Instant) {
        var waiting: [WebSocketCall] = []
        swap(&waiting, &calls)
        let pongs = session.takePongs()
        for call in waiting where !answer(call, pongs, at: now) {
            calls.append(call)
        }
    }

    /// Ends pings whose pong does not come.
    func expirePings(at now: Instant) {
        let overdue = calls.filter { $0.pingDeadline.map { $0 <= now } ?? false }
        calls.removeAll { call in overdue.contains { $0.id == call.id } }
        for call in overdue {
            call.fail(error(.idleTimeout, "the server has not answered a ping in time"))
        }
    }

    var nextPingDeadline: Instant? {
        calls.compactMap(\.pingDeadline).min()
    }

    /// - Returns: False if the call has to wait.
    private func answer(_ call: WebSocketCall, _ pongs: [Data], at now: Instant) -> Bool {
        switch call.wish {
        case .receive(let reply):
            if let message = session.takeMessage() {
                reply.resume(returning: .success(message))
                return true
            }
            // Taking messages may have brought frames to light that had no room before.
            noteEnd(at: now)
            guard let outcome else { return false }
            reply.resume(returning: outcome.map { .closed($0) })
        case .send(let message, let reply):
            guard stage == .open else {
                call.fail(sendFailure)
                break
            }
            guard session.wantsOutput else { return false }
            session.send(message)
            reply.resume(returning: .success(()))
        case .ping(_, let reply):
            // A pong may answer several pings at once (RFC 6455, section 5.5.3).
            if pongs.contains(where: { call.isAnswered(by: $0) }) {
                reply.resume(returning: .success(()))
            } else if outcome != nil {
                call.fail(sendFailure)
            } else {
                return false
            }
        case .close(_, _, let reply):
            guard let outcome else { return false }
            reply.resume(returning: outcome)
        }
        return true
    }

    private var sendFailure: HTTPError {
        if case .failure(var error) = outcome {
            error.nothingWasSent = true
            return error
        }
        return error(.connectionLost, "the WebSocket is closed", nothingWasSent: true)
    }
}

extension WebSocketCall {
    var isSend: Bool {
        if case .send = wish { true } else { false }
    }

    /// 8 bytes that no other ping of the client has.
    var pingPayload: Data {
        unsafe withUnsafeBytes(of: id.bigEndian) { unsafe Data($0) }
    }

    /// Whether the pong answers this ping or a later one.
    func isAnswered(by pong: Data) -> Bool {
        pong.count == MemoryLayout<Call.ID>.size && pong.reduce(0) { $0 << 8 | Call.ID($1) } >= id
    }

    var pingDeadline: ContinuousClock.Instant? {
        guard case .ping(let timeout, _) = wish else { return nil }
        return start + TransferDeadlines.clamped(timeout)
    }
}
