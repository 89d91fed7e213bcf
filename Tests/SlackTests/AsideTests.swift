import Chat
import Foundation
import Testing

@testable import Slack

/// Whispers and edits, on the workspace but without a WebSocket.
@Suite(.timeLimit(.minutes(1))) struct AsideTests {
    private typealias W = LocalWorkspace

    private static func edit(_ ts: MessageID, _ content: MessageContent, in channel: String = W.team) -> Delivery {
        Delivery(
            key: DeliveryKey(rawValue: "e"), conversation: ConversationID(rawValue: channel), manner: .edit(ts),
            content: content)
    }

    private static func isRejected(_ error: ChatError?) -> Bool { if case .rejected = error { true } else { false } }

    @Test func aWhisperIsSeenByOnePersonAlone() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            #expect(service.abilities == [.whispers])
            _ = try await service.send(.whispering("for <you>", to: W.alice, in: W.team, via: nil))
            #expect(try await workspace.texts(seenBy: W.alice, in: W.team) == ["for &lt;you&gt;"])
            #expect(try await workspace.texts(seenBy: W.bob, in: W.team).isEmpty)
            #expect(try await workspace.posts(in: W.team).isEmpty)
        }
    }

    @Test func aWhisperInAThreadIsInIt() async throws {
        try await W.run { workspace in
            let root = try await workspace.say("hello", in: W.team)
            var whisper = Delivery.whispering("psst", to: W.alice, in: W.team, via: nil)
            whisper.thread = MessageID(rawValue: root)
            _ = try await workspace.service().send(whisper)
            let seen = try await workspace.seen(by: W.alice, in: W.team, thread: root)
            #expect(seen.last?["text"] as? String == "psst")
        }
    }

    @Test(arguments: [W.random, "C05OLDNEWS", "C0NOWHERE"])
    func aWhisperThatCannotBeHeardClosesNothing(channel: String) async throws {
        try await W.run { workspace in
            let error = await #expect(throws: ChatError.self) {
                try await workspace.service().send(.whispering("x", to: W.alice, in: channel, via: nil))
            }
            #expect(Self.isRejected(error), "\(String(describing: error))")
        }
    }

    @Test func aWhisperToOneWhoLeftClosesNothing() async throws {
        try await W.run { workspace in
            try await workspace.control("kick", ["channel": W.team, "user": W.bob])
            let error = await #expect(throws: ChatError.self) {
                try await workspace.service().send(.whispering("x", to: W.bob, in: W.team, via: nil))
            }
            #expect(Self.isRejected(error), "\(String(describing: error))")
        }
    }

    @Test func aWhisperToThePersonsOwnAddressIsAMessage() async throws {
        try await W.run { workspace in
            let ts = try await workspace.service().send(.whispering("x", to: W.alice, in: W.alice, via: nil))
            let direct = try await workspace.openDirectMessage()
            #expect(try await workspace.posts(in: direct).map { $0["ts"] as? String } == [ts.rawValue])
        }
    }

    @Test func aLinkServesFiveTimesAndForHalfAnHour() {
        let links = ReplyLinks()
        let start = Date(timeIntervalSince1970: 1_700_000_000)
        let link = ReplyLink(url: "https://hooks.slack.com/commands/1", issued: start)
        for _ in 0..<5 { #expect(links.take(link, at: start)) }
        #expect(!links.take(link, at: start))
        let another = ReplyLink(url: "https://hooks.slack.com/commands/2", issued: start)
        #expect(links.take(another, at: start + 28 * 60))
        #expect(!links.take(another, at: start + 30 * 60))
        #expect(ReplyLink(link.handle) == link)
        #expect(ReplyLink(ReplyHandle(rawValue: "https://hooks.slack.com")) == nil)
    }

    @Test func withoutItsLinkAWhisperIsSaidTheOtherWay() async throws {
        try await W.run { workspace in
            let gone = ReplyLink(url: "http://127.0.0.1:\(workspace.port)/commands/T0/gone", issued: Date())
            let service = workspace.service()
            _ = try await service.send(.whispering("still heard", to: W.alice, in: W.team, via: gone.handle))
            #expect(try await workspace.texts(seenBy: W.alice, in: W.team) == ["still heard"])
        }
    }

    // MARK: Edits

    @Test func anEditOfADeletedMessageIsDone() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ts = try await service.send(.saying("soon gone", in: W.team))
            try await workspace.call("api/chat.delete", ["channel": W.team, "ts": ts.rawValue])
            let content = MessageContent([.paragraph(["new"])])
            #expect(try await service.send(Self.edit(ts, content)) == ts)
        }
    }

    @Test func anEditInAPersonsOwnAddressFindsTheMessage() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ts = try await service.send(.saying("old", in: W.alice))
            _ = try await service.send(Self.edit(ts, MessageContent([.paragraph(["new"])]), in: W.alice))
            let direct = try await workspace.openDirectMessage()
            #expect(try await workspace.posts(in: direct).map { $0["text"] as? String } == ["new"])
        }
    }

    @Test(arguments: RenderingSamples.all)
    func anEditThatIsTooLongEndsEarly(sample: RenderingSamples.Sample) async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ts = try await service.send(.saying("old", in: W.team))
            _ = try await service.send(Self.edit(ts, sample.content))
            let posts = try await workspace.posts(in: W.team)
            #expect(posts.count == 1)
            #expect((posts.first?["text"] as? String)?.utf16.count ?? 0 <= 4_000)
            #expect(posts.first?["text"] as? String != "old")
        }
    }

    @Test(arguments: RenderingSamples.all)
    func theWorkspaceAcceptsEveryPage(sample: RenderingSamples.Sample) async throws {
        try await W.run { workspace in
            let alice = UserID(rawValue: W.alice)
            let page = Delivery(
                key: DeliveryKey(rawValue: "h"), conversation: alice.address, manner: .home(alice),
                content: sample.content)
            _ = try await workspace.service().send(page)
            let blocks = try await workspace.home()?["blocks"] as? [[String: Any]]
            #expect(blocks?.count == SlackView.home(sample.content).blocks.count)
        }
    }

    @Test(arguments: ["user_not_found", "not_enabled", "invalid_arguments", "cannot_dm_bot"])
    func aPageThatIsRefusedClosesNothing(code: String) async throws {
        try await W.run { workspace in
            try await workspace.fault("error", "views.publish", times: 1, ["error": code])
            let alice = UserID(rawValue: W.alice)
            let page = Delivery(
                key: DeliveryKey(rawValue: "h"), conversation: alice.address, manner: .home(alice),
                content: MessageContent([.paragraph(["x"])]))
            let error = await #expect(throws: ChatError.self) { try await workspace.service().send(page) }
            #expect(Self.isRejected(error), "\(String(describing: error))")
        }
    }

    @Test func aPostToAPersonsOwnAddressIsFoundAfterAnUnclearOutcome() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let start = Date()
            try await workspace.fault("lose_answer", "chat.postMessage")
            await #expect(throws: ChatError.self) { try await service.send(.saying("once", in: W.alice)) }
            _ = try await service.send(.saying("once", in: W.alice, unclearSince: start))
            let direct = try await workspace.openDirectMessage()
            #expect(try await workspace.posts(in: direct).count == 1)
        }
    }
}
