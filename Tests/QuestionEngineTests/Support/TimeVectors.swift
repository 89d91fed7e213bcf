import Foundation

/// What `time_vectors.json` holds: CPython's zoneinfo, dateutil and cronsim, recorded.
struct TimeVectors: Decodable {
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

    static func load() throws -> Self { try Vectors.load(Self.self, "time_vectors.json") }
}
