import Chat
import Curl

/// Opens a WebSocket to Slack, up to its greeting.
struct SocketOpener: Sendable {
    /// Called with the app token.
    let api: SlackAPI
    /// For all of it.
    let time: Duration

    struct Failure: Error {
        var error: ChatError
        /// Socket Mode is turned off.
        var isOff = false
    }

    /// The answer of `apps.connections.open`. The address bears a ticket: whoever knows it is the app.
    private struct Address: Decodable {
        var url: String
    }

    func open() async throws(Failure) -> WebSocket {
        let result = await withTaskGroup(of: Result<WebSocket, Failure>?.self) { group in
            group.addTask {
                do throws(Failure) {
                    return .success(try await openUnbounded())
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await Task.sleep(for: time)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        guard let result else { throw Failure(error: .unavailable(reason: "Slack has not greeted on a new WebSocket")) }
        return try result.get()
    }

    private func openUnbounded() async throws(Failure) -> WebSocket {
        let address: Address
        do {
            address = try await api.call(.openSocket)
        } catch {
            var failure = Failure(error: error.asReading)
            if case .refused(let refusal) = error { failure.isOff = Self.offCodes.contains(refusal.code) }
            throw failure
        }
        do {
            let socket = try await api.client.openWebSocket(address.url, timeouts: api.timeouts)
            try await greet(socket)
            return socket
        } catch let failure as Failure {
            throw failure
        } catch let error as HTTPError {
            throw Failure(error: .unavailable(reason: error.reason))
        } catch {
            throw Failure(error: .unavailable(reason: "\(error)"))
        }
    }

    private static let offCodes: Set<String> = ["socket_mode_disabled", "socket_mode_not_enabled"]

    private func greet(_ socket: WebSocket) async throws {
        while true {
            switch try await socket.receive() {
            case .text(let text):
                switch SocketFrame(text) {
                case .hello: return
                case .disconnect(.disabled):
                    throw Failure(error: .unavailable(reason: "Socket Mode is turned off"), isOff: true)
                case .disconnect(.tooMany):
                    let reason =
                        "the app has as many WebSockets as Slack allows: does another viva use the same app token?"
                    throw Failure(error: .unavailable(reason: reason))
                case .disconnect: throw Failure(error: .unavailable(reason: "Slack sends the new WebSocket away"))
                // Slack greets before it sends anything else; what it might send comes again.
                case .envelope, .other, nil: break
                }
            case .binary: break
            case .closed(let close):
                throw Failure(
                    error: .unavailable(reason: "the WebSocket was closed (\(close.code)) before its greeting"))
            }
        }
    }
}
