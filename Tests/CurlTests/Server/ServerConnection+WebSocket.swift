import Foundation
import Glibc

@testable import Curl

/// The server's end of a WebSocket, by hand.
extension ServerConnection {
    /// Takes the handshake; `frames` go out in the same segment as the answer.
    ///
    /// - Returns: The handshake, or nil if it did not come.
    @discardableResult
    func shakeHands(headers: [String] = [], frames: Data = Data()) -> Request? {
        guard let request = readRequest(), let key = request["Sec-WebSocket-Key"] else { return nil }
        send(Data(Self.acceptance(of: key, headers: headers).utf8) + frames)
        return request
    }

    static func acceptance(of key: String, headers: [String] = []) -> String {
        let accept = Data(SHA1.digest(of: key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")).base64EncodedString()
        let lines = [
            "HTTP/1.1 101 Switching Protocols", "upgrade: WebSocket", "connection: keep-alive, Upgrade",
            "Sec-WebSocket-Accept: \(accept)",
        ]
        return (lines + headers + ["", ""]).joined(separator: "\r\n")
    }

    @discardableResult
    func send(_ frame: Frame) -> Bool {
        send(frame.bytes)
    }

    /// The next frame, unmasked; nil at the end of the connection.
    func readFrame() -> Frame? {
        while true {
            if let frame = Frame(takenFrom: &received) { return frame }
            guard receive() else { return nil }
        }
    }

    /// Answers a close and lets the client see the end.
    func answerClose() {
        while let frame = readFrame() {
            guard frame.opcode == Frame.close else { continue }
            send(Frame(opcode: Frame.close, payload: frame.payload))
            return
        }
    }
}

extension ScriptedServer {
    /// A server whose script begins after the handshake.
    static func webSocket(frames: Data = Data(), _ script: @escaping Script) throws -> ScriptedServer {
        try ScriptedServer { connection in
            guard connection.shakeHands(frames: frames) != nil else { return }
            script(connection)
        }
    }

    /// Sends back texts and binaries, answers pings and closes.
    static func echoing() throws -> ScriptedServer {
        try webSocket { connection in
            while let frame = connection.readFrame() {
                switch frame.opcode {
                case Frame.text, Frame.binary: connection.send(Frame(opcode: frame.opcode, payload: frame.payload))
                case Frame.ping: connection.send(Frame(opcode: Frame.pong, payload: frame.payload))
                case Frame.close:
                    connection.send(Frame(opcode: Frame.close, payload: frame.payload))
                    return
                default: break
                }
            }
        }
    }

    var webSocketURL: String { "ws://127.0.0.1:\(port)/socket?ticket=secret" }
}
