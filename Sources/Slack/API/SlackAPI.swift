import Curl
import Foundation

/// Calls of the Web API: the request, and its answer or why there is none.
struct SlackAPI: Sendable {
    /// A retry time for the case that Slack does not name one.
    private static let usualPause = Duration.seconds(30)

    let client: HTTPClient
    /// Ends with a slash.
    let base: String
    let token: String
    var timeouts: HTTPTimeouts

    /// - Parameter token: the bot token unless another is named.
    init(client: HTTPClient, configuration: SlackConfiguration, token: String? = nil) {
        self.client = client
        base = configuration.apiURL.hasSuffix("/") ? configuration.apiURL : configuration.apiURL + "/"
        self.token = token ?? configuration.botToken
        timeouts = configuration.timeouts
    }

    /// Calls a method that only reads.
    func read<Payload: Decodable>(
        _ method: SlackMethod, _ arguments: [(name: String, value: String)] = [], as: Payload.Type = Payload.self
    ) async throws(SlackFailure) -> Payload {
        try await readWithHeaders(method, arguments, as: Payload.self).payload
    }

    func readWithHeaders<Payload: Decodable>(
        _ method: SlackMethod, _ arguments: [(name: String, value: String)] = [], as: Payload.Type = Payload.self
    ) async throws(SlackFailure) -> (payload: Payload, headers: HTTPHeaders) {
        let query = arguments.map { "\($0.name)=\(Self.percentEncoded($0.value))" }.joined(separator: "&")
        let url = base + method.rawValue + (query.isEmpty ? "" : "?" + query)
        let response = try await send(HTTPRequest(.get, url, headers: [authorization], timeouts: timeouts))
        return (try Self.payload(of: response, to: method), response.headers)
    }

    /// Calls a method with a JSON body.
    func write<Payload: Decodable>(
        _ method: SlackMethod, _ json: Data, as: Payload.Type = Payload.self
    ) async throws(SlackFailure) -> Payload {
        let type = (name: "Content-Type", value: "application/json; charset=utf-8")
        let request = HTTPRequest(
            .post, base + method.rawValue, headers: [authorization, type], body: json, timeouts: timeouts)
        return try Self.payload(of: await send(request), to: method)
    }

    /// Calls a method without arguments.
    func call<Payload: Decodable>(
        _ method: SlackMethod, as: Payload.Type = Payload.self
    ) async throws(SlackFailure) -> Payload {
        let request = HTTPRequest(.post, base + method.rawValue, headers: [authorization], timeouts: timeouts)
        return try Self.payload(of: await send(request), to: method)
    }

    private var authorization: (name: String, value: String) { ("Authorization", "Bearer \(token)") }

    func send(_ request: HTTPRequest) async throws(SlackFailure) -> HTTPResponse {
        do {
            return try await client.send(request)
        } catch {
            throw .noAnswer(error)
        }
    }

    static func payload<Payload: Decodable>(
        of response: HTTPResponse, to method: SlackMethod
    ) throws(SlackFailure) -> Payload {
        let pause = pause(response)
        if response.status == 429 { throw .limited(retryAfter: pause) }
        guard let answer = try? JSONDecoder().decode(SlackAnswer<Payload>.self, from: response.body) else {
            throw .unreadable(status: response.status)
        }
        switch answer.content {
        // A payload with an error status comes from something between us and Slack.
        case .payload(let payload) where response.status == 200: return payload
        case .payload: throw .unreadable(status: response.status)
        case .refusal("ratelimited", _, _, _), .refusal("rate_limited", _, _, _): throw .limited(retryAfter: pause)
        case .refusal(let code, let needed, let provided, let details):
            throw .refused(
                SlackRefusal(method: method, code: code, needed: needed, provided: provided, details: details))
        }
    }

    /// What Slack asks for with `Retry-After`.
    static func pause(_ response: HTTPResponse) -> Duration {
        response.headers["Retry-After"].flatMap { Int($0) }.map { .seconds(max(0, $0)) } ?? usualPause
    }

    private static func percentEncoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// RFC 3986, section 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
