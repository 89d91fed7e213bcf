import Foundation

/// Puts messages together from the frames that libwslay has found sound.
///
/// Not libwslay's own buffering: it keeps a message as a list of fragments, at 100 bytes for each, however short.
struct MessageAssembler {
    enum Arrival {
        case message(WebSocketMessage)
        case pong(Data)
    }

    private enum Opcode {
        static let continuation: UInt8 = 0x0
        static let text: UInt8 = 0x1
        static let close: UInt8 = 0x8
        static let pong: UInt8 = 0xA
    }

    private let limit: Int
    private var opcode: UInt8 = 0
    private var isFinal = false
    private var isText = false
    private var message: Data?
    /// Payload of the latest ping, pong or close.
    private var control = Data()

    /// - Parameter limit: Of a message, in bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Between the fragments of one, or within.
    var isMidMessage: Bool { message != nil }

    /// The words in a close frame, once there was one.
    ///
    /// - Throws: ``WebSocketFailure/invalidText``.
    func closeReason() throws(WebSocketFailure) -> String {
        guard let reason = String(validating: control.dropFirst(2), as: UTF8.self) else { throw .invalidText }
        return reason
    }

    mutating func beginFrame(opcode: UInt8, isFinal: Bool, length: UInt64) throws(WebSocketFailure) {
        self.opcode = opcode
        self.isFinal = isFinal
        if isControl {
            // A close has no payload or a whole code in it, which libwslay does not check.
            guard opcode != Opcode.close || length != 1 else { throw .protocolViolation }
            control = Data()
        } else {
            if opcode != Opcode.continuation {
                isText = opcode == Opcode.text
                message = Data()
            }
            guard length <= UInt64(limit - (message?.count ?? 0)) else { throw .tooLarge(limit) }
        }
    }

    mutating func add(_ chunk: UnsafeBufferPointer<UInt8>) {
        if isControl {
            unsafe control.append(chunk)
        } else {
            unsafe message?.append(chunk)
        }
    }

    mutating func endFrame() throws(WebSocketFailure) -> Arrival? {
        guard !isControl else { return opcode == Opcode.pong ? .pong(control) : nil }
        guard isFinal, let data = message else { return nil }
        message = nil
        guard isText else { return .message(.binary(data)) }
        guard let text = String(validating: data, as: UTF8.self) else { throw .invalidText }
        return .message(.text(text))
    }

    private var isControl: Bool { opcode & 0x8 != 0 }
}
