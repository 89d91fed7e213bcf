import Foundation

/// A message's `ts`: microseconds since 1970 and, within a workspace, unique. On the wire "1234567890.123456".
struct Timestamp: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01 UTC.
    let microseconds: Int64

    init(microseconds: Int64) { self.microseconds = microseconds }

    /// The exact wire form: ten digits, a point, six digits.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 17, text.prefix(11).last == ".", let value = Timestamp(decimal: text) else {
            return nil
        }
        self = value
    }

    /// A window bound as `oldest` and `latest` take it: whole or decimal seconds, "0" among them.
    init?(decimal text: some StringProtocol) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1].prefix(6) : ""
        guard let first = parts.first, (1...11).contains(first.utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let seconds = Int64(first),
            let rest = Int64(fraction + String(repeating: "0", count: 6 - fraction.utf8.count))
        else { return nil }
        microseconds = seconds * 1_000_000 + rest
    }

    static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

    var next: Timestamp { Timestamp(microseconds: microseconds + 1) }

    /// Whole seconds since 1970.
    var seconds: Int { Int(microseconds / 1_000_000) }
}

extension Timestamp: CustomStringConvertible {
    var description: String {
        let fraction = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
    }

    var json: JSON { .string(description) }
}

extension Timestamp: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Timestamp(decimal: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a message timestamp")
        }
        self = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Timestamp {
    init(date: Date) {
        microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded(.down))
    }
}
