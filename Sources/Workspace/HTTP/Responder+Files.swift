import Foundation
import HTTPTypes
import Hummingbird

/// The bytes of files, in and out.
extension Responder {
    /// Takes an upload: the bytes themselves, or the first file of a form.
    func upload(_ path: String, _ request: Request) async throws -> Response {
        guard request.method == .post || request.method == .put else {
            return .json(["ok": false, "error": "method_not_allowed"], status: .methodNotAllowed)
        }
        // Room for a form's borders.
        guard let body = try await Self.body(of: request, limit: FileStore.largest + 4_096) else { return .tooLarge }
        var data = Data(body.readableBytesView)
        if let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/form-data") {
            guard let file = MultipartForm.file(in: data, type: type) else {
                return .json(["ok": false, "error": "invalid_form_data"], status: .badRequest)
            }
            data = file
        }
        do throws(APIError) {
            try ledger.with { [data] (ledger) throws(APIError) in try ledger.take(Array(data), at: path) }
            return Response(
                status: .ok,
                headers: [.contentType: "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "OK - \(data.count)"))
            )
        } catch {
            return .json(["ok": false, "error": .string(error.code)], status: .badRequest)
        }
    }

    /// A file for the bot, which shows its token.
    func privateFile(_ id: String, _ request: Request) -> Response {
        let token = CallReader.bearer(request.headers[.authorization])
        return file { (ledger) throws(APIError) in
            let grant = token.flatMap { ledger.state.grants[$0] }
            guard let grant, !grant.isRevoked, grant.allows("files:read") else { throw APIError("file_not_found") }
            return try ledger.file(id, visibleTo: ledger.state.bot.userID)
        }
    }

    /// A file for the page.
    func pageFile(_ request: Request) -> Response {
        let arguments = Arguments(Form.fields(request.uri.query ?? "") ?? [:])
        return file { (ledger) throws(APIError) in
            guard let viewer = PageAPI.viewer(arguments, in: ledger) else { throw APIError("user_not_found") }
            return try ledger.file(try arguments.required("id"), visibleTo: viewer.id)
        }
    }

    private func file(_ find: (Ledger) throws(APIError) -> (SharedFile, [UInt8])) -> Response {
        do throws(APIError) {
            let (file, bytes) = try ledger.with { (ledger) throws(APIError) in try find(ledger) }
            // Whatever is in it, it does nothing.
            var headers: HTTPFields = [
                .contentType: file.type, .cacheControl: "private, max-age=3600", .xContentTypeOptions: "nosniff",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ]
            if !file.isPicture { headers[.contentDisposition] = "attachment" }
            return Response(
                status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        } catch {
            return .json(["ok": false, "error": .string(error.code)], status: .notFound)
        }
    }
}
