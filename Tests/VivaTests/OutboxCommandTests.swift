import Chat
import Foundation
import Store
import Testing

@testable import viva

/// The real program as an operator uses it, beside a daemon that runs and without one.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"))
struct OutboxCommandTests {
    private static let secret = "what only the recipient may read"

    /// A database with one message that waits, and these that are dead; those of `gone` because that was closed.
    private func makeDatabase(_ folder: URL, dead: [(key: String, conversation: String)]) async throws {
        let store = try SQLiteStore.open(path: folder.appendingPathComponent("viva.sqlite").path)
        let service = ServiceName(rawValue: "slack")
        let now = Date()
        try await store.write { store in
            for (key, conversation) in dead + [("waiting", "C9")] {
                let thread: OutboxMessage.Thread = key == "waiting" ? .delivery(DeliveryKey(rawValue: "a")) : .none
                try store.enqueue(
                    OutboxMessage(
                        key: DeliveryKey(rawValue: key), service: service,
                        conversation: ConversationID(rawValue: conversation), thread: thread,
                        content: MessageContent([.paragraph([.text(Self.secret)])])), at: now)
            }
            for (key, conversation) in dead {
                _ = try store.settle(
                    [
                        DeliveryResult(
                            key: DeliveryKey(rawValue: key),
                            outcome: conversation == "gone"
                                ? .conversationClosed(reason: "is_archived") : .dead(reason: "msg_too_long"),
                            date: now.addingTimeInterval(-7_200))
                    ], of: service, thenClaim: 0, excluding: [], now: now)
            }
        }
        try store.close()
    }

    private func outbox(_ arguments: String..., in folder: URL) throws -> (status: Int32, output: String) {
        try VivaProcess.run(
            ["outbox"] + arguments,
            environment: [
                "VIVA_DATABASE": folder.appendingPathComponent("viva.sqlite").path, "VIVA_LOG_LEVEL": "error",
            ],
            directory: folder)
    }

    @Test func deadMessagesAreListedWithoutTheirTexts() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(folder, dead: [("a", "C1"), ("b", "gone")])
            let (status, output) = try outbox("list", in: folder)
            #expect(status == 0)
            #expect(output.contains("a\n  post for C1 over slack, dead for 2 hours: msg_too_long"))
            #expect(output.contains("gone over slack is closed to the bot for 2 hours: is_archived"))
            #expect(!output.contains(Self.secret) && !output.contains("waiting"))
            #expect(try outbox("show", "b", "--text", in: folder).output.contains("│ \(Self.secret)"))

            let json = try outbox("list", "--json", in: folder).output
            let tree = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let dead = try #require(tree["dead"] as? [[String: Any]])
            #expect(dead.map { $0["key"] as? String } == ["a", "b"])
            #expect(dead.map { $0["reason"] as? String } == ["msg_too_long", "is_archived"])
            #expect(dead.first?["text"] == nil)
            #expect((tree["paused"] as? [[String: Any]])?.first?["conversation"] as? String == "gone")
            #expect(try outbox("list", "--json", "--text", in: folder).output.contains(Self.secret))
        }
    }

    @Test func whatCannotBeDoneIsSaidAndEndsWithOne() async throws {
        try await withTemporaryFolder { folder in
            let missing = try outbox("list", in: folder)
            #expect(missing.status == 1 && missing.output.contains("there is no database"))
            try await makeDatabase(folder, dead: [("a", "C1")])
            let unknown = try outbox("show", "x", in: folder)
            #expect(unknown.status == 1 && unknown.output.contains("no dead message has the key “x”"))
            let mixed = try outbox("retry", "x", "a", in: folder)
            #expect(mixed.status == 1)
            #expect(mixed.output.contains("retried: a") && mixed.output.contains("not retried: x: no dead message"))
            #expect(try outbox("retry", in: folder).status != 0, "neither keys nor --all")
            let nothing = try outbox("retry", "--all", in: folder)
            #expect(nothing.status == 0 && nothing.output.contains("nothing is dead"))
        }
    }

    @Test func aRetryOpensWhatWasClosedAndADiscardDeletes() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(folder, dead: [("a", "C1"), ("b", "gone"), ("c", "gone")])
            #expect(try outbox("discard", "b", "--json", in: folder).status == 0)
            let retry = try outbox("retry", "--conversation", "gone", in: folder)
            #expect(retry.status == 0 && retry.output.contains("retried: c") && !retry.output.contains("retried: a"))
            let left = try outbox("list", in: folder).output
            #expect(left.contains("a\n") && !left.contains("gone"))
            #expect(try outbox("discard", "--all", in: folder).status == 0)
            #expect(try outbox("list", in: folder).output.contains("Nothing is dead"))
        }
    }

    @Test func besideARunningDaemonWhatHadArrivedIsFoundAndTheRestIsSent() async throws {
        try await withTemporaryFolder { folder in
            let setup = try await LocalSetup(folder: folder)
            defer { setup.end() }
            let state = try await setup.workspace.state()
            let channel = try #require(state.conversations.first { $0.name == "team" }).id
            let person = try #require(state.users.first { $0.is_bot != true }).id
            try setup.startDaemon()
            try await setup.waitUntilReady()
            // Refused, the first one although it was posted.
            for worksFirst in ["true", "false"] {
                try await setup.fault([
                    "method": "chat.postMessage", "kind": "error", "error": "msg_too_long", "works_first": worksFirst,
                ])
            }
            var asked: [String] = []
            for number in 1...2 {
                asked.append(try await setup.workspace.post("@viva topics", in: channel, as: person))
                try await setup.wait(for: "the death of an answer") {
                    try outbox("list", in: folder).output.components(separatedBy: "msg_too_long").count == number + 1
                }
            }
            let retry = try outbox("retry", "--all", in: folder)
            #expect(retry.status == 0 && retry.output.components(separatedBy: "retried: ").count == 3)
            // The courier looks at least once a minute, and whenever there is something to say.
            asked.append(try await setup.workspace.post("@viva topics", in: channel, as: person))
            for ts in asked {
                var answers = 0
                try await setup.wait(for: "the answer to \(ts)") {
                    answers = try await setup.workspace.messages(in: channel, as: person, thread: ts)
                        .count { $0.bot_id != nil }
                    return answers > 0
                }
                #expect(answers == 1)
            }
            try await setup.wait(for: "the end of the work") {
                let store = try SQLiteStore.openBeside(path: folder.appendingPathComponent("viva.sqlite").path)
                let summary = try await store.read {
                    try $0.outboxSummary(of: ServiceName(rawValue: "slack"), now: Date())
                }
                try store.close()
                return summary.due == 0 && summary.dead == 0
            }
            for ts in asked {
                let thread = try await setup.workspace.messages(in: channel, as: person, thread: ts)
                #expect(thread.count { $0.bot_id != nil } == 1, "doubled")
            }
            #expect(setup.stopDaemon() == 0)
        }
    }
}
