import Foundation

/// An address on this machine that speaks plain HTTP.
struct HTTPTarget: Sendable, Equatable {
    let host: String
    let port: Int
    /// With the query.
    let path: String

    /// Nil unless the text is an `http` address whose host is a loopback one.
    init?(_ text: String) {
        guard let url = URLComponents(string: text), url.scheme == "http", let host = url.host,
            ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host), url.user == nil, url.fragment == nil
        else { return nil }
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        port = url.port ?? 80
        let query = url.percentEncodedQuery.map { "?\($0)" } ?? ""
        path = (url.percentEncodedPath.isEmpty ? "/" : url.percentEncodedPath) + query
    }

    /// What the `Host` field says.
    var authority: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }
}
