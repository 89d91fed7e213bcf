import Chat
import Foundation
import Testing

@testable import Slack

/// How the side that asks behaves while everything is pushed.
@Suite(.timeLimit(.minutes(1))) struct ListeningPushTests {
    private typealias W = LocalWorkspace

    private let team = ConversationID(rawValue: W.team)

    /// With places of an hour ago.
    private static func listening(_ workspace: W) -> Listening {
        let before = SlackTimestamp(Date(timeIntervalSinceNow: -3_600))
        let scopes = ["conversations", W.team, W.hiring].map(CursorScope.init(rawValue:))
        let configuration = workspace.configuration()
        let api = SlackAPI(client: workspace.client, configuration: configuration)
        return Listening(
            api: api, configuration: configuration, logger: TestServer.quiet, directs: Directs(api: api),
            positions: Dictionary(uniqueKeysWithValues: scopes.map { ($0, before) }))
    }

    private static func fill(_ listening: inout Listening) async throws {
        while listening.standing?.pending.isEmpty != true { _ = try await listening.step([]) }
    }

    private func age(of id: ConversationID, in listening: Listening) -> TimeInterval? {
        guard case .known(let position) = listening.conversations[id]?.start else { return nil }
        return Date().timeIntervalSince(position.date)
    }

    @Test func whatWasPushedIsNotAskedForAgain() async throws {
        try await W.run { workspace in
            var listening = Self.listening(workspace)
            listening.take(.pushed(gap: 1, newest: nil))
            try await Self.fill(&listening)
            #expect(try #require(age(of: team, in: listening)) > 3_500)
            listening.take(.pushed(gap: 2, newest: SlackTimestamp(Date())))
            #expect((320...360).contains(try #require(age(of: team, in: listening))))
            #expect(listening.standing == nil)
            try await Self.fill(&listening)
            #expect(listening.standing?.gap == 2)
        }
    }

    @Test func whereAGapWasNotFilledThePlaceStays() async throws {
        try await W.run { workspace in
            var listening = Self.listening(workspace)
            try await workspace.fault("http_500", "conversations.history", times: 1_000_000)
            listening.take(.pushed(gap: 1, newest: nil))
            while listening.standing == nil { _ = try await listening.step([]) }
            listening.take(.unpushed(newest: SlackTimestamp(Date())))
            #expect(try #require(age(of: team, in: listening)) > 3_500)
        }
    }

    @Test func whatWasNotPushedIsStillToBeAskedFor() async throws {
        try await W.run { workspace in
            var listening = Self.listening(workspace)
            listening.take(.unpushed(newest: nil))
            while listening.conversations.isEmpty { _ = try await listening.step([]) }
            listening.take(.pushed(gap: 1, newest: SlackTimestamp(Date())))
            #expect(try #require(age(of: team, in: listening)) > 3_500)
        }
    }
}

extension PollPlanTests {
    @Test func whileEverythingIsPushedOnlyWhatIsNewOrAwakeIsAsked() {
        var plan = PollPlan(
            configuration: SlackConfiguration(botToken: "", membershipInterval: .seconds(15)))
        let (known, new) = (ConversationID(rawValue: "C1"), ConversationID(rawValue: "C2"))
        plan.watch(.conversation(known), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        for target in [PollPlan.Target.membership, .conversation(known)] { plan.succeeded(target, at: .zero) }
        plan.isPushed = true
        #expect(plan.next(at: .seconds(299)) == .wait(until: .seconds(300)))
        #expect(plan.next(at: .seconds(300)) == .poll(.membership))
        plan.succeeded(.membership, at: .seconds(300))
        plan.watch(.conversation(new), rhythm: .conversation, isDirect: false, lastActivity: .zero)
        #expect(plan.next(at: .seconds(301)) == .poll(.conversation(new)))
        plan.succeeded(.conversation(new), at: .seconds(301))
        plan.wakeAll()
        #expect(plan.pending(since: .seconds(302)) == [.conversation(known), .conversation(new)])
        #expect(plan.next(at: .seconds(302)) == .poll(.membership))
        plan.isPushed = false
        for target in [PollPlan.Target.membership, .conversation(known), .conversation(new)] {
            plan.succeeded(target, at: .seconds(303))
        }
        #expect(plan.pending(since: .seconds(302)).isEmpty)
        #expect(plan.next(at: .seconds(310)) != .wait(until: .seconds(603)))
    }
}
