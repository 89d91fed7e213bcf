import Foundation
import Testing

@testable import Curl

/// Servers that send nonsense: whatever comes, it ends in messages and then in a close or in an error.
///
/// `VIVA_FUZZ_SEED` repeats a run whose seed a failure has named; `VIVA_FUZZ_ROUNDS` makes it longer.
@Suite(.timeLimit(.minutes(60)))
struct WebSocketFuzzTests {
    private let seed = Self.number("VIVA_FUZZ_SEED") ?? UInt64.random(in: .min ... .max)
    private let rounds = Self.number("VIVA_FUZZ_ROUNDS").map(Int.init) ?? 1

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test func everyStreamOfFramesEnds() throws {
        var ends: Set<String> = []
        var messages = 0
        for index in 0..<5_000 * rounds {
            let run = "VIVA_FUZZ_SEED=\(seed), stream \(index)"
            var generator = SplitMix(seed: seed &+ UInt64(index))
            let bytes = FrameStream.random(using: &generator)
            let limit = Int.random(in: 0...2_000, using: &generator)
            let session = try WslaySession(messageLimit: limit)
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...max(rest.count, 1), using: &generator))
                session.feed(piece)
                rest = rest.dropFirst(piece.count)
                while let message = session.takeMessage() {
                    #expect(message.isWithin(limit), "\(run)")
                    messages += 1
                }
                drain(session)
            }
            // Nothing may be stuck: it is over, or more may come.
            #expect(session.end != nil || session.wantsInput, "\(run)")
            ends.insert(session.end.map(name(of:)) ?? "open")
        }
        // That all of it was reached.
        #expect(ends == ["open", "closed", "1002", "1007", "1009"], "VIVA_FUZZ_SEED=\(seed)")
        #expect(messages > 500, "VIVA_FUZZ_SEED=\(seed)")
    }

    private func name(of end: WslaySession.End) -> String {
        switch end {
        case .closed: "closed"
        case .failed(let failure): "\(failure.code)"
        }
    }

    /// Takes what would be sent.
    private func drain(_ session: WslaySession) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4_096, alignment: 1)
        defer { unsafe buffer.deallocate() }
        while unsafe session.moveOutput(to: buffer) > 0 {}
    }

    @Test func everyConnectionEnds() async throws {
        let seed = seed
        let server = try ScriptedServer { connection in
            guard let request = connection.readRequest(), let index = UInt64(request.target.dropFirst()),
                let key = request["Sec-WebSocket-Key"]
            else { return }
            var generator = SplitMix(seed: seed &+ index)
            var bytes = Data(ServerConnection.acceptance(of: key).utf8)
            // Mostly the handshake is sound, so that frames are what is looked at.
            if Int.random(in: 0..<8, using: &generator) == 0 { FrameStream.damage(&bytes, using: &generator) }
            bytes += FrameStream.random(using: &generator)
            while !bytes.isEmpty {
                let piece = bytes.prefix(Int.random(in: 1...bytes.count, using: &generator))
                guard connection.send(piece) else { return }
                bytes = Data(bytes.dropFirst(piece.count))
            }
            if Bool.random(using: &generator) { connection.endWithReset() }
        }
        let client = try HTTPClient.direct()
        let url = "ws://127.0.0.1:\(server.port)"
        for round in 0..<30 * rounds {
            await withTaskGroup { group in
                for index in round * 50..<(round + 1) * 50 {
                    group.addTask {
                        await #expect(
                            end(of: "\(url)/\(index)", with: client) != nil, "VIVA_FUZZ_SEED=\(seed), \(index)")
                    }
                }
            }
        }
    }

    /// How it ended; nil if that is not said.
    private func end(of url: String, with client: HTTPClient) async -> String? {
        do throws(HTTPError) {
            let socket = try await client.openWebSocket(url, messageLimit: 2_000)
            while true {
                switch try await socket.receive() {
                case .text, .binary: try? await socket.send(text: "heard")
                case .closed(let close): return "\(close.code)"
                }
            }
        } catch {
            return [.malformedResponse, .connectionLost, .bodyTooLarge].contains(error.kind) || error.isRefusal
                ? error.reason : nil
        }
    }
}

extension HTTPError {
    fileprivate var isRefusal: Bool {
        if case .refused = kind { true } else { false }
    }
}

extension WebSocketMessage {
    fileprivate func isWithin(_ limit: Int) -> Bool {
        switch self {
        case .text(let text): text.utf8.count <= limit
        case .binary(let data): data.count <= limit
        case .closed: false
        }
    }
}
