import Foundation

/// Puts a response together from the lines and chunks in which libcurl hands it over.
struct ResponseBuilder {
    /// All header lines of one response together, in bytes. libcurl 7.88 limits single lines only.
    static let headerLimit = 256 << 10

    private let bodyLimit: Int
    private var headers = HTTPHeaders()
    private var headerSize = 0
    /// True from the status line to the empty line.
    private(set) var isHead = false
    private var body = Data()

    init(bodyLimit: Int) {
        self.bodyLimit = max(bodyLimit, 0)
    }

    /// Takes one line of a head, CRLF included, as libcurl delivers it.
    ///
    /// - Returns: What is wrong with it, or nil.
    mutating func addHeaderLine(_ line: String) -> HTTPError.Kind? {
        if line.hasPrefix("HTTP/") {
            // Every response begins anew: an interim one (1xx) leaves nothing behind.
            headers = HTTPHeaders()
            headerSize = 0
            isHead = true
        }
        // Lines after the head are trailers; RFC 9110, section 6.5.1 forbids merging what one did not ask for.
        guard isHead else { return nil }
        headerSize += line.utf8.count
        guard headerSize <= Self.headerLimit else { return .malformedResponse }
        let content = trimmed(line[...])
        if content.isEmpty {
            isHead = false
        } else if line.first == " " || line.first == "\t" {
            headers.extendLast(with: content)
        } else if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
            let value = trimmed(line[line.index(after: colon)...])
            headers.append(name: String(line[..<colon]), value: value)
        } else if !line.hasPrefix("HTTP/") {
            return .malformedResponse
        }
        return nil
    }

    /// - Returns: `.bodyTooLarge` if `chunk` does not fit any more, or nil.
    mutating func addBody(_ chunk: some Collection<UInt8>) -> HTTPError.Kind? {
        guard chunk.count <= bodyLimit - body.count else { return .bodyTooLarge }
        body.append(contentsOf: chunk)
        return nil
    }

    func response(status: Int) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: body)
    }

    /// Without the white space that RFC 9110, section 5.5 allows around a value, and without the line end.
    private func trimmed(_ text: Substring) -> String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        let bytes = text.utf8
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }
}
