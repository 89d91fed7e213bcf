import NIOCore
import NIOPosix

/// A connection to a local port, byte by byte.
struct Wire {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// The other side may be closed without this side's doing.
    static func connect<Result>(
        to port: Int, _ body: (_ send: (String) async throws -> Void, inout Received) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var received = Received(iterator: inbound.makeAsyncIterator())
            return try await body({ try await outbound.write(ByteBuffer(string: $0)) }, &received)
        }
    }

    struct Received {
        fileprivate var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        private(set) var text = ""

        fileprivate init(iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator) { self.iterator = iterator }

        /// Reads until `ending` has come, or the other side closes.
        mutating func until(_ ending: String) async throws -> String {
            while !text.hasSuffix(ending), let part = try await iterator.next(isolation: #isolation) {
                text += String(buffer: part)
            }
            return text
        }

        /// Reads until the other side closes.
        mutating func untilClosed() async throws -> String {
            while let part = try await iterator.next(isolation: #isolation) { text += String(buffer: part) }
            return text
        }
    }

    /// One request on a connection of its own.
    static func answer(to request: String, port: Int) async throws -> Answer {
        try await connect(to: port) { send, received in
            try await send("\(request) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return Answer(try await received.untilClosed())
        }
    }

    struct Answer {
        let status: String
        let head: [String]
        let body: String

        init(_ text: String) {
            let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            head = parts[0].split(separator: "\r\n").map { $0.lowercased() }
            status = head.first.map { String($0.dropFirst("http/1.1 ".count).prefix(3)) } ?? ""
            body = parts.count > 1 ? String(parts[1]) : ""
        }
    }
}
