import Foundation

/// Something that is wanted of an open WebSocket, on its way to the thread that owns it.
struct WebSocketCall: Sendable {
    enum Wish: Sendable {
        case receive(Reply<WebSocketMessage>)
        case send(WebSocketMessage, Reply<Void>)
        case ping(timeout: Duration, Reply<Void>)
        case close(WebSocketClose, timeout: Duration, Reply<WebSocketClose>)
    }

    let id: Call.ID
    let start: ContinuousClock.Instant
    let wish: Wish

    func fail(_ error: HTTPError) {
        switch wish {
        case .receive(let reply): reply.resume(returning: .failure(error))
        case .send(_, let reply): reply.resume(returning: .failure(error))
        case .ping(_, let reply): reply.resume(returning: .failure(error))
        case .close(_, _, let reply): reply.resume(returning: .failure(error))
        }
    }
}
