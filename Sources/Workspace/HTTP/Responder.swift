import HTTPTypes
import Hummingbird
import Logging

/// Answers every request of a workspace: which room it belongs to, and what no room may see.
struct Responder: HTTPResponder {
    typealias Context = ConnectionContext

    /// The largest body that is read, in bytes.
    static let bodyLimit = 1 << 20

    let ledger: SharedLedger
    let gate: Gate
    let pageFiles: PageFiles
    let logger: Logger

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        if let refusal = gate.refusal(of: request.head) {
            return .json(["ok": false, "error": .string(refusal.rawValue)], status: .forbidden)
        }
        let path = request.uri.path
        if let method = Self.rest(of: path, after: "/api/") {
            return try await webAPI(method, request, context)
        }
        if let operation = Self.rest(of: path, after: "/_control/") {
            return try await control(operation, request)
        }
        if let operation = Self.rest(of: path, after: "/_page/") {
            return try await page(operation, request)
        }
        if let id = Self.rest(of: path, after: "/files/"), request.method == .get { return privateFile(id, request) }
        if path.hasPrefix("/upload/v1/") { return try await upload(String(path.dropFirst()), request) }
        if ledger.with({ $0.responseLinks.has(String(path.dropFirst())) }) {
            return try await answerByLink(String(path.dropFirst()), request)
        }
        guard request.method == .get else {
            return .json(["ok": false, "error": "method_not_allowed"], status: .methodNotAllowed)
        }
        return pageFiles.response(for: path)
    }

    static func rest(of path: String, after prefix: String) -> String? {
        path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
    }

    /// The whole body; nil when it is larger than the limit.
    static func body(of request: Request, limit: Int = bodyLimit) async throws -> ByteBuffer? {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { return nil }
        var body = ByteBuffer()
        for try await part in request.body {
            guard body.readableBytes + part.readableBytes <= limit else { return nil }
            body.writeImmutableBuffer(part)
        }
        return body
    }
}

extension Response {
    /// An answer in JSON; bytes and length are known, so it goes out in one write.
    static func json(
        _ object: JSONObject,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = "application/json; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: JSONWriter.bytes(of: .object(object))))
        )
    }

    static let tooLarge = json(
        ["ok": false, "error": "request_too_large"],
        status: .contentTooLarge,
        headers: [.connection: "close"]
    )
}
