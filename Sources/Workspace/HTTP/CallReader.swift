import Foundation
import HTTPTypes
import Hummingbird

/// Reads a call from a request: GET with a query, POST with a form or with JSON, an empty body whatever its type.
enum CallReader {
    struct Reading {
        var arguments: Arguments
        var token: String?
        var warning: String?
    }

    static func read(_ request: Request, _ body: ByteBuffer) throws(APIError) -> Reading {
        let bearer = bearer(request.headers[.authorization])
        let query = try form(request.uri.query ?? "")
        guard request.method == .post, body.readableBytes > 0 else { return reading(query, bearer) }
        guard let type = request.headers[.contentType]?.lowercased() else { throw APIError("missing_post_type") }
        let parts = type.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst(8).replacing("\"", with: "")
        if let charset, charset != "utf-8" && charset != "utf8" { throw APIError("invalid_charset") }
        switch parts.first {
        case "application/x-www-form-urlencoded":
            var fields = query
            for member in try form(String(buffer: body)).members { fields[member.key] = member.value }
            return reading(fields, bearer)
        case "application/json":
            guard let value = JSON(parsing: Data(body.readableBytesView)) else { throw APIError("invalid_json") }
            guard let object = value.object else { throw APIError("json_not_object") }
            // With a JSON body the query does not count, and the token comes in the header.
            let warning = charset == nil ? "missing_charset" : nil
            return Reading(arguments: Arguments(object), token: bearer, warning: warning)
        default:
            throw APIError("invalid_post_type")
        }
    }

    private static func form(_ text: String) throws(APIError) -> JSONObject {
        guard let fields = Form.fields(text) else { throw APIError("invalid_form_data") }
        return fields
    }

    private static func reading(_ fields: JSONObject, _ bearer: String?) -> Reading {
        var fields = fields
        let token = bearer ?? fields["token"]?.string
        fields["token"] = nil
        return Reading(arguments: Arguments(fields), token: token)
    }

    static func bearer(_ header: String?) -> String? {
        guard let header, header.lowercased().hasPrefix("bearer ") else { return nil }
        return header.dropFirst(7).trimmingCharacters(in: .whitespaces)
    }
}
