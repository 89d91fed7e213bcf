package import Foundation

/// A whole response: whatever the status, an answer is not an error.
package struct HTTPResponse: Sendable {
    package var status: Int
    /// As received: a `Content-Length` or `Content-Encoding` here is about the bytes on the wire.
    package var headers: HTTPHeaders
    /// Without its content coding (gzip and the like), if it had one.
    package var body: Data
}

/// Response headers; names compare without regard to case (RFC 9110, section 5.1).
package struct HTTPHeaders: Sendable {
    package private(set) var fields: [(name: String, value: String)]

    package init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields
    }

    /// The first field of that name.
    package subscript(name: String) -> String? {
        fields.first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
    }

    package mutating func append(name: String, value: String) {
        fields.append((name, value))
    }

    /// For a value that goes on in the next line (obsolete, RFC 9112, section 5.2): one space stands for the fold.
    mutating func extendLast(with value: String) {
        guard let last = fields.indices.last else { return }
        fields[last].value += " " + value
    }
}
