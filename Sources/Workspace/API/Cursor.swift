import Foundation

/// Cursors are opaque to those who use them: a position in Base64.
enum Cursor {
    static func text(_ position: Window.Position) -> String {
        switch position {
        case .before(let ts): encode("before:\(ts.microseconds)")
        case .after(let ts): encode("after:\(ts.microseconds)")
        }
    }

    static func position(_ cursor: String) throws(APIError) -> Window.Position {
        let parts = try decode(cursor).split(separator: ":")
        guard parts.count == 2, let number = Int64(parts[1]), (0...99_999_999_999_999_999).contains(number) else {
            throw APIError("invalid_cursor")
        }
        let ts = Timestamp(microseconds: number)
        switch parts[0] {
        case "before": return .before(ts)
        case "after": return .after(ts)
        default: throw APIError("invalid_cursor")
        }
    }

    static func encode(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    static func decode(_ cursor: String) throws(APIError) -> String {
        guard let data = Data(base64Encoded: cursor), let text = String(data: data, encoding: .utf8) else {
            throw APIError("invalid_cursor")
        }
        return text
    }
}

/// One page of a list of things with ids.
struct Listing: Sendable {
    let ids: [String]
    /// Empty at the end.
    let nextCursor: String

    /// The page of `all`, which is in a lasting order, that begins at the cursor of the page before (nil or empty: at the
    /// start) and lists what matches.
    init(
        _ all: some Sequence<String>,
        cursor: String?,
        limit: Int,
        where match: (String) -> Bool = { _ in true }
    ) throws(APIError) {
        var rest = ArraySlice(Array(all))
        if let cursor, !cursor.isEmpty {
            let start = try Cursor.decode(cursor)
            guard start.hasPrefix("id:"), let index = rest.firstIndex(of: String(start.dropFirst(3))) else {
                throw APIError("invalid_cursor")
            }
            rest = rest[index...]
        }
        let matching = rest.lazy.filter(match).prefix(limit + 1)
        let found = Array(matching)
        ids = Array(found.prefix(limit))
        nextCursor = found.count > limit ? Cursor.encode("id:" + found[limit]) : ""
    }

    var metadata: JSON { ["next_cursor": .string(nextCursor)] }
}
