import Chat
import Foundation
import QuestionEngine
import Store

/// A schedule as a dialog shows it: what is on its lines before and after somebody changed them.
struct ScheduleForm: Equatable {
    enum Field: String, CaseIterable {
        case days, time, zone, topics, level, reveal
    }

    var values: [Field: String]

    subscript(_ field: Field) -> String { values[field] ?? "" }

    init(_ values: [String: String]) {
        self.values = Dictionary(
            uniqueKeysWithValues: Field.allCases.compactMap { field in values[field.rawValue].map { (field, $0) } })
    }

    /// What stands in the dialog for a new schedule.
    init(defaults settings: BotSettings) {
        values = [.days: "weekdays", .zone: settings.defaultZone ?? "", .level: Self.anyLevel]
    }

    /// - Parameter now: decides what has to be said of the first date.
    init(_ record: ScheduleRecord, bank: Bank, at now: Date) {
        let schedule = record.schedule
        let topics = record.filter.topics.sorted().map { bank.topic($0)?.title ?? $0.rawValue }
        values = [
            .days: schedule.phrase(at: now).replacing(
                " at \(schedule.time), \(schedule.zone)", with: "", maxReplacements: 1),
            .time: "\(schedule.time)", .zone: schedule.zone,
            .topics: (topics + record.filter.kinds.map(\.rawValue).sorted()).joined(separator: ", "),
            .level: Self.text(of: record.filter.levels), .reveal: record.revealAfter.spoken ?? "",
        ]
    }

    // MARK: - Levels

    static let anyLevel = "any level"

    /// Everything that can be chosen.
    static var levels: [String] {
        [anyLevel, text(of: [.junior]), text(of: [.mid]), text(of: [.senior])]
            + [text(of: [.junior, .mid]), text(of: [.mid, .senior]), text(of: [.junior, .senior])]
    }

    private static func text(of levels: Set<Level>) -> String {
        levels.isEmpty || levels.count == Level.allCases.count
            ? anyLevel : levels.sorted().map(\.rawValue).joined(separator: ", ")
    }
}

extension Duration {
    /// As ``Duration/init(spoken:)`` reads it; nil if that cannot be said in whole minutes.
    var spoken: String? {
        let seconds = components.seconds
        guard seconds > 0, seconds % 60 == 0, components.attoseconds == 0 else { return nil }
        if seconds % 86400 == 0 { return "\(seconds / 86400)d" }
        return seconds % 3600 == 0 ? "\(seconds / 3600)h" : "\(seconds / 60)m"
    }
}
