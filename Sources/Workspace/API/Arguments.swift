import Foundation

/// What a call brings along, whichever way it came: as text from a query or form, typed from JSON.
struct Arguments: Sendable {
    private let values: JSONObject

    init(_ values: JSONObject) { self.values = values }

    /// The value as it came.
    subscript(name: String) -> JSON? {
        let value = values[name]
        return value == .null ? nil : value
    }

    var all: JSONObject { values }

    /// The value as text; numbers and booleans are written out.
    func string(_ name: String) -> String? {
        switch values[name] {
        case .string(let text): text
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    /// The value as text; `invalid_arguments` when it is absent, empty or something else.
    func required(_ name: String) throws(APIError) -> String {
        guard let text = string(name), !text.isEmpty else {
            throw APIError("invalid_arguments", messages: ["[ERROR] missing required field: \(name)"])
        }
        return text
    }

    func flag(_ name: String) -> Bool {
        switch string(name)?.lowercased() {
        case "true", "1": true
        default: false
        }
    }

    /// A page size from 1 to `max`; absent, empty and 0 mean the default.
    func limit(default usual: Int, max: Int) throws(APIError) -> Int {
        guard let text = string("limit"), !text.isEmpty else { return usual }
        guard let number = Int(text), (0...max).contains(number) else { throw APIError("invalid_limit") }
        return number == 0 ? usual : number
    }

    /// A list that came as an array, as the JSON text of one, or separated by commas.
    func list(_ name: String) -> [String] {
        if let elements = self[name]?.array { return elements.compactMap(\.string) }
        guard let text = string(name), !text.isEmpty else { return [] }
        if text.hasPrefix("["), let elements = JSON(parsing: Data(text.utf8))?.array {
            return elements.compactMap(\.string)
        }
        return text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// A structured value, which forms carry as JSON text.
    /// - Throws: an error of that code when the text is not JSON.
    func structure(_ name: String, orThrow code: String) throws(APIError) -> JSON? {
        guard let value = self[name] else { return nil }
        guard case .string(let text) = value else { return value }
        if text.isEmpty { return nil }
        guard let parsed = JSON(parsing: Data(text.utf8)) else { throw APIError(code) }
        return parsed == .null ? nil : parsed
    }

    /// A message's timestamp; nil when it does not look like one.
    func timestamp(_ name: String) -> Timestamp? { string(name).flatMap { Timestamp($0) } }
}
