import Foundation
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// A connection of the workspace's server: HTTP, or a WebSocket where a request to `/link/` brings a good ticket.
struct SocketChannel: HTTPChannelHandler {
    typealias HTTP = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
    typealias WebSocket = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    /// The largest frame and message that is taken, in bytes.
    static let longest = 1 << 20

    enum Upgrade: Sendable {
        case http(HTTP)
        case webSocket(WebSocket, isShort: Bool)
    }

    struct Value: ServerChildChannelValue {
        let channel: any NIOCore.Channel
        let upgrade: EventLoopFuture<Upgrade>
    }

    let responder: HTTPChannelHandler.Responder
    let ledger: SharedLedger

    func setup(channel: any NIOCore.Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var configuration = NIOUpgradableHTTPServerPipelineConfiguration(
                upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(upgraders: [upgrader]) { channel in
                    channel.eventLoop.makeCompletedFuture { .http(try Self.http(channel, logger: logger)) }
                }
            )
            configuration.enablePipelining = false
            configuration.enableErrorHandling = false
            configuration.enableResponseHeaderValidation = false
            let upgrade = try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(
                configuration: configuration)
            let upgradeHandler = try channel.pipeline.syncOperations.handler(
                type: NIOTypedHTTPServerUpgradeHandler<Upgrade>.self)
            try channel.pipeline.syncOperations.addHandler(
                FirstRequestHandler(isWelcome: isWelcome), position: .before(upgradeHandler))
            return Value(channel: channel, upgrade: upgrade)
        }
    }

    private func isWelcome(_ head: HTTPRequestHead) -> Bool {
        guard head.headers[canonicalForm: "upgrade"].contains(where: { $0.lowercased() == "websocket" }),
            let ticket = Self.ticket(head.uri)
        else {
            return false
        }
        return ledger.with { $0.sockets.isGood(ticket) }
    }

    private var upgrader: NIOTypedWebSocketServerUpgrader<Upgrade> {
        NIOTypedWebSocketServerUpgrader(maxFrameSize: Self.longest) { [ledger] channel, head in
            let isGood = Self.ticket(head.uri).map { ticket in ledger.with { $0.sockets.redeem(ticket) } } ?? false
            return channel.eventLoop.makeSucceededFuture(isGood ? HTTPHeaders() : nil)
        } upgradePipelineHandler: { channel, head in
            channel.eventLoop.makeCompletedFuture {
                try FirstRequestHandler.remove(from: channel)
                let socket = try WebSocket(wrappingChannelSynchronously: channel)
                return .webSocket(socket, isShort: head.uri.contains("debug_reconnects=true"))
            }
        }
    }

    private static func ticket(_ uri: String) -> String? {
        let parts = uri.split(separator: "?", maxSplits: 1)
        guard parts.count == 2, parts[0] == "/link/" || parts[0] == "/link" else { return nil }
        return Form.fields(String(parts[1]))?["ticket"]?.string
    }

    private static func http(_ channel: any NIOCore.Channel, logger: Logger) throws -> HTTP {
        try FirstRequestHandler.remove(from: channel)
        try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
        try channel.pipeline.syncOperations.addHandler(HTTPConnectionStateHandler(logger: logger))
        return try HTTP(
            wrappingChannelSynchronously: channel,
            configuration: .init(isOutboundHalfClosureEnabled: true)
        )
    }

    func handle(value: Value, logger: Logger) async {
        // A connection that ends before its first request has no more to tell.
        guard let upgrade = try? await value.upgrade.get() else { return }
        switch upgrade {
        case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
        case .webSocket(let channel, let isShort):
            await SocketConnection(ledger: ledger, isShort: isShort).run(channel)
        }
    }
}
