import Curl
import Foundation

/// Addresses that Slack hands out; whoever knows one needs no token.
extension SlackAPI {
    /// Answers by a `response_url`.
    ///
    /// - Returns: false if the link cannot be used (any more).
    func reply(to url: String, _ json: Data) async throws(SlackFailure) -> Bool {
        let type = (name: "Content-Type", value: "application/json; charset=utf-8")
        let response = try await send(HTTPRequest(.post, url, headers: [type], body: json, timeouts: timeouts))
        switch response.status {
        case 200..<300: return true
        case 429: throw .limited(retryAfter: Self.pause(response))
        case 400..<500: return false
        default: throw .unreadable(status: response.status)
        }
    }

    /// Hands over the bytes of a file to the address that `files.getUploadURLExternal` gave.
    func upload(_ bytes: Data, to url: String) async throws(SlackFailure) {
        let type = (name: "Content-Type", value: "application/octet-stream")
        let response = try await send(HTTPRequest(.post, url, headers: [type], body: bytes, timeouts: timeouts))
        if response.status == 429 { throw .limited(retryAfter: Self.pause(response)) }
        guard response.status == 200 else { throw .unreadable(status: response.status) }
    }
}
