import CLibcurl
import Glibc

extension HTTPError {
    /// The operating system refused something the client needs; `errno` says why.
    static func system(_ call: String) -> HTTPError {
        let code = errno
        let text = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return HTTPError(kind: .other, reason: "HTTP client: \(call): \(text)", nothingWasSent: true)
    }

    static func libcurl(_ call: String) -> HTTPError {
        HTTPError(kind: .other, reason: "HTTP client: libcurl refused \(call)", nothingWasSent: true)
    }

    static func shutDown(_ request: HTTPRequest, nothingWasSent: Bool) -> HTTPError {
        let text = "the HTTP client was shut down"
        return HTTPError(kind: .shutDown, request: request, text: text, nothingWasSent: nothingWasSent)
    }

    static func cancelled(_ request: HTTPRequest, nothingWasSent: Bool) -> HTTPError {
        HTTPError(kind: .cancelled, request: request, text: "cancelled", nothingWasSent: nothingWasSent)
    }

    static func timedOut(_ kind: Kind, _ request: HTTPRequest, nothingWasSent: Bool) -> HTTPError {
        let text = kind.text(for: request.timeouts)
        return HTTPError(kind: kind, request: request, text: text, nothingWasSent: nothingWasSent)
    }

    init(kind: Kind, request: HTTPRequest, text: String, nothingWasSent: Bool) {
        self.init(
            kind: kind,
            reason: "\(request.method.rawValue) \(request.origin): \(text)",
            nothingWasSent: nothingWasSent
        )
    }
}

extension HTTPError.Kind {
    /// What a time-out is called.
    func text(for timeouts: HTTPTimeouts) -> String {
        switch self {
        case .connectTimeout: "no connection within \(timeouts.connect)"
        case .idleTimeout: "nothing sent or received for \(timeouts.idle)"
        default: "not finished within \(timeouts.total)"
        }
    }

    /// `CURLE_TOO_LARGE`, which libcurl has from 8.6 on; earlier headers do not name it.
    private static let tooLarge = CURLcode(rawValue: 100)

    /// What a result of libcurl means to a caller. Some of its results mean one thing before the request has begun to leave
    /// (`wasSent`), and another afterwards, when the response must be to blame.
    init(_ code: CURLcode, wasSent: Bool) {
        self =
            switch code {
            case CURLE_UNSUPPORTED_PROTOCOL: wasSent ? .malformedResponse : .invalidRequest
            case CURLE_URL_MALFORMAT: .invalidRequest
            case CURLE_COULDNT_RESOLVE_HOST: .nameResolution
            case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
            case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED: .connectionFailed
            // Only its time-out for connecting is set; the others are the loop's own.
            case CURLE_OPERATION_TIMEDOUT: .connectTimeout
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ENGINE_NOTFOUND,
                CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
                CURLE_SSL_CACERT_BADFILE, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
                CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED:
                .tls
            case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
                CURLE_HTTP2_STREAM:
                .connectionLost
            // Up to 8.5 also said of a header line that is longer than libcurl's buffer for it.
            case CURLE_OUT_OF_MEMORY: wasSent ? .malformedResponse : .other
            case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, Self.tooLarge: .malformedResponse
            case CURLE_FILESIZE_EXCEEDED: .bodyTooLarge
            default: .other
            }
    }
}
