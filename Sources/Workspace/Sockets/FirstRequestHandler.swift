import NIOCore
import NIOHTTP1

/// Watches a connection until its first request has told what it is to be. A broken request is answered with 400 and ends it,
/// and so does the end of the server. Of a request that is not to become a socket, the wish for an upgrade is taken away:
/// NIO's upgrade handler would lose such a request.
final class FirstRequestHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let isWelcome: (HTTPRequestHead) -> Bool

    /// - Parameter isWelcome: whether a request that wishes for an upgrade may have it.
    init(isWelcome: @escaping (HTTPRequestHead) -> Bool) { self.isWelcome = isWelcome }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), head.headers.contains(name: "upgrade"), !isWelcome(head)
        else { return context.fireChannelRead(data) }
        head.headers.remove(name: "upgrade")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let headers: HTTPHeaders = ["Connection": "close", "Content-Length": "0"]
        let head = HTTPResponseHead(version: .http1_1, status: .badRequest, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    /// Takes the handler out, on the connection's event loop.
    static func remove(from channel: any NIOCore.Channel) throws {
        let handler = try channel.pipeline.syncOperations.handler(type: FirstRequestHandler.self)
        channel.pipeline.syncOperations.removeHandler(handler, promise: nil)
    }
}
