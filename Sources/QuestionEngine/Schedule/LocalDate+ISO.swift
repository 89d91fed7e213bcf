extension LocalDate: LosslessStringConvertible {
    /// Reads an ISO 8601 calendar date in its extended form, `2026-12-01`; nil for anything else, also for a date that no
    /// calendar has.
    package init?(_ iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = bytes[0..<4].decimalValue, let month = bytes[5..<7].decimalValue,
            let day = bytes[8..<10].decimalValue
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard isValid else { return nil }
    }

    /// Reads the form of iCalendar, `20261201`.
    package init?(basic: some StringProtocol) {
        let bytes = Array(basic.utf8)
        guard bytes.count == 8, let year = bytes[0..<4].decimalValue, let month = bytes[4..<6].decimalValue,
            let day = bytes[6..<8].decimalValue
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard isValid else { return nil }
    }

    /// `2026-12-01`.
    package var description: String { "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))" }

    /// `20261201`.
    package var basicDescription: String { year.padded(to: 4) + month.padded(to: 2) + day.padded(to: 2) }
}

/// Stored as `2026-12-01`.
extension LocalDate: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = LocalDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no ISO 8601 date: \(text)")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Collection<UInt8> {
    /// The value of ASCII digits; nil if there is any other byte, or none, or more than 18.
    var decimalValue: Int? {
        guard (1...18).contains(count) else { return nil }
        var value = 0
        for byte in self {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}

extension Int {
    /// Decimal digits with zeros in front.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
