package import Foundation

/// One HTTP request as the client sends it.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    package var method: Method
    /// Absolute `http` or `https` URL, already percent-encoded.
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: Data?
    package var timeouts: HTTPTimeouts
    /// Largest response body that is accepted, in bytes; a larger one ends the request with ``HTTPError/Kind/bodyTooLarge``.
    package var bodyLimit: Int

    package init(
        _ method: Method,
        _ url: String,
        headers: [(name: String, value: String)] = [],
        body: Data? = nil,
        timeouts: HTTPTimeouts = .init(),
        bodyLimit: Int = 8 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
        self.bodyLimit = bodyLimit
    }
}

/// How long a request may take. Each part is measured on its own.
package struct HTTPTimeouts: Sendable {
    /// Name resolution, TCP and TLS together, and before them the wait for a free connection where their number is limited.
    package var connect: Duration
    /// Longest silence while a response is awaited or under way.
    package var idle: Duration
    /// From the start of the request to the last byte of the response.
    package var total: Duration

    package init(connect: Duration = .seconds(10), idle: Duration = .seconds(30), total: Duration = .seconds(60)) {
        self.connect = connect
        self.idle = idle
        self.total = total
    }
}
