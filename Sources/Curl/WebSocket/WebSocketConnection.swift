import CLibcurl
import Foundation

/// One WebSocket, from connecting to its end. Belongs to the loop's thread.
final class WebSocketConnection {
    typealias Instant = ContinuousClock.Instant

    enum Stage {
        /// libcurl connects.
        case connecting
        /// Our request leaves and the answer is awaited.
        case shakingHands
        case open
        /// Our close is on its way, the server's is awaited.
        case closing
        /// It is over for the callers; the last close frame leaves, and the server may end the connection.
        case lingering
        case ended
    }

    /// How long the server has to end the connection after the close frames, before we do (RFC 6455, section 7.1.1).
    private static let lingerTime = Duration.seconds(2)
    /// In one turn, so that a fast server does not keep the thread from others: 256 KiB.
    private static let readsPerTurn = 16

    let opening: WebSocketOpening
    let easy: EasyHandle
    private(set) var stage = Stage.connecting
    private(set) var descriptor: CInt?
    private(set) var deadlines: TransferDeadlines
    /// When ``Stage/closing`` and ``Stage/lingering`` have lasted long enough.
    private var patience: Instant?
    private var handshake: WebSocketHandshake
    /// What of the handshake has to leave.
    private var request = ByteQueue()
    let session: WslaySession
    private let sendBuffer = SendBuffer()
    private var isBlocked = false
    /// Whether reading stopped before everything was read that has come in.
    private(set) var hasMore = false
    /// True once a byte of ours may have reached the server.
    private(set) var wasSent = false
    /// Whether somebody can still ask something of it.
    private(set) var hasOwner = false
    /// True once libcurl has closed the connection.
    var isReleased = false
    /// Nil once the caller knows whether the WebSocket is open.
    private var reply: Reply<Void>?
    /// How it ended, for all who want something of it from then on.
    private(set) var outcome: Result<WebSocketClose, HTTPError>?
    /// Callers that wait, in order.
    var calls: [WebSocketCall] = []
    private var received: [UInt8] = []

    init(_ opening: WebSocketOpening, configuration: HTTPClient.Configuration, reply: Reply<Void>) throws(HTTPError) {
        self.opening = opening
        self.reply = reply
        handshake = opening.handshake
        deadlines = TransferDeadlines(start: opening.start, timeouts: opening.request.timeouts)
        session = try WslaySession(messageLimit: opening.messageLimit)
        easy = try EasyHandle()
        try easy.prepareConnectionOnly(opening, configuration: configuration)
    }

    // MARK: Events

    /// libcurl has made the connection, or has failed to.
    func connected(_ code: CURLcode, at now: Instant) {
        guard stage == .connecting else { return }
        guard code == CURLE_OK, let descriptor = easy.descriptor else {
            let (kind, text) = easy.connectFailure(code)
            return end(error(kind, text), at: now)
        }
        self.descriptor = descriptor
        stage = .shakingHands
        deadlines.noteActivity(at: now)
        request.append(handshake.request.utf8)
        pump(at: now)
    }

    /// Reads and writes as far as the socket and the callers allow.
    func pump(at now: Instant) {
        guard stage != .ended else { return serve(at: now) }
        guard descriptor != nil else { return }
        hasMore = false
        read(at: now)
        repeat {
            noteEnd(at: now)
            serve(at: now)
            write(at: now)
        } while stage == .open && session.wantsOutput && calls.contains(where: \.isSend)
        // Where reading had to stop, there may be room now; and what TLS has decrypted, epoll does not tell.
        hasMore = hasMore && wantsInput
    }

    /// Ends what has taken too long.
    func endOverdue(at now: Instant) {
        switch stage {
        case .connecting, .shakingHands:
            let (instant, kind) = deadlines.next
            guard instant <= now else { break }
            end(error(kind, kind.text(for: opening.request.timeouts)), at: now)
        case .closing, .lingering:
            guard let patience, patience <= now else { break }
            finish(.success(WebSocketClose(code: 1006)))
            end(at: now)
        case .open, .ended: break
        }
        expirePings(at: now)
    }

    /// Until when nobody needs to look for what is overdue; nil: until something happens.
    func nextCheck(at now: Instant) -> Instant? {
        switch stage {
        case .connecting, .shakingHands: deadlines.nextCheck(at: now)
        case .open: nextPingDeadline
        case .closing, .lingering: [patience, nextPingDeadline].compactMap { $0 }.min()
        case .ended: nil
        }
    }

    /// What epoll has to watch the socket for.
    var interest: UInt32 {
        (wantsInput ? EPOLLIN.rawValue : 0) | (isBlocked ? EPOLLOUT.rawValue : 0)
    }

    // MARK: The end

    /// Begins the closing handshake.
    func close(_ close: WebSocketClose, until patience: Instant) {
        guard stage == .open else { return }
        session.close(code: close.code, reason: close.reason)
        stage = .closing
        self.patience = patience
    }

    /// The owner is gone; the end goes on without.
    func abandon(at now: Instant) {
        hasOwner = false
        close(WebSocketClose(code: 1001), until: now + Self.lingerTime)
    }

    /// Nobody wants it any more: a last word as far as the socket takes it, and out.
    func leave(_ kind: HTTPError.Kind, at now: Instant) {
        if stage == .open {
            session.close(code: 1001, reason: "")
            write(at: now)
        }
        end(error(kind, kind.refusalText), at: now)
    }

    /// What the callers hear from now on.
    private func finish(_ outcome: Result<WebSocketClose, HTTPError>) {
        self.outcome = self.outcome ?? outcome
    }

    /// The connection is of no further use.
    private func end(_ error: HTTPError? = nil, at now: Instant) {
        if let error {
            finish(.failure(error))
            reply?.resume(returning: .failure(error))
            reply = nil
        }
        stage = .ended
        serve(at: now)
    }

    private func linger(_ outcome: Result<WebSocketClose, HTTPError>, at now: Instant) {
        finish(outcome)
        stage = .lingering
        patience = now + Self.lingerTime
    }

    func error(_ kind: HTTPError.Kind, _ text: String, nothingWasSent: Bool? = nil) -> HTTPError {
        .webSocket(kind, opening.origin, text, nothingWasSent: nothingWasSent ?? !wasSent)
    }

    // MARK: Reading

    private var wantsInput: Bool {
        switch stage {
        case .connecting, .ended: false
        case .shakingHands, .lingering: true
        case .open, .closing: session.wantsInput
        }
    }

    private func read(at now: Instant) {
        for _ in 0..<Self.readsPerTurn {
            guard wantsInput else { break }
            received.removeAll(keepingCapacity: true)
            switch easy.receive(&received) {
            case .moved:
                opening.lastHeard.withLock { $0 = now }
                take(received, at: now)
            case .blocked: return
            case .ended: return lose("the server ended the connection", at: now)
            case .failed(let code): return lose(easy.message(for: code), at: now)
            }
        }
        hasMore = true
    }

    private func take(_ bytes: [UInt8], at now: Instant) {
        switch stage {
        case .shakingHands:
            deadlines.noteActivity(at: now)
            do throws(WebSocketFailure) {
                guard let rest = try handshake.read(bytes) else { return }
                stage = .open
                hasOwner = true
                reply?.resume(returning: .success(()))
                reply = nil
                session.feed(rest)
            } catch {
                return end(self.error(error.kind, error.text), at: now)
            }
        case .open, .closing: session.feed(bytes)
        case .connecting, .lingering, .ended: return
        }
        noteEnd(at: now)
    }

    /// Looks whether the frames have come to their end.
    func noteEnd(at now: Instant) {
        guard stage == .open || stage == .closing, let end = session.end else { return }
        switch end {
        case .closed(let close): linger(.success(close), at: now)
        case .failed(let failure): linger(.failure(error(failure.kind, failure.text)), at: now)
        }
    }

    /// The connection has ended from outside.
    private func lose(_ text: String, at now: Instant) {
        switch stage {
        case .connecting, .ended, .lingering: end(at: now)
        case .shakingHands: end(error(.connectionLost, "no answer to the handshake: \(text)"), at: now)
        case .open:
            let place = session.isMidMessage ? "in the middle of a message" : "without closing the WebSocket"
            end(error(.connectionLost, "\(text), \(place)"), at: now)
        case .closing:
            finish(.success(WebSocketClose(code: 1006)))
            end(at: now)
        }
    }

    // MARK: Writing

    private func write(at now: Instant) {
        isBlocked = false
        while stage != .ended {
            if sendBuffer.isEmpty {
                unsafe sendBuffer.fill { unsafe request.isEmpty ? session.moveOutput(to: $0) : request.move(to: $0) }
            }
            guard !sendBuffer.isEmpty else { return }
            switch sendBuffer.send(over: easy) {
            case .moved:
                wasSent = true
                if stage == .shakingHands { deadlines.noteActivity(at: now) }
            case .blocked, .ended:
                isBlocked = true
                return
            case .failed(let code):
                // What the server has said before it ended the connection tells more.
                let message = easy.message(for: code)
                read(at: now)
                return lose(message, at: now)
            }
        }
    }
}
