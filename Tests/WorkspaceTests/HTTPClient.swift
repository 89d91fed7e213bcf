import Foundation
import NIOCore
import NIOPosix

@testable import Workspace

/// A plain HTTP/1.1 client over TCP that sends the bytes it is told to, right or wrong: one connection per exchange.
struct HTTPClient: Sendable {
    struct Request: Sendable {
        var bytes: ByteBuffer

        /// A well-formed request.
        init(_ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = []) {
            var head = "\(method) \(path) HTTP/1.1\r\n"
            if headers["Host"] == nil { head += "Host: localhost\r\n" }
            for (name, value) in headers { head += "\(name): \(value)\r\n" }
            if method == "POST" { head += "Content-Length: \(body.count)\r\n" }
            bytes = ByteBuffer(string: head + "\r\n")
            bytes.writeBytes(body)
        }

        init(raw: String) { bytes = ByteBuffer(string: raw) }
    }

    typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    let port: Int

    private func connect() async throws -> Connection {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try Connection(wrappingChannelSynchronously: channel) }
            }
    }

    /// Connects, says nothing, and waits for the other side to end it.
    func connected(_ act: @Sendable () -> Void) async throws {
        try await connect().executeThenClose { inbound, _ in
            act()
            do {
                for try await _ in inbound {}
            } catch is IOError {
                // Reset by the server: ended as well.
            }
        }
    }

    /// Sends a request and reads its answer; nil when the connection ends without one.
    func send(_ request: Request) async throws -> HTTPReply? {
        try await connect().executeThenClose { inbound, outbound in
            // A server that has answered need not read the rest of what is sent.
            try? await outbound.write(request.bytes)
            var received = ByteBuffer()
            do {
                for try await part in inbound {
                    received.writeImmutableBuffer(part)
                    if let reply = HTTPReply(received, isWhole: false) { return reply }
                }
            } catch is IOError {
                // Reset by the server: what came is what there is.
            }
            return HTTPReply(received, isWhole: true)
        }
    }

    /// Reads a live stream until it has seen as many events as asked for; meanwhile `then` makes them happen.
    func events(
        _ path: String,
        headers: [String: String] = [:],
        count: Int,
        then act: () async throws -> Void
    ) async throws -> [LiveEvent] {
        try await connect().executeThenClose { inbound, outbound in
            try await outbound.write(Request("GET", path, headers: headers).bytes)
            var text = ""
            var hasActed = false
            for try await part in inbound {
                text += String(buffer: part)
                if !hasActed, text.contains("retry:") {
                    hasActed = true
                    try await act()
                }
                let events = LiveEvent.all(in: text)
                if events.count >= count { return events }
            }
            return LiveEvent.all(in: text)
        }
    }
}

/// An answer, read as far as it came.
struct HTTPReply: Sendable {
    let status: Int
    /// By lower-case names.
    let headers: [String: String]
    let body: String

    /// Nil while something is missing; where there is no more to come, nil when nothing came.
    init?(_ bytes: ByteBuffer, isWhole: Bool) {
        let text = String(buffer: bytes)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            headers[pair[0].lowercased()] = pair.count == 2 ? pair[1].trimmingCharacters(in: .whitespaces) : ""
        }
        let body = String(text[end.upperBound...])
        if !isWhole {
            guard let length = headers["content-length"].flatMap({ Int($0) }), body.utf8.count >= length else {
                return nil
            }
        }
        self.status = status
        self.headers = headers
        self.body = body
    }

    var json: JSON { JSON(parsing: Data(body.utf8)) ?? .null }
}

/// One server-sent event.
struct LiveEvent: Sendable {
    let id: Int
    let content: JSON

    static func all(in text: String) -> [LiveEvent] {
        // The chunks' lengths stand on lines of their own, which no field of an event looks like.
        text.replacing("\r\n", with: "\n").components(separatedBy: "\n\n").compactMap { block in
            var id: Int?
            var content: JSON?
            for line in block.components(separatedBy: "\n") {
                if line.hasPrefix("id: ") { id = Int(line.dropFirst(4)) }
                if line.hasPrefix("data: ") { content = JSON(parsing: Data(line.dropFirst(6).utf8)) }
            }
            guard let id, let content else { return nil }
            return LiveEvent(id: id, content: content)
        }
    }
}
