import Chat
import Slack
import Testing

@Suite struct GroupTests {
    @Test func theMembersOfAGroupAreKnown() async throws {
        let slack = ScriptedSlack(.init(groups: ["S1": ["U1", "U2"], "S2": []]))
        try await slack.run { configuration, client throws in
            let service = SlackService(configuration: configuration, client: client, logger: TestServer.quiet)
            #expect(
                try await service.members(of: UserGroupID(rawValue: "S1")).map(\.rawValue).sorted() == ["U1", "U2"])
            #expect(try await service.members(of: UserGroupID(rawValue: "S2")).isEmpty)
            await #expect(throws: ChatError.self) { try await service.members(of: UserGroupID(rawValue: "S3")) }
        }
    }
}
