import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// The Web API's way over HTTP: arguments and token in, scripted faults, answer and its headers out.
extension Responder {
    func webAPI(_ method: String, _ request: Request, _ context: ConnectionContext) async throws -> Response {
        let verdict = ledger.with { ledger in ledger.faults.next(method, now: ledger.now) }
        guard let body = try await Self.body(of: request) else { return .tooLarge }
        if verdict.delayMilliseconds > 0 { try await Task.sleep(for: .milliseconds(verdict.delayMilliseconds)) }
        guard let fault = verdict.kind else { return answer(method, request, body) }
        if verdict.worksFirst { _ = answer(method, request, body) }
        return await Self.failure(fault, context)
    }

    private static func failure(_ fault: FaultPlan.Kind, _ context: ConnectionContext) async -> Response {
        switch fault {
        case .error(let code):
            return response(WebAPI.refusal(APIError(code)))
        case .http500:
            return Response(status: .internalServerError, headers: [.contentType: "text/plain"])
        case .html502:
            let page = "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"
            return Response(
                status: .badGateway,
                headers: [.contentType: "text/html"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: page))
            )
        case .rateLimit(let seconds):
            return response(
                WebAPI.refusal(APIError("ratelimited")),
                status: .tooManyRequests,
                headers: [.retryAfter: String(seconds)]
            )
        case .cut, .drop, .duplicate, .reorder:
            await context.cut()
            return Response(status: .internalServerError)
        }
    }

    private func answer(_ method: String, _ request: Request, _ body: ByteBuffer) -> Response {
        let arguments: Arguments
        let token: String?
        var warning: String?
        do throws(APIError) {
            let read = try CallReader.read(request, body)
            (arguments, token, warning) = (read.arguments, read.token, read.warning)
        } catch {
            return Self.response(WebAPI.refusal(error))
        }
        let baseURL = "http://\(request.head.authority ?? "localhost")/"
        var answer = ledger.with { ledger in
            ledger.baseURL = baseURL
            return WebAPI.call(method, arguments, token: token, baseURL: baseURL, on: &ledger)
        }
        if let cause = answer.cause { logger.error("A change could not be stored", metadata: ["cause": "\(cause)"]) }
        if let warning, answer.failure == nil, answer.body["warning"] == nil {
            answer.body.append("warning", .string(warning))
            answer.body.append("response_metadata", ["warnings": [.string(warning)]])
        }
        return Self.response(answer)
    }

    /// An answer to a `response_url`: JSON, without a token.
    func answerByLink(_ path: String, _ request: Request) async throws -> Response {
        let verdict = ledger.with { ledger in ledger.faults.next("response_url", now: ledger.now) }
        guard let body = try await Self.body(of: request) else { return .tooLarge }
        if verdict.delayMilliseconds > 0 { try await Task.sleep(for: .milliseconds(verdict.delayMilliseconds)) }
        if verdict.kind != nil { return Response(status: .internalServerError, headers: [.contentType: "text/plain"]) }
        do throws(APIError) {
            guard request.method == .post, let object = JSON(parsing: Data(body.readableBytesView))?.object else {
                throw APIError("invalid_payload")
            }
            try ledger.with { (ledger) throws(APIError) in try ledger.respond(path, Arguments(object)) }
            return .json(["ok": true])
        } catch {
            let isGone = ["used_url", "expired_url", "invalid_url"].contains(error.code)
            return .json(WebAPI.refusal(error).body, status: isGone ? .notFound : .badRequest)
        }
    }

    private static func response(
        _ answer: WebAPI.Answer,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        if let failure = answer.failure { headers.set("X-Slack-Failure", failure) }
        if let scopes = answer.scopes { headers.set("X-OAuth-Scopes", scopes.joined(separator: ",")) }
        return .json(answer.body, status: status, headers: headers)
    }
}

extension HTTPFields {
    /// Sets a field that has no constant.
    mutating func set(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
