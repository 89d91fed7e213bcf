import CWslay
import Foundation

/// The frames of one WebSocket, by libwslay: bytes of the server in, messages out, and the other way round. Does no I/O.
///
/// Pings are answered here. Belongs to the loop's thread.
@safe final class WslaySession {
    enum End: Equatable {
        case closed(WebSocketClose)
        /// The server broke the rules, and is told so.
        case failed(WebSocketFailure)
    }

    /// Messages that wait to be taken; more are not read.
    private static let queueLimit = 64
    /// Bytes that wait to be sent; more messages have to wait.
    private static let outputLimit = 256 << 10
    /// Answers to pings that wait behind the output; more is not read.
    private static let replyLimit = 64

    private let messageLimit: Int
    private var context: OpaquePointer?
    private var input = ByteQueue()
    private var cutter = FrameCutter()
    /// What is to be sent: always whole frames, so that another can follow whatever happens.
    private var output = ByteQueue()
    private var assembler: MessageAssembler
    private var messages: [WebSocketMessage] = []
    private var queuedBytes = 0
    private var pongs: [Data] = []
    /// What a callback has found wrong.
    private var violation: WebSocketFailure?
    /// True once a close frame of ours is on its way.
    private var sentClose = false
    private(set) var end: End?

    /// - Parameter messageLimit: In bytes.
    init(messageLimit: Int) throws(HTTPError) {
        self.messageLimit = max(messageLimit, 0)
        assembler = MessageAssembler(limit: self.messageLimit)
        unsafe context = try makeContext()
    }

    deinit {
        unsafe wslay_event_context_free(context)
    }

    // MARK: What comes in

    /// False while the server has to wait until messages are taken or output has left.
    var wantsInput: Bool {
        unsafe end == nil && hasRoom && wslay_event_get_queued_msg_count(context) < Self.replyLimit
    }

    /// Whether something has begun to come in whose rest is missing.
    var isMidMessage: Bool { assembler.isMidMessage || cutter.isInFrame || !input.isEmpty }

    /// Takes bytes that the server has sent.
    func feed(_ bytes: some Collection<UInt8>) {
        input.append(bytes)
        process()
    }

    func takeMessage() -> WebSocketMessage? {
        guard !messages.isEmpty else { return nil }
        let message = messages.removeFirst()
        queuedBytes -= message.size
        process()
        return message
    }

    /// Payloads of the pongs since the last call.
    func takePongs() -> [Data] {
        defer { pongs = [] }
        return pongs
    }

    // MARK: What goes out

    /// Whether a message can be sent without making the output too long.
    var wantsOutput: Bool { end == nil && !sentClose && output.count < Self.outputLimit }

    func send(_ message: WebSocketMessage) {
        switch message {
        case .text(let text): queue(WSLAY_TEXT_FRAME, Data(text.utf8))
        case .binary(let data): queue(WSLAY_BINARY_FRAME, data)
        case .closed(let end): close(code: end.code, reason: end.reason)
        }
    }

    func ping(_ payload: Data) {
        queue(WSLAY_PING, payload)
    }

    /// Says that we want to end. Messages that have come and still come in are dropped.
    ///
    /// - Parameter reason: At most 123 bytes.
    func close(code: UInt16, reason: String) {
        guard end == nil, !sentClose else { return }
        let words = Array(reason.utf8)
        unsafe wslay_event_queue_close(context, code, words, words.count)
        unsafe wslay_event_send(context)
        sentClose = true
        messages = []
        queuedBytes = 0
        process()
    }

    /// Moves output to where it is sent from.
    func moveOutput(to target: UnsafeMutableRawBufferPointer) -> Int {
        let count = unsafe output.move(to: target)
        flush()
        return count
    }

    private func queue(_ opcode: wslay_opcode, _ data: Data) {
        let bytes = Array(data)
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var message = unsafe wslay_event_msg(
                opcode: UInt8(opcode.rawValue),
                msg: bytes.baseAddress,
                msg_length: bytes.count
            )
            unsafe wslay_event_queue_msg(context, &message)
        }
        flush()
    }

    /// Lets replies out that had to wait for other output.
    private func flush() {
        guard output.count < Self.outputLimit else { return }
        unsafe wslay_event_send(context)
    }

    // MARK: Frames

    private var hasRoom: Bool { messages.count < Self.queueLimit && queuedBytes <= messageLimit }

    /// Reads frames as long as there are bytes, and room for messages.
    private func process() {
        guard end == nil else { return }
        let result = unsafe wslay_event_recv(context)
        if let violation {
            fail(violation)
        } else if result != 0 {
            fail(.protocolViolation)
        } else if unsafe wslay_event_get_close_received(context) != 0 {
            closed(code: unsafe wslay_event_get_status_code_received(context))
        } else if unsafe wslay_event_get_read_enabled(context) == 0 {
            // wslay has seen it, and has put a close with the right code into its queue.
            unsafe wslay_event_send(context)
            end = .failed(failure(for: unsafe wslay_event_get_status_code_sent(context)))
            sentClose = true
        } else {
            flush()
        }
        if end != nil {
            input.removeAll()
        }
    }

    private func closed(code: UInt16) {
        do throws(WebSocketFailure) {
            end = try .closed(WebSocketClose(code: code, reason: assembler.closeReason()))
            // The answer, which wslay has put into its queue.
            unsafe wslay_event_send(context)
            sentClose = true
        } catch {
            fail(error)
        }
    }

    /// Ends the session with a close frame of a fresh context, as the old one may have an empty close in its queue.
    private func fail(_ failure: WebSocketFailure) {
        end = .failed(failure)
        guard !sentClose, let fresh = unsafe try? makeContext() else { return }
        unsafe wslay_event_context_free(context)
        unsafe context = fresh
        unsafe wslay_event_queue_close(context, failure.code, [], 0)
        unsafe wslay_event_send(context)
        sentClose = true
    }

    private func failure(for code: UInt16) -> WebSocketFailure {
        [WebSocketFailure.invalidText, .tooLarge(messageLimit)].first { $0.code == code } ?? .protocolViolation
    }

    private func makeContext() throws(HTTPError) -> OpaquePointer {
        var callbacks = WslaySession.callbacks
        var context: OpaquePointer?
        let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
        guard unsafe wslay_event_context_client_init(&context, &callbacks, owner) == 0, let context = unsafe context
        else {
            throw HTTPError(kind: .other, reason: "WebSocket: out of memory", nothingWasSent: true)
        }
        unsafe wslay_event_config_set_no_buffering(context, 1)
        // Of a frame; the assembler watches over messages. Not so low that it would hit pings.
        unsafe wslay_event_config_set_max_recv_msg_length(context, UInt64(max(messageLimit, 125)))
        return unsafe context
    }

    // MARK: What the callbacks reach

    func moveInput(to target: UnsafeMutableRawBufferPointer) -> Int {
        guard hasRoom else { return 0 }
        let count = cutter.cut(input, limit: target.count)
        return unsafe input.move(to: UnsafeMutableRawBufferPointer(rebasing: target[..<count]))
    }

    func addOutput(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe output.append(bytes)
    }

    /// - Returns: False if reading must end.
    func assemble(_ step: (inout MessageAssembler) throws(WebSocketFailure) -> MessageAssembler.Arrival?) -> Bool {
        guard violation == nil else { return false }
        do throws(WebSocketFailure) {
            switch try step(&assembler) {
            case .message(let message) where !sentClose:
                messages.append(message)
                queuedBytes += message.size
            case .pong(let payload): pongs.append(payload)
            case .message, nil: break
            }
            return true
        } catch {
            violation = error
            return false
        }
    }
}

extension WebSocketMessage {
    /// Of its content, in bytes.
    fileprivate var size: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .binary(let data): data.count
        case .closed: 0
        }
    }
}
