package import Curl
package import Foundation

/// How viva talks to one Slack workspace.
///
/// The defaults fit an app that the operator made in the own workspace: `conversations.history` and `.replies` then allow
/// fifty requests a minute each (https://docs.slack.dev/apis/web-api/rate-limits).
package struct SlackConfiguration: Sendable {
    /// Base of the Web API; method names are appended to it.
    package var apiURL: String
    /// The Bot User OAuth Token, `xoxb-…`.
    package var botToken: String
    /// The App-Level Token, `xapp-…`, with the scope connections:write: with it what happens is pushed over a WebSocket, and
    /// history is read only where a gap may be. Nil: everything is polled.
    package var appToken: String?

    /// Requests a minute that polling spends on `conversations.history`. Looking for lost posts comes on top, so leave some.
    package var historyRequestsPerMinute: Int
    /// The same for `conversations.replies`.
    package var repliesRequestsPerMinute: Int
    /// How soon a conversation is asked again: just active … long silent. Many conversations share the budget and wait longer.
    package var pollInterval: ClosedRange<Duration>
    /// How often the list of conversations is read. Large lists are read less often.
    package var membershipInterval: Duration
    /// Pause after the first failure … after many.
    package var retryDelay: ClosedRange<Duration>

    /// How often at most the recent messages of a conversation are read again, to see which threads have grown.
    package var threadScanInterval: Duration
    /// Threads that are watched at a time; the longest silent give way.
    package var threadLimit: Int
    /// A thread that was silent for longer is no longer watched.
    package var threadLifetime: Duration

    /// How often the WebSocket is pinged. After four times as long without a sign of life it is given up.
    package var pingInterval: Duration
    /// How often Socket Mode is tried again after it was turned off.
    package var socketOffInterval: Duration

    /// A post whose answer was lost counts as not done if it has not shown up after this time.
    package var settleTime: Duration
    package var timeouts: HTTPTimeouts
    package var now: @Sendable () -> Date
    /// 0 ..< 1, spreads retries.
    package var jitter: @Sendable () -> Double

    /// Without intervals of their own, the list of conversations and the growth of threads are looked at in the rhythm of a quiet
    /// conversation: with the default poll interval every 15 and every 6 seconds.
    package init(
        apiURL: String = "https://slack.com/api/",
        botToken: String,
        appToken: String? = nil,
        historyRequestsPerMinute: Int = 40,
        repliesRequestsPerMinute: Int = 40,
        pollInterval: ClosedRange<Duration> = .milliseconds(1500) ... .seconds(6),
        membershipInterval: Duration? = nil,
        retryDelay: ClosedRange<Duration> = .milliseconds(500) ... .seconds(60),
        threadScanInterval: Duration? = nil,
        threadLimit: Int = 100,
        threadLifetime: Duration = .seconds(7 * 86_400),
        pingInterval: Duration = .seconds(10),
        socketOffInterval: Duration = .seconds(30),
        settleTime: Duration = .seconds(30),
        timeouts: HTTPTimeouts = .init(connect: .seconds(10), idle: .seconds(20), total: .seconds(30)),
        now: @escaping @Sendable () -> Date = { Date() },
        jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
    ) {
        self.apiURL = apiURL
        self.botToken = botToken
        self.appToken = appToken
        self.historyRequestsPerMinute = historyRequestsPerMinute
        self.repliesRequestsPerMinute = repliesRequestsPerMinute
        self.pollInterval = pollInterval
        self.membershipInterval = membershipInterval ?? pollInterval.upperBound * 5 / 2
        self.retryDelay = retryDelay
        self.threadScanInterval = threadScanInterval ?? pollInterval.upperBound
        self.threadLimit = threadLimit
        self.threadLifetime = threadLifetime
        self.pingInterval = pingInterval
        self.socketOffInterval = socketOffInterval
        self.settleTime = settleTime
        self.timeouts = timeouts
        self.now = now
        self.jitter = jitter
    }
}
