import CLibcurl
import Glibc

/// The thread that owns libcurl. A `Foundation.Thread` could not be joined.
struct LoopThread: Sendable {
    private let id: pthread_t

    /// Hands `loop` over to a new thread, which alone uses it from then on.
    init(running loop: sending TransferLoop) throws(HTTPError) {
        let context = unsafe Unmanaged.passRetained(loop).toOpaque()
        var id = pthread_t()
        let code = unsafe pthread_create(&id, nil, runLoop, context)
        guard code == 0 else {
            unsafe Unmanaged<TransferLoop>.fromOpaque(context).release()
            errno = code
            throw .system("pthread_create")
        }
        self.id = id
    }

    /// Waits until the loop has ended and its handles are freed. Once only.
    func join() {
        pthread_join(id, nil)
    }
}

private func runLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    unsafe shim_name_this_thread("viva-http")
    // Signals are for the other threads; and a SIGPIPE from a socket stays without effect.
    var signals = sigset_t()
    unsafe sigfillset(&signals)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    if let context = unsafe context {
        unsafe Unmanaged<TransferLoop>.fromOpaque(context).takeRetainedValue().run()
    }
    return nil
}
