import Foundation
import QuestionEngine

/// `engine/time_vectors.json` of the folder that `VIVA_ORACLES` names: CPython's zoneinfo, dateutil and cronsim, recorded.
struct ScheduleTimeVectors: Decodable {
    struct Transition: Decodable {
        var zone: String
        var at: String
        var before_s: Int
        var after_s: Int
    }

    struct WallTime: Decodable {
        var zone: String
        var local: String
        var kind: String
        var utc: String
    }

    struct Rule: Decodable {
        var rrule: String
        var zone: String
        var dtstart_local: String
        var local: [String]
        var utc: [String]
    }

    struct Cron: Decodable {
        var cron: String
        var zone: String
        var start: String
        var next_utc: [String]
    }

    var transitions: [Transition]
    var wall_to_utc: [WallTime]
    var rrule: [Rule]
    var cron: [Cron]

    static let folder = ProcessInfo.processInfo.environment["VIVA_ORACLES"]

    static func load() throws -> Self {
        let file = URL(filePath: folder ?? "").appending(path: "engine/time_vectors.json")
        return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    }
}
