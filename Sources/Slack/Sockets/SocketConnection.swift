import Chat
import Curl
import Logging
import Synchronization

/// One WebSocket from its greeting to its end: takes envelopes in, and sees whether anybody is still there.
struct SocketConnection: Sendable {
    let socket: WebSocket
    let pingInterval: Duration
    let mailbox: Mailbox
    let logger: Logger

    struct End: Sendable {
        var reason: String
        /// The last message that was pushed.
        var newest: SlackTimestamp?
        /// Socket Mode was turned off.
        var isOff = false
    }

    fileprivate enum Reason: Sendable {
        case closed(UInt16)
        case lost(String)
        case silent
        case off
        case sentAway(String)
        /// Nothing ends it but the task.
        case cancelled
    }

    /// Intervals without a sign of life after which nobody is taken to be there.
    private static let patience = 4
    /// How long after its farewell a connection is served. Slack says ten seconds.
    private static let longestFarewell = Duration.seconds(30)

    /// - Parameter leaving: called once Slack has said that it will end the connection soon.
    func serve(leaving: @escaping @Sendable () -> Void) async -> End {
        let farewell = Farewell()
        let newest = Newest()
        let reason = await withTaskGroup(of: Reason.self) { group in
            group.addTask {
                await read(noting: newest) {
                    farewell.begin()
                    leaving()
                }
            }
            group.addTask { await keepAlive(farewell) }
            let first = await group.next() ?? .cancelled
            group.cancelAll()
            return first
        }
        return End(reason: Self.words(for: reason), newest: newest.message, isOff: reason.isOff)
    }

    /// When Slack said goodbye.
    private final class Farewell: Sendable {
        private let moment = Mutex<ContinuousClock.Instant?>(nil)

        func begin() { moment.withLock { $0 = $0 ?? .now } }

        var isOver: Bool {
            moment.withLock { $0.map { $0.duration(to: .now) > longestFarewell } ?? false }
        }
    }

    /// Of all messages that were pushed.
    private final class Newest: Sendable {
        private let ts = Mutex<SlackTimestamp?>(nil)

        func note(_ content: PushedContent) {
            guard case .message(let message, _) = content else { return }
            ts.withLock { $0 = max($0 ?? message.ts, message.ts) }
        }

        var message: SlackTimestamp? { ts.withLock { $0 } }
    }

    private func read(noting newest: Newest, leaving: @Sendable () -> Void) async -> Reason {
        while true {
            do {
                switch try await socket.receive() {
                case .text(let text):
                    switch SocketFrame(text) {
                    case .envelope(let id, let content):
                        newest.note(content)
                        receive(id, content)
                    case .disconnect(.refresh): leaving()
                    case .disconnect(.disabled): return .off
                    case .disconnect(.tooMany): return .sentAway("too many WebSockets")
                    case .disconnect(.other(let reason)): return .sentAway(reason)
                    case .hello, .other: break
                    case nil: logger.warning("Slack sent something that is not its JSON")
                    }
                case .binary: break
                case .closed(let close): return .closed(close.code)
                }
            } catch {
                return error.kind == .cancelled ? .cancelled : .lost(error.reason)
            }
        }
    }

    private func receive(_ id: String, _ content: PushedContent) {
        mailbox.put(
            .pushed(
                Pushed(content: content, arrived: .now) { [socket] answer in
                    // What cannot be acknowledged comes again over another connection, and is recognised.
                    guard let text = Acknowledgement(id, answer: answer).text else { return }
                    try? await socket.send(text: text)
                }))
    }

    private func keepAlive(_ farewell: Farewell) async -> Reason {
        while true {
            guard (try? await Task.sleep(for: pingInterval)) != nil else { return .cancelled }
            if farewell.isOver { return .sentAway("refresh") }
            do {
                try await socket.ping(timeout: pingInterval)
                mailbox.put(.asked([.alive]))
            } catch {
                switch error.kind {
                case .cancelled: return .cancelled
                // Somebody who is busy sending is there all the same.
                case .idleTimeout:
                    if socket.lastHeard.duration(to: .now) > pingInterval * Self.patience { return .silent }
                default: return .lost(error.reason)
                }
            }
        }
    }

    private static func words(for reason: Reason) -> String {
        switch reason {
        case .closed(let code): "Slack closed the WebSocket (\(code))"
        case .lost(let reason): reason
        case .silent: "the WebSocket gave no sign of life"
        case .off: "Socket Mode was turned off"
        case .sentAway(let reason): "Slack sent the WebSocket away: \(reason)"
        case .cancelled: "cancelled"
        }
    }
}

extension SocketConnection.Reason {
    fileprivate var isOff: Bool { if case .off = self { true } else { false } }
}
