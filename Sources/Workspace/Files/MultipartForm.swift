import Foundation

/// The first file of a `multipart/form-data` body (RFC 7578).
enum MultipartForm {
    /// Nil when the body is not what its type says.
    static func file(in body: Data, type: String) -> Data? {
        guard let name = type.firstRange(of: "boundary=") else { return nil }
        let boundary = type[name.upperBound...].prefix { $0 != ";" }.trimmingCharacters(
            in: CharacterSet(charactersIn: "\" "))
        guard !boundary.isEmpty else { return nil }
        let border = Data("--\(boundary)".utf8)
        let lineEnd = Data("\r\n".utf8)
        guard let first = body.range(of: border),
            let head = body.range(of: lineEnd + lineEnd, in: first.upperBound..<body.endIndex),
            let end = body.range(of: lineEnd + border, in: head.upperBound..<body.endIndex)
        else { return nil }
        return body[head.upperBound..<end.lowerBound]
    }
}
