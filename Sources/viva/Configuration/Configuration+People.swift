import Bot
import Chat
import Foundation
import StrictYAML

extension Configuration {
    struct People: Sendable {
        var admins: [String] = []
        var adminGroups: [String] = []
        var schedulesBy: PeopleSettings.Schedulers = .everyone
        /// 0: no limit.
        var commandsPerMinute = 30
        var commandsAtOnce = 20
        var channels: [String] = []
        var directMessages = true
        /// Nil: for ever.
        var keepAnswers: Duration?
        /// Nil: for ever.
        var keepOpenAnswers: Duration? = .seconds(90 * 86_400)
        var leaderboard = true
    }
}

extension Configuration.People {
    private static let forever = "forever"
    /// A day to a hundred years.
    private static let retention: ClosedRange<Duration> = .seconds(86_400) ... .seconds(36_525 * 86_400)

    mutating func apply(_ section: ConfigurationSection) {
        section.read("admins", into: &admins, Self.ids)
        section.read("admin_groups", into: &adminGroups, Self.ids)
        let hasAdmins = !(admins + adminGroups).isEmpty
        section.read("schedules_by", into: &schedulesBy) { node in
            let value = node.choice(of: PeopleSettings.Schedulers.self)
            if value == .admins, !hasAdmins {
                node.report("nobody could change schedules: name people.admins or people.admin_groups as well")
            }
            return value
        }
        section.read("commands_per_minute", into: &commandsPerMinute) { $0.int(in: 0...1000) }
        section.read("commands_at_once", into: &commandsAtOnce) { $0.int(in: 1...1000) }
        section.read("channels", into: &channels, Self.ids)
        section.read("direct_messages", into: &directMessages) { $0.bool() }
        section.readOptional("keep_answers", into: &keepAnswers) { node in
            node.isScalar && node.anyText() == Self.forever ? nil : node.duration(in: Self.retention)
        }
        section.read("keep_open_answers", into: &keepOpenAnswers) { node -> Duration?? in
            node.isScalar && node.anyText() == Self.forever ? .some(nil) : node.duration(in: Self.retention)
        }
        section.read("leaderboard", into: &leaderboard) { $0.bool() }
    }

    /// A list of ids; in an environment variable with commas between them.
    private static func ids(_ node: YAMLNode) -> [String]? {
        if node.isNull { return [] }
        guard node.isScalar else { return node.distinctList { id($0.text(), $0) } }
        return node.text()?.split(separator: ",").compactMap { id($0.trimmingCharacters(in: .whitespaces), node) }
    }

    private static func id(_ text: (some StringProtocol)?, _ node: YAMLNode) -> String? {
        guard let text, !text.contains(where: \.isWhitespace), !text.hasPrefix("#"), !text.hasPrefix("@") else {
            if text != nil { node.report("expected an id such as U0123ABCD, not a name") }
            return nil
        }
        return String(text)
    }

    var settings: PeopleSettings {
        PeopleSettings(
            admins: AdminRoll(
                people: Set(admins.map(UserID.init)), groups: adminGroups.map(UserGroupID.init)),
            schedulesBy: schedulesBy,
            rate: commandsPerMinute == 0
                ? nil : CommandRate(perMinute: commandsPerMinute, atOnce: commandsAtOnce),
            channels: Set(channels.map(ConversationID.init)), directMessages: directMessages, leaderboard: leaderboard)
    }
}
