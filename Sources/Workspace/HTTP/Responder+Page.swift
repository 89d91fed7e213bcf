import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// The page's own API and the control API over HTTP: arguments in a query or a JSON body, answers in JSON.
extension Responder {
    typealias Operation = (_ isPost: Bool, Arguments, inout Ledger) throws(APIError) -> JSONObject

    func page(_ operation: String, _ request: Request) async throws -> Response {
        if operation == "events" && request.method == .get { return events(request) }
        if operation == "file" && request.method == .get { return pageFile(request) }
        return try await answer(request, refusal: .ok) { (isPost, arguments, ledger) throws(APIError) in
            try PageAPI.answer(operation, isPost: isPost, arguments, on: &ledger)
        }
    }

    func control(_ operation: String, _ request: Request) async throws -> Response {
        try await answer(request, refusal: .badRequest) { (isPost, arguments, ledger) throws(APIError) in
            try ControlAPI.answer(operation, isPost: isPost, arguments, on: &ledger)
        }
    }

    private func answer(
        _ request: Request,
        refusal: HTTPResponse.Status,
        _ operation: Operation
    ) async throws -> Response {
        guard let body = try await Self.body(of: request) else { return .tooLarge }
        do throws(APIError) {
            let arguments = try Self.arguments(request, body)
            let isPost = request.method == .post
            var object: JSONObject = ["ok": true]
            let members = try ledger.with { (ledger) throws(APIError) in
                try operation(isPost, arguments, &ledger).members
            }
            for member in members { object.append(member.key, member.value) }
            return .json(object)
        } catch {
            if let cause = error.cause { logger.error("A change could not be stored", metadata: ["cause": "\(cause)"]) }
            var object: JSONObject = ["ok": false, "error": .string(error.code)]
            if !error.messages.isEmpty { object.append("messages", .strings(error.messages)) }
            return .json(object, status: error.code == "unknown_operation" ? .notFound : refusal)
        }
    }

    private static func arguments(_ request: Request, _ body: ByteBuffer) throws(APIError) -> Arguments {
        if body.readableBytes == 0 {
            guard let fields = Form.fields(request.uri.query ?? "") else { throw APIError("invalid_query") }
            return Arguments(fields)
        }
        guard let object = JSON(parsing: Data(body.readableBytesView))?.object else { throw APIError("invalid_json") }
        return Arguments(object)
    }
}
