import Bot
import Curl
import QuestionEngine
import Slack

/// The configuration as each room wants it.
extension Configuration {
    func botSettings(holidays: HolidayCalendars) -> BotSettings {
        BotSettings(
            quizLength: min(quiz.length, quiz.longest), longestQuiz: quiz.longest, revealAfter: daily.revealAfter,
            catchUp: daily.catchUp, answerWithin: answerWithin,
            schedulesPerConversation: daily.schedulesPerConversation, defaultZone: daily.timeZone, holidays: holidays,
            people: people.settings)
    }

    var httpClient: HTTPClient.Configuration {
        var client = HTTPClient.Configuration()
        client.proxy = slack.proxy
        client.caFile = slack.caFile
        return client
    }

    func slackConfiguration(token: String) -> SlackConfiguration {
        SlackConfiguration(
            apiURL: slack.apiURL, botToken: token, appToken: slack.appToken.value,
            historyRequestsPerMinute: slack.historyRequestsPerMinute,
            repliesRequestsPerMinute: slack.repliesRequestsPerMinute,
            pollInterval: slack.pollAtMostEvery...max(slack.pollAtMostEvery, slack.pollAtLeastEvery),
            settleTime: slack.settleTime)
    }

    var pacing: Pacer.Limits { Pacer.Limits(rate: slack.messagesPerSecond, burst: slack.burst) }
}
