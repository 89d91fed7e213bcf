import Crypto
import Foundation

/// Events over HTTP: each is posted, signed, to the app's address (loopback only), after that address has proved once that it
/// expects them. What fails comes again at once, after a minute and after five.
struct SignedEvents: Sendable {
    /// Where events go, and what signs them.
    struct Destination: Sendable, Equatable {
        let target: HTTPTarget
        let secret: String
    }

    private struct Delivery: Sendable {
        let event: JSONObject
        var attempt = 0
        var reason = ""
    }

    private static let retries: [Duration] = [.zero, .seconds(60), .seconds(300)]
    private static let patience = Duration.seconds(3)

    private let deliveries: AsyncStream<Delivery>
    private let continuation: AsyncStream<Delivery>.Continuation

    init() { (deliveries, continuation) = AsyncStream.makeStream() }

    func add(_ event: JSONObject) { continuation.yield(Delivery(event: event)) }

    /// Posts what is added, until the task is cancelled.
    /// - Parameter now: the time that is signed along.
    func run(to destination: Destination, now: @escaping @Sendable () -> Timestamp) async {
        await withDiscardingTaskGroup { group in
            var isProved = false
            for await delivery in deliveries {
                var failure: String?
                if !isProved {
                    failure = await Self.prove(destination, now())
                    isProved = failure == nil
                }
                group.addTask { [failure] in
                    var failure = failure
                    if failure == nil { failure = await Self.post(delivery, destination, now()) }
                    if let failure { await retry(delivery, because: failure) }
                }
            }
        }
    }

    private func retry(_ delivery: Delivery, because reason: String) async {
        guard delivery.attempt < Self.retries.count else { return }
        do { try await Task.sleep(for: Self.retries[delivery.attempt]) } catch { return }
        continuation.yield(Delivery(event: delivery.event, attempt: delivery.attempt + 1, reason: reason))
    }

    /// Posts an event; gives why it failed.
    private static func post(_ delivery: Delivery, _ destination: Destination, _ time: Timestamp) async -> String? {
        var headers: [(String, String)] = []
        if delivery.attempt > 0 {
            headers = [("x-slack-retry-num", String(delivery.attempt)), ("x-slack-retry-reason", delivery.reason)]
        }
        switch await send(delivery.event, headers, destination, time) {
        case .failure(let error): return error.reason
        case .success(let answer):
            let isDone = (200..<300).contains(answer.status) || answer.headers["x-slack-no-retry"] == "1"
            return isDone ? nil : "http_error"
        }
    }

    /// Sends the challenge, which must come back as text, in a form or in JSON; gives why it did not.
    private static func prove(_ destination: Destination, _ time: Timestamp) async -> String? {
        let challenge = UUID().uuidString.lowercased()
        let question: JSONObject = [
            "token": .string(Ledger.verificationToken), "challenge": .string(challenge), "type": "url_verification",
        ]
        switch await send(question, [], destination, time) {
        case .failure(let error): return error.reason
        case .success(let answer):
            return answer.status == 200 && answer.body.contains(challenge) ? nil : "http_error"
        }
    }

    private static func send(
        _ object: JSONObject,
        _ more: [(String, String)],
        _ destination: Destination,
        _ time: Timestamp
    ) async -> Result<HTTPPost.Answer, HTTPPost.Failure> {
        let body = JSONWriter.bytes(of: .object(object))
        let seconds = String(time.seconds)
        let headers = [
            ("content-type", "application/json"), ("user-agent", "viva-workspace"),
            ("x-slack-request-timestamp", seconds),
            ("x-slack-signature", signature(body, at: seconds, secret: destination.secret)),
        ]
        return await HTTPPost(target: destination.target, headers: headers + more, body: body).send(within: patience)
    }

    /// The `X-Slack-Signature` of a body: HMAC-SHA256 over the version, the time and the body.
    static func signature(_ body: [UInt8], at seconds: String, secret: String) -> String {
        var code = HMAC<SHA256>(key: SymmetricKey(data: Data(secret.utf8)))
        code.update(data: Data("v0:\(seconds):".utf8))
        code.update(data: body)
        return "v0=" + code.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
