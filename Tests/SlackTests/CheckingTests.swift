import Chat
import Foundation
import Testing

@testable import Slack

/// What `viva check` finds out at the local workspace.
@Suite(.timeLimit(.minutes(1))) struct CheckingTests {
    private typealias W = LocalWorkspace

    private func findings(
        _ workspace: W, groups: [String] = [], _ change: (inout SlackConfiguration) -> Void = { _ in }
    ) async -> [SlackFinding] {
        var configuration = workspace.configuration()
        change(&configuration)
        let service = SlackService(
            configuration: configuration, client: workspace.client, logger: TestServer.quiet)
        return await service.examine(groups: groups.map(UserGroupID.init))
    }

    @Test func aWholeSetUpHasNothingToComplainOf() async throws {
        try await W.run { workspace in
            let findings = await findings(workspace, groups: ["S01LEADS"]) { $0.appToken = W.appToken }
            #expect(findings.map(\.part) == ["slack", "scopes", "clock", "conversations", "socket", "admins"])
            #expect(findings.allSatisfy { $0.verdict == .good }, "\(findings)")
        }
    }

    @Test func withoutAnAppTokenItSaysWhatIsMissed() async throws {
        try await W.run { workspace in
            let socket = await findings(workspace).first { $0.part == "socket" }
            #expect(socket?.verdict == .lacking)
            #expect(socket?.sentence.contains("no buttons") == true)
        }
    }

    @Test func missingScopesAreNamedWithWhatTheyCost() async throws {
        try await W.run { workspace in
            for scope in ["files:write", "im:write", "usergroups:read"] { try await workspace.revoke(scope) }
            let found = await findings(workspace, groups: ["S01LEADS"])
            let scopes = found.filter { $0.part == "scopes" }
            #expect(scopes.map(\.verdict) == [.lacking, .lacking, .lacking])
            #expect(scopes.first?.sentence.hasPrefix("im:write is missing; without it a quiz") == true)
            #expect(found.last?.part == "admins" && found.last?.verdict == .bad)
        }
    }

    @Test func withoutTheRightToWriteNothingWorks() async throws {
        try await W.run { workspace in
            try await workspace.revoke("chat:write")
            let scopes = await findings(workspace).first { $0.part == "scopes" }
            #expect(scopes?.verdict == .bad)
        }
    }

    @Test(arguments: [(600.0, SlackFinding.Verdict.bad, "ahead of"), (-30, .lacking, "behind")])
    func aClockThatIsWrongIsNamed(seconds: Double, verdict: SlackFinding.Verdict, way: String) async throws {
        try await W.run { workspace in
            let clock = await findings(workspace) { $0.now = { Date().addingTimeInterval(seconds) } }
                .first { $0.part == "clock" }
            #expect(clock?.verdict == verdict)
            #expect(clock?.sentence.contains(way) == true)
        }
    }

    @Test func tokensThatAreWrongAreNamed() async throws {
        try await W.run { workspace in
            let bot = await findings(workspace) { $0.botToken = "xoxb-wrong" }
            #expect(bot.map(\.verdict) == [.bad])
            #expect(bot.first?.sentence.contains("invalid_auth") == true)
            let app = await findings(workspace) { $0.appToken = "xapp-wrong" }.first { $0.part == "socket" }
            #expect(app?.verdict == .bad)
            #expect(bot.allSatisfy { !$0.sentence.contains("xoxb-wrong") })
        }
    }

    @Test func socketModeThatIsOffIsNamed() async throws {
        try await W.run { workspace in
            try await workspace.control("socket", json: ["enabled": false])
            let socket = await findings(workspace) { $0.appToken = W.appToken }.first { $0.part == "socket" }
            #expect(socket?.verdict == .bad)
            #expect(socket?.sentence.contains("Socket Mode is turned off") == true)
        }
    }

    @Test func theManifestAsksForEveryScopeThatIsOfUse() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let manifest = try String(contentsOf: root.appending(path: "Config/slack-manifest.yaml"), encoding: .utf8)
        for scope in SlackScope.all + SlackScope.withAppToken + SlackScope.withGroups {
            #expect(manifest.contains("- \(scope.name)\n"), "\(scope.name)")
        }
    }
}
