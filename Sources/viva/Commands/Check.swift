import ArgumentParser
import CardProcess
import Chat
import Curl
import Foundation
import Logging
import OrderedCollections
import Pictures
import QuestionEngine
import Slack
import Store

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say in plain words what is wrong with the set-up.",
        discussion:
            """
            Looks at the configuration, the bank, the database (which is made if it is missing), what draws pictures, and Slack: \
            tokens, scopes and what the missing ones cost, clock, conversations, socket. Says nothing in Slack. A line with ! \
            names what is left out while the rest works.
            """
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        var report = CheckReport()
        guard let configuration = report.check("configuration", { try options.load() }) else { throw ExitCode(1) }
        report.check("bank") {
            let bank = try Bank.load(configuration.bank)
            return "\(bank.questions.count) questions, \(bank.items.count) quiz items"
        }
        report.check("holidays") {
            let names = try HolidayCalendars.load(configuration.daily.holidays).names
            return names.isEmpty ? "none configured" : names.joined(separator: ", ")
        }
        report.check("database") {
            try database(configuration.database)
        }
        await report.checkPictures()
        await report.checkSlack(configuration)
        Terminal.say(report.conclusion)
        if report.failures > 0 { throw ExitCode(1) }
    }

    /// What a running viva has open is in order, or it would not run.
    private func database(_ path: String) throws -> String {
        do {
            let store = try SQLiteStore.openMakingFolder(path: path)
            try store.verify()
            try store.close()
            return path
        } catch StoreError.inUse {
            return "\(path), open in a viva that runs"
        }
    }
}

/// Checks one after the other, each with a line.
struct CheckReport {
    private(set) var failures = 0
    private var limits = 0

    var conclusion: String {
        if failures > 0 { return "\(failures) of the checks failed." }
        return limits == 0 ? "All is well." : "viva can run, within the limits that ! marks."
    }

    @discardableResult
    mutating func check<Value>(_ name: String, _ body: () throws -> Value) -> Value? {
        do {
            let value = try body()
            Terminal.say("✓ \(name)\((value as? String).map { ": \($0)" } ?? "")")
            return value
        } catch {
            fail(name, "\(error)")
            return nil
        }
    }

    /// Without it results come in words alone.
    mutating func checkPictures() async {
        do throws(PictureError) {
            _ = try await CardProgram().draw(ScoreCard(title: "Check", points: "1 of 1 point", share: 1))
            Terminal.say("✓ pictures: can be drawn")
        } catch {
            limits += 1
            Terminal.say("! pictures: \(error), so results come without their picture")
        }
    }

    mutating func checkSlack(_ configuration: Configuration) async {
        guard let token = configuration.slack.botToken.value else {
            fail("slack", "\(Daemon.MissingToken())")
            return
        }
        guard token.hasPrefix("xoxb-") else {
            fail(
                "slack",
                "the token does not look like a bot token (xoxb-…); take the “Bot User OAuth Token” of your app")
            return
        }
        if let appToken = configuration.slack.appToken.value, !appToken.hasPrefix("xapp-") {
            fail(
                "slack",
                "the app token does not look like one (xapp-…); make an App-Level Token with the scope connections:write"
            )
            return
        }
        do {
            let client = try HTTPClient(configuration: configuration.httpClient)
            defer { client.shutDown() }
            let slack = SlackService(
                configuration: configuration.slackConfiguration(token: token), client: client,
                logger: Logger(label: "viva.check", factory: { _ in SwiftLogNoOpLogHandler() }))
            for finding in await slack.examine(groups: configuration.people.adminGroups.map(UserGroupID.init)) {
                take(finding)
            }
        } catch {
            fail("slack", "\(error)")
        }
    }

    private mutating func take(_ finding: SlackFinding) {
        switch finding.verdict {
        case .good: Terminal.say("✓ \(finding.part): \(finding.sentence)")
        case .lacking:
            limits += 1
            Terminal.say("! \(finding.part): \(finding.sentence)")
        case .bad: fail(finding.part, finding.sentence)
        }
    }

    private mutating func fail(_ name: String, _ reason: String) {
        failures += 1
        Terminal.say("✗ \(name): \(reason)")
    }
}
