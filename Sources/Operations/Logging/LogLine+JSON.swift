import Logging

extension LogLine {
    /// `{"time":…,"level":…,"label":…,"message":…}`, and the metadata by key beside them.
    var json: String {
        var members = [
            ("time", Self.quoted(time)), ("level", Self.quoted(level.rawValue)), ("label", Self.quoted(label)),
            ("message", Self.quoted(message)),
        ]
        let taken = Set(members.map(\.0))
        for (key, value) in Self.sorted(metadata) {
            // A member must not occur twice. Metadata gives way.
            members.append((taken.contains(key) ? "metadata.\(key)" : key, Self.json(value)))
        }
        return Self.object(members)
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    private static func json(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let number as any FixedWidthInteger): "\(number)"
        case .stringConvertible(let number as Double) where number.isFinite: "\(number)"
        case .stringConvertible(let flag as Bool): "\(flag)"
        case .stringConvertible(let other): quoted("\(other)")
        case .dictionary(let members): object(sorted(members).map { ($0.key, json($0.value)) })
        case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
        }
    }

    private static func quoted(_ text: String) -> String { "\"\(LogText.escaped(text, quotes: true))\"" }
}
