import Foundation
import Testing

@testable import Curl

/// What a server must not send: it is told so by a code, and the caller by an error.
@Suite(.timeLimit(.minutes(1)))
struct WebSocketViolationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: Data
        var code: UInt16 = 1002
        var kind = HTTPError.Kind.malformedResponse

        init(_ name: String, _ bytes: Data, _ code: UInt16 = 1002, _ kind: HTTPError.Kind = .malformedResponse) {
            (testDescription, self.bytes, self.code, self.kind) = (name, bytes, code, kind)
        }

        init(_ name: String, _ frames: [Frame], _ code: UInt16 = 1002, _ kind: HTTPError.Kind = .malformedResponse) {
            self.init(name, frames.map(\.bytes).reduce(Data(), +), code, kind)
        }
    }

    private static let limit = 1_000

    static let cases: [Case] =
        (3...7).map { Case("reserved opcode \($0)", [Frame(opcode: $0, payload: Data("x".utf8))]) }
        + (0xB...0xF).map { Case("reserved control opcode \($0)", [Frame(opcode: $0, payload: Data("x".utf8))]) }
        + [1, 2, 4].map {
            Case("reserved bit \($0)", [Frame(opcode: Frame.text, payload: Data("x".utf8), reserved: $0)])
        }
        + [
            Case("masked", [Frame(opcode: Frame.text, payload: Data("x".utf8), mask: [1, 2, 3, 4])]),
            Case("a ping of 126 bytes", [Frame(opcode: Frame.ping, payload: Data(count: 126))]),
            Case("a ping in fragments", [Frame(opcode: Frame.ping, payload: Data("x".utf8), isFinal: false)]),
            Case("a continuation of nothing", [Frame(opcode: Frame.continuation, payload: Data("x".utf8))]),
            Case("a text in a text", [.text("a", isFinal: false), .text("b")]),
            Case("a length of two bytes for 5", Data([0x81, 126, 0, 5]) + Data("hello".utf8)),
            Case("a length of eight bytes for 5", Data([0x81, 127, 0, 0, 0, 0, 0, 0, 0, 5]) + Data("hello".utf8)),
            Case("a length above 2^63", Data([0x82, 127, 0xFF, 0, 0, 0, 0, 0, 0, 0]) + Data("hello".utf8)),
            Case("a close of one byte", [Frame(opcode: Frame.close, payload: Data([3]))]),
            Case("a close with code 1005", [.close(1005)]),
            Case("a close with code 999", [.close(999)]),
            Case("a close with code 2000", [.close(2000)]),
            Case("a close of 126 bytes", [.close(1000, String(repeating: "a", count: 124))]),
            Case(
                "a close whose words are no UTF-8",
                [Frame(opcode: Frame.close, payload: Data([3, 0xE8, 0x61, 0xFF]))],
                1007
            ),
            Case("a text that is no UTF-8", [Frame(opcode: Frame.text, payload: Data([0x61, 0xFF]))], 1007),
            Case("a surrogate", [Frame(opcode: Frame.text, payload: Data([0xED, 0xA0, 0x80]))], 1007),
            Case("an overlong character", [Frame(opcode: Frame.text, payload: Data([0xC0, 0xAF]))], 1007),
            Case("beyond Unicode", [Frame(opcode: Frame.text, payload: Data([0xF4, 0x90, 0x80, 0x80]))], 1007),
            Case("a character without its end", [Frame(opcode: Frame.text, payload: Data([0x61, 0xC3]))], 1007),
            Case(
                "no UTF-8 over fragments",
                [
                    Frame(opcode: Frame.text, payload: Data([0xC3]), isFinal: false),
                    Frame(opcode: Frame.continuation, payload: Data("a".utf8)),
                ],
                1007
            ),
            Case("too long", [Frame(opcode: Frame.binary, payload: Data(count: limit + 1))], 1009, .bodyTooLarge),
            Case(
                "too long as said",
                Frame(opcode: Frame.binary, payload: Data()).head(length: 1 << 62) + Data("x".utf8),
                1009,
                .bodyTooLarge
            ),
            Case(
                "too long together",
                [Frame(opcode: Frame.binary, payload: Data(count: limit), isFinal: false)]
                    + [Frame(opcode: Frame.continuation, payload: Data([0]))],
                1009,
                .bodyTooLarge
            ),
        ]

    @Test(arguments: cases)
    func itEndsTheSocketWithACodeAndAnError(_ violation: Case) async throws {
        let code = Locked<UInt16?>(nil)
        let answered = Signal()
        let server = try ScriptedServer.webSocket { connection in
            connection.send(.text("before"))
            connection.send(violation.bytes)
            connection.send(.text("after"))
            let frame = connection.readFrame()
            code.withLock { $0 = frame?.opcode == Frame.close ? frame?.code : nil }
            answered.raise()
        }
        let client = try HTTPClient.direct()
        let socket = try await client.openWebSocket(server.webSocketURL, messageLimit: Self.limit)
        #expect(try await socket.receive() == .text("before"))
        let error = try await socket.failure()
        #expect(error.kind == violation.kind)
        await answered.wait()
        #expect(code.withLock { $0 } == violation.code)
        let later = try #require(await #expect(throws: HTTPError.self) { try await socket.send(text: "late") })
        #expect(later.kind == violation.kind)
        #expect(later.nothingWasSent)
    }

    @Test func aMessageOfJustTheLimitIsTaken() async throws {
        let server = try ScriptedServer.webSocket { connection in
            connection.send(Frame(opcode: Frame.binary, payload: Data(count: 600), isFinal: false))
            connection.send(Frame(opcode: Frame.continuation, payload: Data(count: 400)))
            connection.waitForEnd()
        }
        let client = try HTTPClient.direct()
        let socket = try await client.openWebSocket(server.webSocketURL, messageLimit: Self.limit)
        #expect(try await socket.receive() == .binary(Data(count: 1_000)))
    }

    @Test func aCloseInPiecesIsUnderstood() throws {
        let bytes = Frame.close(4000, "aüüüüüüb").bytes
        for cut in 0...bytes.count {
            for secondCut in cut...bytes.count {
                let session = try WslaySession(messageLimit: 10)
                session.feed(bytes[..<cut])
                session.feed(bytes[cut..<secondCut])
                session.feed(bytes[secondCut...])
                #expect(
                    session.end == .closed(WebSocketClose(code: 4000, reason: "aüüüüüüb")),
                    "cut at \(cut), \(secondCut)")
            }
        }
    }
}
