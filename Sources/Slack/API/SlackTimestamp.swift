import Foundation

/// A message's `ts`: its id, unique within the conversation, and its place in time. It has 16 digits, too many for a Double,
/// so it stays a string: seconds, a point, six digits.
struct SlackTimestamp: RawRepresentable, Hashable, Sendable {
    /// Before every message.
    static let beginning = SlackTimestamp(rawValue: "0")

    var rawValue: String

    init(rawValue: String) { self.rawValue = rawValue }

    init(_ date: Date) {
        let microseconds = max(0, Int64((date.timeIntervalSince1970 * 1_000_000).rounded(.down)))
        let fraction = String(microseconds % 1_000_000)
        rawValue = "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
    }

    /// For people and for ages; never to name the message.
    var date: Date { Date(timeIntervalSince1970: Double(rawValue) ?? 0) }
}

extension SlackTimestamp: Comparable {
    /// All have the same width, but for ``beginning``.
    static func < (left: SlackTimestamp, right: SlackTimestamp) -> Bool {
        let (a, b) = (left.rawValue.utf8, right.rawValue.utf8)
        return a.count == b.count ? left.rawValue < right.rawValue : a.count < b.count
    }
}

extension SlackTimestamp: Decodable {
    init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }
}
