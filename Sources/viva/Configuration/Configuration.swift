import Bot
import Curl
import Logging
import Operations
import Slack

/// Everything an operator can set. `Config/viva.yaml` names every key with its default; a test holds the two together.
struct Configuration: Sendable {
    /// The SQLite file. Relative paths start at the working directory.
    var database = "var/viva.sqlite"
    /// The folder of the question bank.
    var bank = "Config/Questions"
    /// Between two looks at the times of its files; nil: none.
    var bankCheckEvery: Duration? = .seconds(30)
    var log = Log()
    var operations = Endpoint()
    var slack = SlackSection()
    var answerWithin: Duration = .seconds(3600)
    var daily = Daily()
    var quiz = Quiz()
    var people = People()

    struct Log: Sendable {
        var level: Logger.Level = .info
        var format: LogFormat = .text
    }

    struct Endpoint: Sendable {
        var enabled = true
        var host = "127.0.0.1"
        var port = 9464
    }

    struct SlackSection: Sendable {
        var apiURL = "https://slack.com/api/"
        /// From `VIVA_SLACK_BOT_TOKEN`, or from the file that `bot_token_file` names; never from the file itself.
        var botToken = Secret()
        var botTokenFile: String?
        /// From `VIVA_SLACK_APP_TOKEN`, or from the file that `app_token_file` names.
        var appToken = Secret()
        var appTokenFile: String?
        var historyRequestsPerMinute = 40
        var repliesRequestsPerMinute = 40
        var pollAtLeastEvery: Duration = .seconds(6)
        var pollAtMostEvery: Duration = .milliseconds(1500)
        var settleTime: Duration = .seconds(30)
        var messagesPerSecond = 1.0
        var burst = 3
        var proxy: String?
        var caFile: String?
    }

    struct Daily: Sendable {
        var catchUp: Duration = .seconds(4 * 3600)
        var revealAfter: Duration = .seconds(86400)
        var timeZone: String?
        /// Names to files, either `.ics` or a list of dates.
        var holidays: [String: String] = [:]
        var schedulesPerConversation = 10
    }

    struct Quiz: Sendable {
        var length = 5
        var longest = 20
    }
}

/// A token that does not show in descriptions, dumps or logs.
struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
    private(set) var value: String?

    init(_ value: String? = nil) { self.value = value }

    var description: String { value == nil ? "not set" : "set" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
