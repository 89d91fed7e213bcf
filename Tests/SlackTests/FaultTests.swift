import Chat
import Curl
import Testing

@testable import Slack

@Suite(.timeLimit(.minutes(1))) struct FaultTests {
    private typealias W = LocalWorkspace

    @Test(
        arguments: ["http_500", "html_502", "cut", "ratelimit", "error"],
        ["conversations.history", "users.conversations", "auth.test"])
    func aFaultIsReportedAndWaitedOut(kind: String, method: String) async throws {
        try await W.run { workspace in
            let ear = Ear()
            if method == "conversations.history" {
                try await ear.listen(to: workspace.service()) { try await $0.isListening() }
            }
            try await workspace.say("<@U0VIVABOT> before", in: W.team)
            // A connection that was cut is tried again by the HTTP client, so "times" cannot be counted here.
            try await workspace.fault(kind, method, times: 100_000, ["retry_after": "0"])
            let second = Ear(positions: ear.positions)
            try await second.listen(to: workspace.service()) { ear in
                for _ in 0..<3 {
                    try await ear.report { if case .interrupted = $0 { true } else { false } }
                }
                try await workspace.faultsClear()
                if method != "conversations.history" { try await ear.isListening() }
                try await workspace.say("<@U0VIVABOT> after", in: W.team)
                try await ear.hears("after")
                let expected = method == "conversations.history" ? ["before", "after"] : ["after"]
                #expect(ear.texts == expected)
            }
        }
    }

    @Test func manyFaultsLoseAndRepeatNothing() async throws {
        try await W.run { workspace in
            let ear = Ear()
            for (seed, kind) in ["http_500", "html_502", "cut", "lose_answer", "error"].enumerated() {
                try await workspace.fault(
                    kind, "conversations.history", times: 1_000, ["probability": "0.15", "seed": "\(seed)"])
            }
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                for index in 0..<300 {
                    try await workspace.say("m\(index)", in: index.isMultiple(of: 3) ? W.hiring : W.team)
                }
                try await ear.waits { $0.texts.count >= 300 }
                try await workspace.faultsClear()
                try await workspace.say("last", in: W.team)
                try await ear.hears("last")
                for channel in [W.hiring, W.team] {
                    let texts = ear.events.filter { $0.conversation.id.rawValue == channel }.compactMap {
                        $0.message?.text
                    }
                    let numbers = texts.compactMap { Int($0.dropFirst()) }
                    #expect(numbers == (0..<300).filter { $0.isMultiple(of: 3) == (channel == W.hiring) })
                }
            }
        }
    }

    @Test func aConversationThatIsClosedDoesNotStopTheOthers() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                try await workspace.control("archive", ["channel": W.hiring])
                for index in 0..<5 {
                    try await workspace.say("m\(index)", in: W.team)
                    try await ear.hears("m\(index)")
                }
                try await workspace.control("archive", ["channel": W.hiring, "archived": "false"])
                try await workspace.say("open again", in: W.hiring)
                try await ear.hears("open again")
            }
        }
    }

    @Test func aTokenThatIsRevokedEndsListening() async throws {
        try await W.run { workspace in
            let error = await #expect(throws: ChatError.self) {
                let ear = Ear()
                try await ear.listen(to: workspace.service()) { ear in
                    try await ear.isListening()
                    try await workspace.revoke()
                    try await ear.report { _ in false }
                }
            }
            guard case .unauthorized(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("install the app again") || reason.contains("copy the Bot User OAuth Token"))
        }
    }

    @Test func aScopeThatIsTakenAwayIsNamed() async throws {
        try await W.run { workspace in
            let error = await #expect(throws: ChatError.self) {
                let ear = Ear()
                try await ear.listen(to: workspace.service()) { ear in
                    try await ear.isListening()
                    try await workspace.revoke("channels:history")
                    try await ear.report { _ in false }
                }
            }
            guard case .unauthorized(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("channels:history"))
        }
    }

    @Test func aSlowAnswerIsATimeOutLikeAnyOther() async throws {
        try await W.run { workspace in
            let service = workspace.service { configuration in
                configuration.timeouts = HTTPTimeouts(
                    connect: .seconds(5), idle: .milliseconds(50), total: .milliseconds(50))
            }
            let ear = Ear()
            try await workspace.fault("delay_ms", "users.conversations", times: 2, ["ms": "5000"])
            try await ear.listen(to: service) { ear in
                for _ in 0..<2 {
                    try await ear.report { if case .interrupted(.unavailable) = $0 { true } else { false } }
                }
                try await ear.isListening()
            }
        }
    }

    // MARK: Who the bot is

    @Test func theBotLearnsWhoItIs() async throws {
        try await W.run { workspace in
            let identity = try await workspace.service().identify()
            #expect(identity.user.rawValue == W.bot)
            #expect(identity.displayName == "viva")
            #expect(identity.place == "Viva Local")
        }
    }

    @Test func aWrongTokenIsUnauthorized() async throws {
        try await W.run { workspace in
            let service = workspace.service { $0.botToken = "xoxb-wrong" }
            let error = await #expect(throws: ChatError.self) { try await service.identify() }
            guard case .unauthorized(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(!reason.contains("xoxb-wrong"))
        }
    }

    @Test func withNobodyThereItIsUnavailable() async throws {
        try await W.run { workspace in
            // Nothing listens on the discard port of loopback.
            let service = workspace.service { $0.apiURL = "http://127.0.0.1:9/api/" }
            let error = await #expect(throws: ChatError.self) { try await service.identify() }
            guard case .unavailable = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
