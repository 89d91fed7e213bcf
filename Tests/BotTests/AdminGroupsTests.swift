import Bot
import Chat
import Synchronization
import Testing

@Suite struct AdminGroupsTests {
    private let ann = UserID(rawValue: "ann")
    private let bob = UserID(rawValue: "bob")
    private let team = UserGroupID(rawValue: "S-team")
    private let hiring = UserGroupID(rawValue: "S-hiring")

    @Test func whatCannotBeAskedStaysAsItWasLastKnown() async {
        let roll = AdminRoll(groups: [team, hiring])
        let directory = Directory()
        let log = LogBook()
        let groups = AdminGroups(chat: directory, roll: roll, logger: log.logger)
        var failures: [UserGroupID: ChatError] = [:]

        directory.set([team: .success([ann]), hiring: .failure(.unauthorized(reason: "missing_scope"))])
        await groups.refresh(&failures)
        #expect(roll.contains(ann) && !roll.contains(bob))
        await groups.refresh(&failures)
        #expect(log.entries.map { $0.metadata["group"] } == ["S-hiring"], "said once")

        directory.set([team: .failure(.unavailable(reason: "HTTP 503")), hiring: .success([bob])])
        await groups.refresh(&failures)
        #expect(roll.contains(ann) && roll.contains(bob))
        #expect(log.entries.map { $0.metadata["group"] } == ["S-hiring", "S-team"])

        directory.set([team: .success([bob]), hiring: .success([])])
        await groups.refresh(&failures)
        #expect(!roll.contains(ann) && roll.contains(bob))
        #expect(failures.isEmpty)
        for entry in log.entries {
            #expect(!"\(entry)".contains("ann") && !"\(entry)".contains("bob"), "a log names nobody")
        }
    }

    /// A chat service that knows groups, and nothing else.
    private final class Directory: ChatService {
        let name = Scene.service
        let abilities: Set<ChatAbility> = []
        private let answers = Mutex<[UserGroupID: Result<Set<UserID>, ChatError>]>([:])

        func set(_ groups: [UserGroupID: Result<Set<UserID>, ChatError>]) { answers.withLock { $0 = groups } }

        func members(of group: UserGroupID) async throws(ChatError) -> Set<UserID> {
            try (answers.withLock { $0[group] } ?? .success([])).get()
        }

        func identify() async throws(ChatError) -> BotIdentity { throw .unavailable(reason: "it only knows groups") }

        func listen(
            from positions: [CursorScope: CursorPosition],
            handler: @escaping @Sendable (ListenReport) async throws -> EventAnswer?
        ) async throws {}

        func send(_ delivery: Delivery) async throws(ChatError) -> MessageID {
            throw .unavailable(reason: "it only knows groups")
        }
    }
}
