import Bot
import Foundation
import Logging
import Operations
import StrictYAML

extension Configuration {
    /// What a set-up that does not work is refused with: every problem at once.
    struct Invalid: Error, CustomStringConvertible {
        var problems: [YAMLProblem]
        var description: String { problems.map(\.description).joined(separator: "\n") }
    }

    static let defaultFile = "Config/viva.yaml"

    /// Reads the file, then the environment, which wins.
    ///
    /// - Parameter file: nil takes `Config/viva.yaml` if it is there, else the defaults.
    static func load(file: String?, environment: [String: String]) throws(Invalid) -> Configuration {
        let path = file ?? environment["VIVA_CONFIG"]
        if let path {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Invalid(problems: [problem(path, "cannot be read; name an existing file with --config")])
            }
            return try read(text, file: path, environment: environment)
        }
        let text = try? String(contentsOfFile: defaultFile, encoding: .utf8)
        return try read(text, file: defaultFile, environment: environment)
    }

    /// - Parameter text: nil stands for no file.
    static func read(_ text: String?, file: String, environment: [String: String]) throws(Invalid) -> Configuration {
        let log = YAMLProblemLog()
        let variables = EnvironmentVariables(environment, log: log)
        var configuration = Configuration()
        if let text, !isBlank(text), let root = YAMLDocument.root(of: text, file: file, log: log) {
            let _: Void? = root.mapping { configuration.apply(ConfigurationSection($0, variables: variables)) }
        } else {
            configuration.apply(ConfigurationSection(nil, variables: variables))
        }
        configuration.slack.botToken = token(
            variables.value("VIVA_SLACK_BOT_TOKEN"), orIn: configuration.slack.botTokenFile, "the bot token (xoxb-…)",
            log)
        configuration.slack.appToken = token(
            variables.value("VIVA_SLACK_APP_TOKEN"), orIn: configuration.slack.appTokenFile, "the app token (xapp-…)",
            log)
        variables.reportUnknown()
        guard log.isEmpty else { throw Invalid(problems: log.sorted) }
        return configuration
    }

    private static func isBlank(_ text: String) -> Bool {
        text.split(separator: "\n").allSatisfy {
            let line = $0.trimmingCharacters(in: .whitespaces)
            return line.isEmpty || line.hasPrefix("#")
        }
    }

    private mutating func apply(_ root: ConfigurationSection) {
        root.read("database", into: &database) { $0.text() }
        root.read("bank", into: &bank) { $0.text() }
        root.read("bank_check_every", into: &bankCheckEvery) { node -> Duration?? in
            node.isScalar && node.anyText() == "off"
                ? .some(nil) : node.duration(in: .milliseconds(100) ... .seconds(86_400))
        }
        root.read("answer_within", into: &answerWithin) { $0.duration() }
        root.section("log") { section in
            section.read("level", into: &log.level) { $0.choice() }
            section.read("format", into: &log.format) { $0.choice() }
        }
        root.section("operations") { section in
            section.read("enabled", into: &operations.enabled) { $0.bool() }
            section.read("host", into: &operations.host) { $0.text() }
            section.read("port", into: &operations.port) { $0.int(in: 0...65535) }
        }
        root.section("slack") { section in applySlack(section) }
        root.section("daily") { section in
            section.read("catch_up", into: &daily.catchUp) { $0.duration() }
            section.read("reveal_after", into: &daily.revealAfter) { $0.duration() }
            section.readOptional("time_zone", into: &daily.timeZone) { node in
                guard let zone = node.text() else { return nil }
                if TimeZone(identifier: zone) == nil {
                    node.report("unknown time zone `\(zone)`; use an IANA name such as Europe/Vilnius")
                }
                return zone
            }
            section.read("holidays", into: &daily.holidays) { $0.dictionary { $0.text() } }
            section.read("schedules_per_conversation", into: &daily.schedulesPerConversation) { $0.int(in: 1...100) }
        }
        root.section("quiz") { section in
            section.read("length", into: &quiz.length) { $0.int(in: 1...50) }
            section.read("longest", into: &quiz.longest) { $0.int(in: 1...50) }
        }
        root.section("people") { section in people.apply(section) }
    }

    private mutating func applySlack(_ section: ConfigurationSection) {
        section.read("api_url", into: &slack.apiURL) { node in
            guard let url = node.text() else { return nil }
            guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
                node.report("expected a URL that starts with https:// or http://, found `\(url)`")
                return nil
            }
            return url.hasSuffix("/") ? url : url + "/"
        }
        section.readOptional("bot_token_file", into: &slack.botTokenFile) { $0.text() }
        section.readOptional("app_token_file", into: &slack.appTokenFile) { $0.text() }
        section.read("history_requests_per_minute", into: &slack.historyRequestsPerMinute) { $0.int(in: 1...60_000) }
        section.read("replies_requests_per_minute", into: &slack.repliesRequestsPerMinute) { $0.int(in: 1...60_000) }
        section.read("poll_at_least_every", into: &slack.pollAtLeastEvery) { $0.duration() }
        section.read("poll_at_most_every", into: &slack.pollAtMostEvery) { $0.duration() }
        section.read("settle_time", into: &slack.settleTime) { $0.duration() }
        section.read("messages_per_second", into: &slack.messagesPerSecond) { node in
            guard let rate = node.double() else { return nil }
            guard rate > 0, rate <= 10_000 else {
                node.report("expected a rate above 0 and up to 10000")
                return nil
            }
            return rate
        }
        section.read("burst", into: &slack.burst) { $0.int(in: 1...10_000) }
        section.readOptional("proxy", into: &slack.proxy) { $0.anyText() }
        section.readOptional("ca_file", into: &slack.caFile) { $0.text() }
        if slack.pollAtMostEvery > slack.pollAtLeastEvery { slack.pollAtLeastEvery = slack.pollAtMostEvery }
    }

    /// - Parameter file: read if there is no value.
    private static func token(
        _ value: String?, orIn file: String?, _ name: String, _ log: YAMLProblemLog
    ) -> Secret {
        if let value { return Secret(value) }
        guard let file else { return Secret() }
        let text = try? String(contentsOfFile: file, encoding: .utf8)
        let token = text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        if token.isEmpty {
            log.report(
                "the file is missing, empty or not readable; it should hold \(name) and nothing else",
                at: YAMLPosition(file: file))
        }
        return Secret(token.isEmpty ? nil : token)
    }

    private static func problem(_ file: String, _ message: String) -> YAMLProblem {
        YAMLProblem(file: file, line: 0, column: 0, message: message)
    }
}
