import Foundation
import NIOCore
import NIOWebSocket

/// One WebSocket of the app, from its greeting to its end (RFC 6455).
struct SocketConnection: Sendable {
    typealias Outbound = NIOAsyncChannelOutboundWriter<WebSocketFrame>

    let ledger: SharedLedger
    let isShort: Bool

    func run(_ channel: SocketChannel.WebSocket) async {
        let (id, orders) = ledger.with { $0.joinSocket(isShort: isShort) }
        defer { ledger.with { $0.leaveSocket(id) } }
        // However it ends, it has ended: the bot connects again, and what it did not acknowledge comes again.
        try? await channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup { group in
                group.addTask { try await Self.carry(orders, outbound, channel.channel) }
                group.addTask { try await listen(inbound, as: id) }
                try await group.next()
                group.cancelAll()
            }
        }
    }

    /// Writes what the ledger orders, until it orders the end.
    private static func carry(
        _ orders: AsyncStream<SocketOrder>,
        _ outbound: Outbound,
        _ channel: any NIOCore.Channel
    ) async throws {
        for await order in orders {
            switch order {
            case .text(let bytes):
                try await outbound.write(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(bytes: bytes)))
            case .ping:
                try await outbound.write(
                    WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer(string: "Ping from the workspace")))
            case .pong(let bytes):
                try await outbound.write(WebSocketFrame(fin: true, opcode: .pong, data: ByteBuffer(bytes: bytes)))
            case .close: return try await close(1_000, outbound)
            case .cut: return try await channel.close(mode: .all)
            }
        }
    }

    private static func close(_ code: UInt16, _ outbound: Outbound) async throws {
        try await outbound.write(
            WebSocketFrame(fin: true, opcode: .connectionClose, data: ByteBuffer(integer: code)))
    }

    /// Takes frames until the connection ends; a bot that closes or sends unmasked frames is answered with a close frame, which
    /// ends it.
    private func listen(_ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>, as id: Int) async throws {
        var message = ByteBuffer()
        for try await frame in inbound {
            guard frame.maskKey != nil else {
                ledger.with { $0.sockets.tell(id, .close) }
                continue
            }
            let data = frame.unmaskedData
            switch frame.opcode {
            case .ping: ledger.with { $0.pinged(id, Array(data.readableBytesView)) }
            case .text, .continuation:
                if frame.opcode == .text { message.clear() }
                message.writeImmutableBuffer(data)
                if message.readableBytes > SocketChannel.longest { return }
                if frame.fin { take(message) }
            case .connectionClose:
                ledger.with { $0.sockets.tell(id, .close) }
            default: break
            }
        }
    }

    private func take(_ message: ByteBuffer) {
        guard let object = JSON(parsing: Data(message.readableBytesView)),
            let envelope = object["envelope_id"]?.string
        else { return }
        ledger.with { $0.acknowledge(envelope, object["payload"]) }
    }
}
