import CWslay

/// What libwslay asks and tells; only from within `wslay_event_recv` and `wslay_event_send`, thus while the session lives.
extension WslaySession {
    static var callbacks: wslay_event_callbacks {
        unsafe wslay_event_callbacks(
            recv_callback: onReceive,
            send_callback: onSend,
            genmask_callback: onMask,
            on_frame_recv_start_callback: onFrameStart,
            on_frame_recv_chunk_callback: onFrameChunk,
            on_frame_recv_end_callback: onFrameEnd,
            on_msg_recv_callback: nil
        )
    }

    fileprivate static func session(at owner: UnsafeMutableRawPointer) -> WslaySession {
        unsafe Unmanaged<WslaySession>.fromOpaque(owner).takeUnretainedValue()
    }
}

private func onReceive(
    _ context: OpaquePointer?,
    _ buffer: UnsafeMutablePointer<UInt8>?,
    _ length: Int,
    _ flags: CInt,
    _ owner: UnsafeMutableRawPointer?
) -> Int {
    guard let owner = unsafe owner else { return -1 }
    let target = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: length)
    let count = unsafe WslaySession.session(at: owner).moveInput(to: target)
    guard count == 0 else { return count }
    unsafe wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK.rawValue)
    return -1
}

private func onSend(
    _ context: OpaquePointer?,
    _ bytes: UnsafePointer<UInt8>?,
    _ length: Int,
    _ flags: CInt,
    _ owner: UnsafeMutableRawPointer?
) -> Int {
    guard let owner = unsafe owner else { return -1 }
    unsafe WslaySession.session(at: owner).addOutput(UnsafeBufferPointer(start: bytes, count: length))
    return length
}

/// From the system's cryptographic source (RFC 6455, section 5.3), so that nobody can foresee what goes over the wire.
private func onMask(
    _ context: OpaquePointer?,
    _ buffer: UnsafeMutablePointer<UInt8>?,
    _ length: Int,
    _ owner: UnsafeMutableRawPointer?
) -> CInt {
    var generator = SystemRandomNumberGenerator()
    let mask = unsafe UnsafeMutableBufferPointer(start: buffer, count: length)
    // Each number is a call of the system.
    var bytes = UInt64(0)
    for index in mask.indices {
        if index % 8 == 0 { bytes = generator.next() }
        unsafe mask[index] = UInt8(truncatingIfNeeded: bytes)
        bytes >>= 8
    }
    return 0
}

private func onFrameStart(
    _ context: OpaquePointer?,
    _ start: UnsafePointer<wslay_event_on_frame_recv_start_arg>?,
    _ owner: UnsafeMutableRawPointer?
) {
    guard let frame = unsafe start?.pointee else { return }
    unsafe assemble(context, owner) { (assembler) throws(WebSocketFailure) in
        try assembler.beginFrame(opcode: frame.opcode, isFinal: frame.fin != 0, length: frame.payload_length)
        return nil
    }
}

private func onFrameChunk(
    _ context: OpaquePointer?,
    _ chunk: UnsafePointer<wslay_event_on_frame_recv_chunk_arg>?,
    _ owner: UnsafeMutableRawPointer?
) {
    guard let chunk = unsafe chunk?.pointee else { return }
    let bytes = unsafe UnsafeBufferPointer(start: chunk.data, count: chunk.data_length)
    unsafe assemble(context, owner) { (assembler) throws(WebSocketFailure) in
        unsafe assembler.add(bytes)
        return nil
    }
}

private func onFrameEnd(_ context: OpaquePointer?, _ owner: UnsafeMutableRawPointer?) {
    unsafe assemble(context, owner) { (assembler) throws(WebSocketFailure) in try assembler.endFrame() }
}

private func assemble(
    _ context: OpaquePointer?,
    _ owner: UnsafeMutableRawPointer?,
    _ step: (inout MessageAssembler) throws(WebSocketFailure) -> MessageAssembler.Arrival?
) {
    guard let owner = unsafe owner, unsafe !WslaySession.session(at: owner).assemble(step) else { return }
    unsafe wslay_event_shutdown_read(context)
}
