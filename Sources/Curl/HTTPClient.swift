import CLibcurl
import Foundation
import Synchronization

/// An async HTTP client: HTTP/1.1, and HTTP/2 where a TLS server offers it, with connections that are used again.
///
/// All requests run on one thread of its own, which alone uses libcurl. Redirects are not followed: a 3xx is an answer.
package final class HTTPClient: Sendable {
    /// Of the whole process, before any thread uses libcurl.
    private static let globalInit = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    private let inbox: Inbox
    /// Nil once joined.
    private let thread: Locked<LoopThread?>
    private let lastID = Atomic<Call.ID>(0)

    /// - Throws: ``HTTPError/Kind/tls`` if the CA file cannot be read; ``HTTPError/Kind/other`` if the system denies a thread or a descriptor.
    package init(configuration: Configuration = .init()) throws(HTTPError) {
        guard Self.globalInit == CURLE_OK else { throw .libcurl("to start") }
        if let file = configuration.caFile, !FileManager.default.isReadableFile(atPath: file) {
            throw HTTPError(kind: .tls, reason: "HTTP client: cannot read the CA file \(file)", nothingWasSent: true)
        }
        inbox = try Inbox()
        thread = try Locked(LoopThread(running: TransferLoop(inbox: inbox, configuration: configuration)))
    }

    deinit {
        shutDown()
    }

    /// Sends `request` and waits for the whole response.
    ///
    /// Cancelling the task ends the request with ``HTTPError/Kind/cancelled``.
    package func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
        let start = ContinuousClock.now
        try request.check()
        let id = lastID.wrappingAdd(1, ordering: .relaxed).newValue
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let call = Call(id: id, request: request, start: start, continuation: continuation)
                if let refusal = inbox.start(call) {
                    continuation.resume(returning: .failure(refusal))
                }
            }
        } onCancel: {
            inbox.cancel(id)
        }
        return try outcome.get()
    }

    /// Ends every request in flight with ``HTTPError/Kind/shutDown`` and waits until the thread has ended and all is freed.
    ///
    /// May be called more than once. Requests that are sent afterwards fail at once.
    package func shutDown() {
        inbox.shut()
        // Under the lock, so that a second caller too returns only when the thread is gone.
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
    }
}
