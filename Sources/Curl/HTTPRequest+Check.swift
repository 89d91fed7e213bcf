import Foundation

extension HTTPRequest {
    /// Fields that follow from the body and that a caller could only contradict (request smuggling).
    private static let ownFields = ["content-length", "transfer-encoding"]

    /// Refuses what must not reach the wire: a URL that is none, and header fields that would break out of their line.
    /// What is left of the URL's syntax is libcurl's to judge.
    func check() throws(HTTPError) {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw invalid("the URL holds characters that must be percent-encoded")
        }
        let scheme = scheme
        guard scheme == "http" || scheme == "https", url.utf8.dropFirst(scheme.utf8.count).starts(with: "://".utf8)
        else {
            throw invalid("the URL does not begin with http:// or https://")
        }
        guard let first = authority.first, first != ":" else {
            throw invalid("the URL names no host")
        }
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
                throw invalid("a header name is empty or holds a character that is not allowed there")
            }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw invalid("the value of header \(name) holds a control character")
            }
            guard !Self.ownFields.contains(name.lowercased()) else {
                throw invalid("header \(name) is the client's to set")
            }
        }
    }

    var isSecure: Bool { scheme == "https" }

    /// Scheme, host and port: what may be shown of a URL. The rest may hold secrets.
    var origin: String {
        "\(scheme)://\(authority)"
    }

    private var scheme: String {
        url.prefix { $0 != ":" }.lowercased()
    }

    /// Host and port, without user name and password.
    var authority: Substring {
        let authority = fullAuthority
        return authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    }

    var namesUser: Bool { fullAuthority.contains("@") }

    /// Path and query, as they stand in a request.
    var target: String {
        let rest = url[fullAuthority.endIndex...].prefix { $0 != "#" }
        return rest.hasPrefix("/") ? String(rest) : "/" + rest
    }

    private var fullAuthority: Substring {
        guard let separator = url.range(of: "://") else { return url.suffix(0) }
        return url[separator.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }

    private func invalid(_ reason: String) -> HTTPError {
        HTTPError(kind: .invalidRequest, reason: "\(method.rawValue): \(reason)", nothingWasSent: true)
    }

    /// `tchar` of RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
