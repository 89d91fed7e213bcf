import Foundation
import QuestionEngine
import Testing

/// `2026-03-08T13:00:00Z`.
func instant(_ utc: String) throws -> Date {
    let (date, time) = try wallTime(String(utc.prefix(16)))
    let seconds = try #require(Int(utc.dropFirst(17).prefix(2)))
    try #require(utc.hasSuffix("Z"))
    return Date(timeIntervalSince1970: Double((date.dayNumber * 1_440 + time.hour * 60 + time.minute) * 60 + seconds))
}

/// `2026-03-08T13:00`.
func wallTime(_ text: String) throws -> (LocalDate, LocalTime) {
    (try #require(LocalDate(String(text.prefix(10)))), try #require(LocalTime(String(text.dropFirst(11)))))
}
