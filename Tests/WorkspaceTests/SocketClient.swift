import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

@testable import Workspace

/// The app's end of a socket: sees every frame as it comes.
struct SocketClient {
    enum Incoming: Equatable {
        case message(JSON)
        case ping
        case pong(String)
        case closed
        /// The connection ended without a close frame.
        case lost
    }

    struct Refused: Error {}
    struct Unexpected: Error { let incoming: Incoming }

    private typealias Connection = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    private var frames: NIOAsyncChannelInboundStream<WebSocketFrame>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>

    /// Connects to the address that `apps.connections.open` gave.
    /// - Throws: ``Refused`` when there is no upgrade.
    static func run<Result>(_ address: String, on port: Int, _ body: (inout SocketClient) async throws -> Result)
        async throws
        -> Result
    {
        let url = try URLComponents(string: address) ?? { throw Refused() }()
        let target = url.path + "?" + (url.query ?? "")
        let upgrade: EventLoopFuture<Connection?> = try await ClientBootstrap(
            group: MultiThreadedEventLoopGroup.singleton
        ).connect(host: "127.0.0.1", port: port) { channel in
            channel.eventLoop.makeCompletedFuture { try upgraded(channel, target) }
        }
        guard let connection = try await upgrade.get() else { throw Refused() }
        return try await connection.executeThenClose { inbound, outbound in
            var client = SocketClient(frames: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&client)
        }
    }

    private static func upgraded(_ channel: any NIOCore.Channel, _ target: String) throws -> EventLoopFuture<
        Connection?
    > {
        let upgrader = NIOTypedWebSocketClientUpgrader<Connection?>(maxFrameSize: 1 << 20) { channel, _ in
            channel.eventLoop.makeCompletedFuture { try Connection(wrappingChannelSynchronously: channel) }
        }
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: target, headers: ["Host": "localhost"])
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: head,
                upgraders: [upgrader]
            ) { channel in channel.close().map { nil } }
        )
        // The greeting may come with the upgrade itself.
        configuration.leftOverBytesStrategy = .forwardBytes
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(configuration: configuration)
    }

    // MARK: Reading

    mutating func next() async throws -> Incoming {
        let frame: WebSocketFrame?
        do { frame = try await frames.next(isolation: #isolation) } catch is IOError { return .lost }
        guard let frame else { return .lost }
        switch frame.opcode {
        case .text: return .message(JSON(parsing: Data(frame.data.readableBytesView)) ?? .null)
        case .ping: return .ping
        case .pong: return .pong(String(buffer: frame.data))
        case .connectionClose: return .closed
        default: return try await next()
        }
    }

    /// The next message, pings passed over.
    mutating func message() async throws -> JSON {
        while true {
            switch try await next() {
            case .message(let message): return message
            case .ping, .pong: continue
            case let other: throw Unexpected(incoming: other)
            }
        }
    }

    mutating func hello() async throws -> JSON {
        let message = try await message()
        guard message["type"] == "hello" else { throw Unexpected(incoming: .message(message)) }
        return message
    }

    /// The next envelope, acknowledged.
    @discardableResult
    mutating func envelope(answering payload: JSON? = nil) async throws -> JSON {
        let envelope = try await message()
        try await acknowledge(envelope, payload)
        return envelope
    }

    // MARK: Writing

    func acknowledge(_ envelope: JSON, _ payload: JSON? = nil) async throws {
        var object: JSONObject = ["envelope_id": envelope["envelope_id"] ?? .null]
        if let payload { object.append("payload", payload) }
        try await send(String(decoding: JSONWriter.bytes(of: .object(object)), as: UTF8.self))
    }

    func send(_ text: String, opcode: WebSocketOpcode = .text, fin: Bool = true, isMasked: Bool = true) async throws {
        let key = isMasked ? WebSocketMaskingKey.random() : nil
        try await outbound.write(
            WebSocketFrame(fin: fin, opcode: opcode, maskKey: key, data: ByteBuffer(string: text)))
    }
}

extension LocalWorkspace {
    static let appToken = "xapp-local-viva"

    /// Connects to that address, or to a new one.
    func connect<Result>(_ address: String? = nil, _ body: (inout SocketClient) async throws -> Result) async throws
        -> Result
    {
        let address = if let address { address } else { try await socketAddress() }
        return try await SocketClient.run(address, on: client.port, body)
    }

    func socketAddress() async throws -> String {
        let answer = try await call("apps.connections.open", token: Self.appToken)
        guard let url = answer["url"]?.string else { throw SocketClient.Refused() }
        return url
    }

    /// Connects as the bot does, and is greeted.
    func socket<Result>(_ body: (inout SocketClient) async throws -> Result) async throws -> Result {
        try await connect { socket in
            _ = try await socket.hello()
            return try await body(&socket)
        }
    }

    /// A person writes.
    @discardableResult
    func say(_ text: String, in channel: String = team, as user: String = "U02BOB") async throws -> JSON {
        try await control("message", ["channel": .string(channel), "user": .string(user), "text": .string(text)])
    }
}
