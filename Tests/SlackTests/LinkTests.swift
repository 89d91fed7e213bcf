import Chat
import Curl
import Foundation
import Testing

@testable import Slack

/// What becomes of the WebSocket itself.
@Suite(.timeLimit(.minutes(1))) struct LinkTests {
    private typealias W = LocalWorkspace

    private static func isInterruption(_ report: ListenReport) -> Bool {
        if case .interrupted = report { true } else { false }
    }

    private static func isSilence(_ report: ListenReport) -> Bool {
        if case .interrupted(.unavailable(let reason)) = report { reason.contains("no sign of life") } else { false }
    }

    @Test func aWebSocketThatGivesNoSignOfLifeIsReplaced() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.socketService { $0.pingInterval = .milliseconds(20) }) { ear in
                try await ear.isListening()
                try await workspace.fault("drop", "socket.ping", times: 1_000_000)
                try await ear.report(where: Self.isSilence)
                try await workspace.faultsClear()
                try await workspace.say("still there?", in: W.team)
                try await ear.hears("still there?")
            }
        }
    }

    @Test func socketModeThatIsTurnedOffIsSaidAndPolledAround() async throws {
        try await W.run { workspace in
            let (logger, log) = LogStream.make()
            let ear = Ear()
            try await ear.listen(to: workspace.socketService(logger: logger)) { ear in
                try await log.waits(for: "Nothing that was said meanwhile is missing")
                try await workspace.disconnect("link_disabled")
                try await log.waits(for: "Socket Mode is turned off for the app: turn it on")
                try await ear.report(where: Self.isInterruption)
                for text in ["one", "two"] {
                    try await workspace.say(text, in: W.team)
                    try await ear.hears(text)
                }
                try await workspace.control("socket", json: ["enabled": true])
                try await log.waits(for: "Slack pushes what happens")
                try await log.waits(for: "Nothing that was said meanwhile is missing")
                try await workspace.forbidPolling()
                try await workspace.say("three", in: W.team)
                try await ear.hears("three")
                #expect(ear.texts == ["one", "two", "three"])
            }
        }
    }

    @Test(arguments: ["http_500", "html_502", "cut", "ratelimit", "error"])
    func whileNoWebSocketCanBeOpenedThereIsPolling(kind: String) async throws {
        try await W.run { workspace in
            try await workspace.fault(kind, "apps.connections.open", times: 1_000_000, ["retry_after": "0"])
            let ear = Ear()
            let (logger, log) = LogStream.make()
            try await ear.listen(to: workspace.socketService(logger: logger)) { ear in
                try await ear.report(where: Self.isInterruption)
                try await ear.isListening()
                try await workspace.say("polled", in: W.team)
                try await ear.hears("polled")
                try await workspace.faultsClear()
                try await log.waits(for: "Slack pushes what happens")
                try await workspace.say("pushed", in: W.team)
                try await ear.hears("pushed")
                #expect(ear.texts == ["polled", "pushed"])
            }
        }
    }

    @Test(arguments: ["drop", "cut"])
    func aWebSocketThatDoesNotGreetIsTriedAgain(kind: String) async throws {
        try await W.run { workspace in
            try await workspace.fault(kind, "socket.hello", times: 2)
            let ear = Ear()
            let service = workspace.socketService { $0.timeouts.connect = .milliseconds(100) }
            try await ear.listen(to: service) { ear in
                try await ear.report(where: Self.isInterruption)
                try await workspace.sockets { !$0.connections.isEmpty }
                try await ear.isListening()
                try await workspace.say("hello", in: W.team)
                try await ear.hears("hello")
            }
        }
    }

    @Test func withTooManyWebSocketsThereIsPolling() async throws {
        try await W.run { workspace in
            let others = try await Self.occupy(workspace, 10)
            #expect(others.count == 10)
            let ear = Ear()
            try await ear.listen(to: workspace.socketService()) { ear in
                try await ear.report {
                    if case .interrupted(.unavailable(let reason)) = $0 {
                        reason.contains("same app token")
                    } else {
                        false
                    }
                }
                try await ear.isListening()
                try await workspace.say("polled", in: W.team)
                try await ear.hears("polled")
            }
            withExtendedLifetime(others) {}
        }
    }

    private static func occupy(_ workspace: W, _ count: Int) async throws -> [any Sendable] {
        let configuration = workspace.configuration()
        let api = SlackAPI(client: workspace.client, configuration: configuration, token: W.appToken)
        let opener = SocketOpener(api: api, time: .seconds(10))
        var sockets: [any Sendable] = []
        for _ in 0..<count { sockets.append(try await opener.open()) }
        return sockets
    }

    @Test func aWrongAppTokenEndsListeningAndIsNamed() async throws {
        try await W.run { workspace in
            for token in ["xapp-wrong", "xoxb-local-viva"] {
                let error = await #expect(throws: ChatError.self) {
                    try await Ear().listen(to: workspace.socketService { $0.appToken = token }) { ear in
                        try await ear.report { _ in false }
                    }
                }
                guard case .unauthorized(let reason) = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                #expect(reason.contains("the app token"))
                #expect(!reason.contains(token))
            }
        }
    }

    @Test func theMissingScopeOfTheAppTokenIsNamed() async throws {
        try await W.run { workspace in
            try await workspace.control("revoke", ["token": W.appToken, "scopes": "connections:write"])
            let error = await #expect(throws: ChatError.self) {
                try await Ear().listen(to: workspace.socketService()) { ear in try await ear.report { _ in false } }
            }
            guard case .unauthorized(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("connections:write"))
        }
    }

    @Test func aBotTokenThatIsRevokedIsNoticedWhenSomethingIsSent() async throws {
        try await W.run { workspace in
            let service = workspace.socketService { $0.membershipInterval = .seconds(600) }
            let error = await #expect(throws: ChatError.self) {
                try await Ear().listen(to: service) { ear in
                    try await ear.isListening()
                    try await workspace.revoke()
                    _ = try? await service.send(.saying("x", in: W.team))
                    try await ear.report { _ in false }
                }
            }
            guard case .unauthorized = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
