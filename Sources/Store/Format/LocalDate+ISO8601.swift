internal import QuestionEngine

/// Local dates are stored as ISO 8601 calendar dates: `2026-12-01`. They sort as texts.
extension LocalDate {
    var isoText: String {
        func padded(_ number: Int, to width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    init(isoText: String) throws {
        let parts = isoText.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
            throw StoreError.unusable(reason: "the database holds \(isoText.debugDescription) where a date belongs")
        }
        self.init(year: year, month: month, day: day)
    }
}
