import HTTPTypes
import Hummingbird

/// The live stream of the page: server-sent events (WHATWG HTML, section 9.2).
extension Responder {
    func events(_ request: Request) -> Response {
        let fields = Form.fields(request.uri.query ?? "") ?? [:]
        let known = ledger.with { ledger in PageAPI.viewer(Arguments(fields), in: ledger)?.id }
        guard let user = known else { return .json(["ok": false, "error": "user_not_found"], status: .notFound) }
        let lastSeen = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }.flatMap { Int($0) }
        let ledger = ledger
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
                .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody { writer in
                let (follower, wakes) = ledger.with { $0.follow() }
                defer { ledger.with { $0.unfollow(follower) } }
                var last = lastSeen ?? ledger.with { $0.feed.last }
                try await writer.write(ByteBuffer(string: "retry: 1000\n\n"))
                if lastSeen != nil { try await writer.write(Self.news(for: user, after: &last, in: ledger)) }
                for await _ in wakes { try await writer.write(Self.news(for: user, after: &last, in: ledger)) }
                try await writer.finish(nil)
            }
        )
    }

    /// What happened since, as this user may see it; a comment when that is nothing.
    private static func news(for user: String, after last: inout Int, in ledger: SharedLedger) -> ByteBuffer {
        let seen = last
        let (entries, newest) = ledger.with { ledger in (ledger.feed.entries(after: seen), ledger.feed.last) }
        last = newest
        var text = ""
        if let entries {
            for entry in entries where entry.audience?.contains(user) ?? true {
                text += event(entry.id, entry.content)
            }
        } else {
            text = event(newest, ["type": "resync"])
        }
        return ByteBuffer(string: text.isEmpty ? ": still here\n\n" : text)
    }

    private static func event(_ id: Int, _ content: JSON) -> String {
        "id: \(id)\ndata: \(String(decoding: JSONWriter.bytes(of: content), as: UTF8.self))\n\n"
    }
}
