import HTTPTypes
import Hummingbird

/// Keeps other web sites out. The workspace has well-known tokens and listens on this machine, so a page of another site
/// could otherwise use it through the visitor's browser: by a name that it points here (DNS rebinding), or by a cross-site
/// request.
struct Gate: Sendable {
    private static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    private let hosts: Set<String>

    init(allowedHosts: [String]) { hosts = Self.loopback.union(allowedHosts.map { $0.lowercased() }) }

    enum Refusal: String, Sendable {
        case host = "forbidden_host"
        case origin = "forbidden_origin"
    }

    func refusal(of request: HTTPRequest) -> Refusal? {
        guard let authority = request.authority?.lowercased(), hosts.contains(Self.name(of: authority)) else {
            return .host
        }
        if let origin = request.headerFields[.origin]?.lowercased(), origin != "http://" + authority { return .origin }
        if let site = HTTPField.Name("Sec-Fetch-Site"), request.headerFields[site] == "cross-site",
            request.method != .get || request.path?.hasPrefix("/_") == true || request.path?.hasPrefix("/api/") == true
        {
            return .origin
        }
        return nil
    }

    /// The host of "host:port", brackets of an IPv6 address kept.
    private static func name(of authority: String) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }
}
