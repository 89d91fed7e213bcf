import NIOCore
import NIOHTTP1
import NIOPosix

/// One POST over a connection of its own.
struct HTTPPost: Sendable {
    struct Answer: Sendable {
        let status: Int
        /// By lower-case names.
        let headers: [String: String]
        let body: String
    }

    enum Failure: Error {
        case notReached
        case tooLate

        /// In the platform's words.
        var reason: String {
            switch self {
            case .notReached: "connection_failed"
            case .tooLate: "http_timeout"
            }
        }
    }

    /// The most of an answer that is read, in bytes.
    private static let longest = 1 << 20

    private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    let target: HTTPTarget
    let headers: [(String, String)]
    let body: [UInt8]

    func send(within limit: Duration) async -> Result<Answer, Failure> {
        await withTaskGroup(of: Result<Answer, Failure>.self) { group in
            group.addTask {
                do { return .success(try await exchange()) } catch { return .failure(.notReached) }
            }
            group.addTask {
                do { try await Task.sleep(for: limit) } catch { return .failure(.notReached) }
                return .failure(.tooLate)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.notReached)
        }
    }

    private func exchange() async throws -> Answer {
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: target.host, port: target.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        return try await connection.executeThenClose { inbound, outbound in
            var fields = HTTPHeaders(headers)
            fields.add(name: "host", value: target.authority)
            fields.add(name: "content-length", value: String(body.count))
            fields.add(name: "connection", value: "close")
            let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: target.path, headers: fields)
            try await outbound.write(.head(head))
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body))))
            try await outbound.write(.end(nil))
            return try await Self.answer(inbound)
        }
    }

    private static func answer(_ parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws -> Answer {
        var head: HTTPResponseHead?
        var body = ByteBuffer()
        for try await part in parts {
            switch part {
            case .head(let value): head = value
            case .body(let more):
                guard body.readableBytes + more.readableBytes <= longest else { throw Failure.notReached }
                body.writeImmutableBuffer(more)
            case .end:
                guard let head else { throw Failure.notReached }
                let fields = head.headers.map { ($0.name.lowercased(), $0.value) }
                return Answer(
                    status: Int(head.status.code),
                    headers: Dictionary(fields) { first, _ in first },
                    body: String(buffer: body)
                )
            }
        }
        throw Failure.notReached
    }
}
