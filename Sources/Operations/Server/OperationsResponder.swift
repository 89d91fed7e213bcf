import Foundation
import HTTPTypes
import Hummingbird

/// Answers `/healthz`, `/readyz` and `/metrics`.
struct OperationsResponder: HTTPResponder {
    /// Nothing of a connection matters to the answers.
    struct Context: InitializableFromSource {
        init(source: ApplicationRequestContextSource) {}
    }

    let readiness: @Sendable () async -> [ReadinessCheck]
    let beforeRender: @Sendable () async -> Void
    let registry: MetricsRegistry

    func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .get || request.method == .head else {
            return Self.text("only GET and HEAD are answered here\n", status: .methodNotAllowed, [.allow: "GET, HEAD"])
        }
        let response = try await answer(request.uri.path)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ path: String) async throws -> Response {
        switch path {
        case "/healthz": return Self.text("ok\n")
        case "/readyz": return try Self.json(ReadinessReport(await readiness()))
        case "/metrics":
            await beforeRender()
            return Self.text(registry.render(), [.contentType: ExpositionText.contentType])
        default: return Self.text("there are /healthz, /readyz and /metrics\n", status: .notFound)
        }
    }

    private static func json(_ report: ReadinessReport) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return response(
            ByteBuffer(bytes: try encoder.encode(report)),
            status: report.isReady ? .ok : .serviceUnavailable,
            [.contentType: "application/json; charset=utf-8"]
        )
    }

    private static func text(
        _ text: String, status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "text/plain; charset=utf-8" }
        return response(ByteBuffer(string: text), status: status, headers)
    }

    private static func response(
        _ body: ByteBuffer, status: HTTPResponse.Status, _ headers: HTTPFields
    ) -> Response {
        var headers = headers
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
