/// Reads the dates of a holiday calendar from the text of a file: an iCalendar object (RFC 5545, `.ics`), or a list of dates.
package enum HolidayFile {
    /// How far events that recur for ever are followed.
    package static let lastYear = 2100

    package static func dates(in text: String) throws(HolidayFileError) -> Set<LocalDate> {
        let lines = HolidayFileLine.lines(of: text)
        let first = lines.first { !$0.text.isEmpty }
        if first?.text.uppercased().hasPrefix("BEGIN:") == true { return try ICalendarHolidays.dates(in: lines) }
        return try listedDates(in: lines)
    }

    /// A line holds a date, `2026-12-25`; a day of every year, `12-25`; or a range with both ends,
    /// `2026-12-24..2027-01-01`. More words may follow, `#` begins a comment.
    private static func listedDates(in lines: [HolidayFileLine]) throws(HolidayFileError) -> Set<LocalDate> {
        var dates: Set<LocalDate> = []
        var problems: [HolidayFileError.Problem] = []
        for line in lines {
            guard let word = line.text.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace).first else {
                continue
            }
            let ends = word.split(separator: "..", omittingEmptySubsequences: false)
            if let date = LocalDate(String(word)) {
                dates.insert(date)
            } else if ends.count == 2, let first = LocalDate(String(ends[0])), let last = LocalDate(String(ends[1])) {
                guard (0...longestEvent).contains(first.days(to: last)) else {
                    problems.append(.init(line: line.number, kind: .badSpan(from: first, to: last)))
                    continue
                }
                for offset in 0...first.days(to: last) { dates.insert(first.adding(days: offset)) }
            } else if word.count == 5, LocalDate("2000-" + word) != nil {
                for year in 1970...lastYear {
                    if let date = LocalDate("\(year)-\(word)") { dates.insert(date) }
                }
            } else {
                problems.append(.init(line: line.number, kind: .badDate(String(word))))
            }
        }
        guard problems.isEmpty else { throw HolidayFileError(problems: problems) }
        return dates
    }

    /// In days; what is longer is taken for a mistake.
    static let longestEvent = 366
}

/// A line with its number in the file, counted from 1.
struct HolidayFileLine {
    var number: Int
    var text: String

    /// Without line ends, byte order mark and spaces at the end.
    static func lines(of text: String) -> [Self] {
        // As bytes: to Swift a carriage return with its line feed is one character of its own.
        var bytes = Substring(text).utf8[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().map {
            var line = $0.element
            while let last = line.last, last == UInt8(ascii: "\r") { line.removeLast() }
            return Self(number: $0.offset + 1, text: String(Substring(line)))
        }
    }
}
