import Foundation

/// The opening handshake (RFC 6455, section 4): what we ask, and whether the answer is one. Values in, values out.
struct WebSocketHandshake: Sendable {
    /// The head of the answer, in bytes.
    static let headLimit = 64 << 10
    private static let acceptSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

    /// The request as it goes out.
    let request: String
    private let key: String
    private let subprotocols: [String]
    private var head = ResponseBuilder(bodyLimit: 0)
    private var line: [UInt8] = []
    private var size = 0
    private var status: Int?

    /// - Parameters:
    ///   - host: As in the URL, with its port if it has one.
    ///   - target: Path and query.
    ///   - key: 16 random bytes in Base64.
    init(host: String, target: String, headers: [(name: String, value: String)], key: String = Self.randomKey()) {
        self.key = key
        var fields: [(name: String, value: String)] = [
            ("Host", host), ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Key", key),
            ("Sec-WebSocket-Version", "13"),
        ]
        fields += headers
        request = "GET \(target) HTTP/1.1\r\n" + fields.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
        subprotocols = Self.tokens(of: "Sec-WebSocket-Protocol", in: headers)
    }

    /// Takes bytes of the answer.
    ///
    /// - Returns: The bytes behind the answer, which are the first of the frames; nil as long as it has not ended.
    mutating func read(_ bytes: [UInt8]) throws(WebSocketFailure) -> ArraySlice<UInt8>? {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            line += rest[...end]
            rest = rest[(end + 1)...]
            try grow(by: line.count)
            let text = String(decoding: line, as: UTF8.self)
            line = []
            try read(line: text)
            guard !head.isHead else { continue }
            // Another 1xx may come before the answer itself.
            guard let status, (100..<200).contains(status), status != 101 else {
                try check()
                return rest
            }
        }
        line += rest
        guard size + line.count <= Self.headLimit else { throw .tooLarge }
        return nil
    }

    private mutating func grow(by count: Int) throws(WebSocketFailure) {
        size += count
        guard size <= Self.headLimit else { throw .tooLarge }
    }

    private mutating func read(line: String) throws(WebSocketFailure) {
        if !head.isHead {
            let version = "HTTP/1.1 ".utf8
            let digits = line.utf8.dropFirst(version.count).prefix { $0 > 0x20 }
            guard line.utf8.starts(with: version), digits.count == 3, let number = Int(String(digits) ?? ""),
                number >= 100
            else { throw .malformed("the answer is not one of HTTP/1.1") }
            status = number
        }
        guard head.addHeaderLine(line) == nil else { throw .malformed("the head of the answer is malformed") }
    }

    private func check() throws(WebSocketFailure) {
        guard let status, status == 101 else {
            let status = status ?? 0
            throw WebSocketFailure(kind: .refused(status: status), text: "the server answered \(status), not 101")
        }
        let fields = head.response(status: status).headers.fields
        guard Self.tokens(of: "Upgrade", in: fields).contains(where: { $0.lowercased() == "websocket" }),
            Self.tokens(of: "Connection", in: fields).contains(where: { $0.lowercased() == "upgrade" })
        else { throw .malformed("the answer's Upgrade or Connection does not name a WebSocket") }
        let accept = Data(SHA1.digest(of: key + Self.acceptSuffix)).base64EncodedString()
        guard Self.tokens(of: "Sec-WebSocket-Accept", in: fields) == [accept] else {
            throw .malformed("Sec-WebSocket-Accept does not belong to our key")
        }
        guard Self.tokens(of: "Sec-WebSocket-Extensions", in: fields).isEmpty else {
            throw .malformed("the server uses an extension that was not offered")
        }
        let chosen = Self.tokens(of: "Sec-WebSocket-Protocol", in: fields)
        guard chosen.count <= 1, chosen.allSatisfy(subprotocols.contains) else {
            throw .malformed("the server uses a subprotocol that was not offered")
        }
    }

    /// The members of a list (RFC 9110, section 5.6.1), over all fields of that name.
    private static func tokens(of name: String, in fields: [(name: String, value: String)]) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }
            .flatMap { $0.value.split(separator: ",") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    /// From the system's cryptographic source.
    private static func randomKey() -> String {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }).base64EncodedString()
    }
}

extension WebSocketFailure {
    fileprivate static let tooLarge = malformed(
        "the head of the answer is larger than \(WebSocketHandshake.headLimit) bytes"
    )

    fileprivate static func malformed(_ text: String) -> WebSocketFailure {
        WebSocketFailure(kind: .malformedResponse, text: text)
    }
}
