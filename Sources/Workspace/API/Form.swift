import Foundation

/// `application/x-www-form-urlencoded`, as in queries and posted forms.
enum Form {
    private static let mostFields = 200

    /// The fields in order; nil when an escape is broken, the text is not UTF-8 or the fields are far too many. Of a repeated
    /// field the last one counts.
    static func fields(_ text: String) -> JSONObject? {
        var fields = JSONObject()
        let parts = text.split(separator: "&", maxSplits: mostFields)
        if parts.count > mostFields { return nil }
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(pair[0]), let value = decoded(pair.count == 2 ? pair[1] : "") else { return nil }
            fields[name] = .string(value)
        }
        return fields
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}
