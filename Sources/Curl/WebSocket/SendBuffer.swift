/// Bytes on their way into a socket.
///
/// At an address of its own: when TLS could not send, OpenSSL wants to be given the same bytes at the same place again.
@safe final class SendBuffer {
    private let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 << 10, alignment: 1)
    private var pending = 0..<0

    deinit {
        unsafe memory.deallocate()
    }

    var isEmpty: Bool { pending.isEmpty }

    /// Takes new bytes; only when empty.
    func fill(_ move: (UnsafeMutableRawBufferPointer) -> Int) {
        pending = unsafe 0..<move(memory)
    }

    /// Sends what is pending, as far as the connection takes it.
    func send(over easy: EasyHandle) -> EasyHandle.Transport {
        let outcome = unsafe easy.send(UnsafeRawBufferPointer(rebasing: memory[pending]))
        if case .moved(let count) = outcome {
            pending = pending.dropFirst(count)
        }
        return outcome
    }
}
