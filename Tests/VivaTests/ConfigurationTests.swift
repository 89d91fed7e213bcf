import Foundation
import Logging
import Operations
import Slack
import StrictYAML
import Testing

@testable import viva

@Suite struct ConfigurationTests {
    private func read(_ text: String?, _ environment: [String: String] = [:]) throws -> Configuration {
        try Configuration.read(text, file: "viva.yaml", environment: environment)
    }

    private func problems(_ text: String?, _ environment: [String: String] = [:]) -> [String] {
        do {
            _ = try Configuration.read(text, file: "viva.yaml", environment: environment)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test func theShippedFileNamesTheDefaults() throws {
        let file = URL(fileURLWithPath: shippedBank).deletingLastPathComponent().appendingPathComponent("viva.yaml")
        let shipped = try read(try String(contentsOf: file, encoding: .utf8))
        #expect(String(reflecting: shipped) == String(reflecting: try read(nil)))
    }

    @Test func theEnvironmentWinsOverTheFile() throws {
        let configuration = try read(
            "log: {level: debug, format: json}\nquiz: {length: 3}",
            ["VIVA_LOG_LEVEL": "error", "VIVA_DATABASE": "/tmp/x.sqlite"])
        #expect(configuration.log.level == .error)
        #expect(configuration.log.format == .json)
        #expect(configuration.quiz.length == 3)
        #expect(configuration.database == "/tmp/x.sqlite")
    }

    @Test func everyProblemIsNamedAtOnceWithItsLine() {
        let found = problems("databse: x\nlog:\n  level: loud\noperations:\n  port: 99999\n")
        #expect(found.count == 3)
        #expect(found[0].hasPrefix("viva.yaml:1:1:") && found[0].contains("Did you mean `database`"))
        #expect(found[1].hasPrefix("viva.yaml:3:"))
        #expect(found[2].hasPrefix("viva.yaml:5:"))
    }

    @Test func aMisspeltVariableIsNamed() {
        let found = problems(nil, ["VIVA_LOG_LEVLE": "debug"])
        #expect(found == ["environment variable VIVA_LOG_LEVLE: is not known; did you mean VIVA_LOG_LEVEL?"])
    }

    @Test func theAppTokenComesFromTheEnvironmentOrAFileAndNeverShows() throws {
        let configuration = try read(nil, ["VIVA_SLACK_APP_TOKEN": "xapp-secret"])
        #expect(configuration.slack.appToken.value == "xapp-secret")
        #expect(configuration.slackConfiguration(token: "xoxb-x").appToken == "xapp-secret")
        #expect(!String(reflecting: configuration).contains("xapp-secret"))
        #expect(try read(nil).slackConfiguration(token: "xoxb-x").appToken == nil)
        #expect(problems("slack: {app_token_file: /nowhere/token}").first?.contains("the app token (xapp-…)") == true)
    }

    @Test func theTokenComesFromTheEnvironmentOrAFileAndNeverShows() async throws {
        let fromEnvironment = try read(nil, ["VIVA_SLACK_BOT_TOKEN": "xoxb-secret"])
        #expect(fromEnvironment.slack.botToken.value == "xoxb-secret")
        #expect(!String(reflecting: fromEnvironment).contains("xoxb-secret"))
        #expect(!"\(fromEnvironment.slack.botToken)".contains("xoxb"))
        var dumped = ""
        dump(fromEnvironment, to: &dumped)
        #expect(!dumped.contains("xoxb-secret"))

        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("token")
            try "xoxb-from-file\n".write(to: file, atomically: true, encoding: .utf8)
            let configuration = try read("slack: {bot_token_file: \(file.path)}")
            #expect(configuration.slack.botToken.value == "xoxb-from-file")
        }
        #expect(
            problems("slack: {bot_token_file: /nowhere/token}").first?.hasPrefix("/nowhere/token: the file is missing")
                == true)
    }

    @Test func peopleAreNamedByIdsInTheFileOrTheEnvironment() throws {
        let fromFile = try read("people: {admins: [U1, U2], admin_groups: [S1], channels: [C1], keep_answers: 365d}")
        #expect(fromFile.people.admins == ["U1", "U2"])
        #expect(fromFile.people.adminGroups == ["S1"])
        #expect(fromFile.people.channels == ["C1"])
        #expect(fromFile.people.keepAnswers == .seconds(365 * 86_400))
        let fromEnvironment = try read(
            "people: {admins: [U1], keep_answers: 365d}",
            ["VIVA_PEOPLE_ADMINS": "U3, U4", "VIVA_PEOPLE_KEEP_ANSWERS": "forever"])
        #expect(fromEnvironment.people.admins == ["U3", "U4"])
        #expect(fromEnvironment.people.keepAnswers == nil)
        #expect(try read("people: {keep_answers: }").people.keepAnswers == nil)
        #expect(try read("").people.keepOpenAnswers == .seconds(90 * 86_400))
        #expect(try read("people: {keep_open_answers: forever}").people.keepOpenAnswers == nil)
        #expect(try read("bank_check_every: off").bankCheckEvery == nil)
        #expect(try read("bank_check_every: 5s").bankCheckEvery == .seconds(5))
    }

    @Test func whatWouldShutEverybodyOutIsRefused() throws {
        #expect(problems("people: {schedules_by: admins}").first?.contains("nobody could change schedules") == true)
        #expect(problems("people: {schedules_by: admins, admin_groups: [S1]}").isEmpty)
        #expect(problems("people: {channels: ['#general']}").first?.contains("an id such as") == true)
        #expect(problems("people: {admins: ['@ann', Ann Lee]}").count == 2)
        #expect(problems("people: {keep_answers: 2h}").count == 1)
        #expect(problems("people: {commands_at_once: 0}").count == 1)
    }

    @Test func aBadAddressOrZoneIsRefused() {
        #expect(problems("slack: {api_url: ftp://x}").count == 1)
        #expect(problems("daily: {time_zone: Mars/Olympus}").first?.contains("IANA") == true)
    }
}
