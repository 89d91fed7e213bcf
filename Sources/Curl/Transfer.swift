import CLibcurl

/// One request while libcurl works on it. Belongs to the loop's thread.
final class Transfer {
    let call: Call
    let easy: EasyHandle
    private(set) var deadlines: TransferDeadlines
    private var response: ResponseBuilder
    /// True from the moment at which the first byte of the request could leave.
    private(set) var wasSent = false
    /// Why a callback ended the transfer, where libcurl's own result cannot tell.
    private var failure: (kind: HTTPError.Kind, text: String)?
    private var uploaded: Int64 = 0

    init(_ call: Call, easy: EasyHandle) {
        self.call = call
        self.easy = easy
        deadlines = TransferDeadlines(start: call.start, timeouts: call.request.timeouts)
        response = ResponseBuilder(bodyLimit: call.request.bodyLimit)
    }

    /// Called when a connection is ready for the request.
    ///
    /// libcurl sends a request again, whatever its method, if a reused connection ends without an answer. The server may have
    /// carried it out all the same, so a second time is only for methods that are idempotent (RFC 9110, section 9.2.2).
    ///
    /// - Returns: False if the request must not be sent.
    func requestCanLeave(at now: ContinuousClock.Instant) -> Bool {
        if wasSent, call.request.method == .post {
            failure = (
                .connectionLost, "the connection ended before the answer; not sent again, as it may have arrived"
            )
            return false
        }
        wasSent = true
        deadlines.noteActivity(at: now)
        return true
    }

    func noteUpload(_ count: Int64, at now: ContinuousClock.Instant) {
        guard count != uploaded else { return }
        uploaded = count
        deadlines.noteActivity(at: now)
    }

    /// - Returns: False if the transfer must end.
    func addHeaderLine(_ line: String, at now: ContinuousClock.Instant) -> Bool {
        deadlines.noteActivity(at: now)
        guard let kind = response.addHeaderLine(line) else { return true }
        failure = (kind, "the head of the response is malformed or larger than \(ResponseBuilder.headerLimit) bytes")
        return false
    }

    /// - Returns: False if the transfer must end.
    func addBody(_ chunk: some Collection<UInt8>, at now: ContinuousClock.Instant) -> Bool {
        deadlines.noteActivity(at: now)
        guard let kind = response.addBody(chunk) else { return true }
        failure = (kind, "the response is larger than \(call.request.bodyLimit) bytes")
        return false
    }

    private func error(_ kind: HTTPError.Kind, _ text: String) -> HTTPError {
        HTTPError(kind: kind, request: call.request, text: text, nothingWasSent: !wasSent)
    }

    /// What the caller gets for libcurl's `code`.
    func outcome(_ code: CURLcode) -> Result<HTTPResponse, HTTPError> {
        if let failure {
            return .failure(error(failure.kind, failure.text))
        }
        guard code != CURLE_OK else {
            // libcurl takes the end of the connection for the end of the head.
            guard !response.isHead else {
                return .failure(error(.connectionLost, "the connection ended in the middle of the response's head"))
            }
            return .success(response.response(status: easy.number(CURLINFO_RESPONSE_CODE)))
        }
        guard wasSent else {
            let (kind, text) = easy.connectFailure(code)
            return .failure(error(kind, text))
        }
        return .failure(error(.init(code, wasSent: true), easy.message(for: code)))
    }
}
