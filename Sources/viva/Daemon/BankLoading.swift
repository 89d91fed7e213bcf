import BankFormats
import Foundation
import QuestionEngine
import StrictYAML

/// The bank cannot be used: every problem, a line each.
struct BankInvalid: Error, CustomStringConvertible {
    var problems: [YAMLProblem]
    var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension Bank {
    static func load(_ directory: String) throws(BankInvalid) -> Bank {
        let reading = BankReader.read(directory: directory)
        guard let bank = reading.bank else { throw BankInvalid(problems: reading.problems) }
        return bank
    }
}

/// A holiday file cannot be read.
struct HolidaysInvalid: Error, CustomStringConvertible {
    var file: String
    var reason: String
    var description: String { "\(file): \(reason)" }
}

extension HolidayCalendars {
    /// - Parameter files: names to paths.
    static func load(_ files: [String: String]) throws(HolidaysInvalid) -> HolidayCalendars {
        var calendars: [String: Set<LocalDate>] = [:]
        for (name, path) in files.sorted(by: { $0.key < $1.key }) {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw HolidaysInvalid(file: path, reason: "cannot be read; daily.holidays names it as “\(name)”")
            }
            do {
                calendars[name] = try HolidayFile.dates(in: text)
            } catch {
                throw HolidaysInvalid(file: path, reason: "\(error)")
            }
        }
        return HolidayCalendars(calendars)
    }
}
