package import Foundation

/// A wall-clock time, to the minute.
package struct LocalTime: Hashable, Sendable {
    /// 0 to 23.
    package var hour: Int
    /// 0 to 59.
    package var minute: Int

    /// Takes the numbers as they are; `isValid` tells whether a clock shows such a time.
    package init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    /// The time that a wall clock in `zone` shows at `instant`.
    package init(of instant: Date, in zone: TimeZone) {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: instant)
        let secondOfDay = seconds - seconds.flooredQuotient(dividingBy: 86_400) * 86_400
        self.init(hour: secondOfDay / 3_600, minute: secondOfDay / 60 % 60)
    }

    package var isValid: Bool { (0...23).contains(hour) && (0...59).contains(minute) }
}

extension LocalTime: Comparable {
    package static func < (a: Self, b: Self) -> Bool { (a.hour, a.minute) < (b.hour, b.minute) }
}

extension LocalTime: LosslessStringConvertible {
    /// Reads an ISO 8601 time of two digits each, `09:30`; nil for anything else.
    package init?(_ iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = bytes[0..<2].decimalValue,
            let minute = bytes[3..<5].decimalValue
        else { return nil }
        self.init(hour: hour, minute: minute)
        guard isValid else { return nil }
    }

    /// `09:30`.
    package var description: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2))" }
}

/// Stored as `09:30`.
extension LocalTime: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = LocalTime(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no time of day: \(text)")
        }
        self = time
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
