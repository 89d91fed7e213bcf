import Chat
import Curl
import Foundation
import Logging
import Synchronization
import Testing

@testable import Slack

@Suite(.timeLimit(.minutes(1))) struct HabitTests {
    private let channel = CursorScope(rawValue: ScriptedSlack.channel)

    /// A moment ago, in steps of a second.
    private func ts(_ second: Int) -> String {
        SlackTimestamp(rawValue: "1700000000.000000").date.addingTimeInterval(TimeInterval(second)).slack
    }

    private func ear() -> Ear {
        Ear(positions: [
            channel: CursorPosition(rawValue: ts(0)), Listening.sinceScope: CursorPosition(rawValue: ts(0)),
        ])
    }

    @Test(arguments: [false, true])
    func whicheverPageComesFirstNothingIsLost(nearestToOldestFirst: Bool) async throws {
        let messages = (1...47).map { (ts: ts($0), text: "m\($0)") }
        let slack = ScriptedSlack(.init(messages: messages, nearestToOldestFirst: nearestToOldestFirst, pageLimit: 10))
        try await slack.run { configuration, client in
            let ear = ear()
            try await ear.listen(
                to: SlackService(configuration: configuration, client: client, logger: TestServer.quiet)
            ) { ear in
                try await ear.hears("m47")
                #expect(ear.texts == (1...47).map { "m\($0)" })
            }
        }
    }

    @Test func aMessageThatBecomesVisibleLateIsHeardOnce() async throws {
        let slack = ScriptedSlack(.init(messages: [(ts(1), "first"), (ts(30), "second")]))
        try await slack.run { configuration, client in
            let ear = ear()
            try await ear.listen(
                to: SlackService(configuration: configuration, client: client, logger: TestServer.quiet)
            ) { ear in
                try await ear.hears("second")
                slack.script.withLock { $0.messages.append((ts(29), "late")) }
                try await ear.hears("late")
                slack.script.withLock { $0.messages.append((ts(31), "third")) }
                try await ear.hears("third")
                #expect(ear.texts == ["first", "second", "late", "third"])
                #expect(ear.positions[channel]?.rawValue == ts(31))
            }
        }
    }

    @Test func whatWasDoneBeforeARestartIsNotLate() async throws {
        let slack = ScriptedSlack(.init(messages: [(ts(-1), "done"), (ts(0), "done too"), (ts(5), "new")]))
        try await slack.run { configuration, client in
            let ear = ear()
            try await ear.listen(
                to: SlackService(configuration: configuration, client: client, logger: TestServer.quiet)
            ) { ear in
                try await ear.hears("new")
                slack.script.withLock { $0.messages.append((ts(6), "newer")) }
                try await ear.hears("newer")
                #expect(ear.texts == ["new", "newer"])
            }
        }
    }

    @Test func withoutAWayToTheNextPageThePlaceIsNotMoved() async throws {
        let messages = (1...30).map { (ts: ts($0), text: "m\($0)") }
        let slack = ScriptedSlack(.init(messages: messages, pageLimit: 10, hidesCursor: true))
        try await slack.run { configuration, client in
            let ear = ear()
            try await ear.listen(
                to: SlackService(configuration: configuration, client: client, logger: TestServer.quiet)
            ) { ear in
                try await ear.report { if case .interrupted(.unavailable) = $0 { true } else { false } }
                #expect(ear.texts.isEmpty)
                slack.script.withLock { $0.hidesCursor = false }
                try await ear.hears("m30")
                #expect(ear.texts == (1...30).map { "m\($0)" })
            }
        }
    }

    @Test func anAppThatSlackRestrictsAsksForNoMoreThanItGets() async throws {
        let messages = (1...40).map { (ts: ts($0), text: "m\($0)") }
        let slack = ScriptedSlack(.init(messages: messages, pageLimit: 15))
        try await slack.run { configuration, client in
            let ear = ear()
            let (logger, messages) = LogStream.make()
            try await ear.listen(to: SlackService(configuration: configuration, client: client, logger: logger)) {
                ear in
                for await message in messages where message.hasPrefix("Slack allows this app one request a minute") {
                    break
                }
                // From here on a request a minute, of fifteen messages.
                #expect(slack.script.withLock { $0.limits } == [200, 200])
                #expect(ear.texts.isEmpty)
            }
        }
    }
}

extension Date {
    fileprivate var slack: String { SlackTimestamp(self).rawValue }
}
