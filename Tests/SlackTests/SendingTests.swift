import Chat
import Foundation
import Synchronization
import Testing

@testable import Slack

@Suite(.timeLimit(.minutes(1))) struct SendingTests {
    private typealias W = LocalWorkspace

    @Test func aMessageArrivesWithItsBlocksItsKeyAndInItsThread() async throws {
        try await W.run { workspace in
            let parent = try await workspace.say("<@U0VIVABOT> question", in: W.team)
            let ts = try await workspace.service().send(
                .saying("What? <!channel>", in: W.team, thread: parent, key: "k/7"))
            let post = try #require(try await workspace.posts(in: W.team).last)
            #expect(post["ts"] as? String == ts.rawValue)
            #expect(post["thread_ts"] as? String == parent)
            #expect(post["text"] as? String == "What? &lt;!channel&gt;")
            let metadata = try #require(post["metadata"] as? [String: Any])
            #expect(metadata["event_payload"] as? [String: String] == ["key": "k/7"])
            #expect((post["blocks"] as? [[String: Any]])?.first?["type"] as? String == "rich_text")
        }
    }

    @Test(arguments: RenderingSamples.all)
    func theWorkspaceAcceptsWhatIsRendered(sample: RenderingSamples.Sample) async throws {
        try await W.run { workspace in
            let delivery = Delivery(
                key: DeliveryKey(rawValue: "k"), conversation: ConversationID(rawValue: W.team), content: sample.content
            )
            let ts = try await workspace.service().send(delivery)
            let posts = try await workspace.posts(in: W.team)
            #expect(posts.first?["ts"] as? String == ts.rawValue)
            #expect(posts.count == SlackPost.posts(for: sample.content).count)
            for post in posts {
                #expect((post["text"] as? String)?.contains("<!") == false)
                #expect((post["text"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test func anEmptyMessageIsRejected() async throws {
        try await W.run { workspace in
            let error = await #expect(throws: ChatError.self) {
                try await workspace.service().send(.saying("", in: W.team))
            }
            #expect(error == .rejected(reason: "the message is empty"))
        }
    }

    // MARK: Errors

    private enum Class { case closed, unauthorized, rejected, unavailable, unknown, limited }

    private static func classOf(_ error: ChatError?) -> Class? {
        switch error {
        case .conversationClosed: .closed
        case .unauthorized: .unauthorized
        case .rejected: .rejected
        case .unavailable: .unavailable
        case .outcomeUnknown: .unknown
        case .rateLimited: .limited
        case nil: nil
        }
    }

    private static let faults: [(kind: String, error: String, expected: Class)] = [
        ("http_500", "", .unknown), ("html_502", "", .unknown), ("cut", "", .unknown), ("lose_answer", "", .unknown),
        ("ratelimit", "", .limited), ("error", "fatal_error", .unknown), ("error", "internal_error", .unknown),
        ("error", "service_unavailable", .unavailable), ("error", "message_limit_exceeded", .unavailable),
        ("error", "msg_too_long", .rejected), ("error", "invalid_blocks", .rejected),
        ("error", "token_revoked", .unauthorized),
        ("error", "missing_scope", .unauthorized), ("error", "restricted_action_read_only_channel", .closed),
        ("error", "ratelimited", .limited),
    ]

    @Test(arguments: faults.indices)
    func aFaultIsSaidByWhatThereIsToDo(index: Int) async throws {
        let fault = Self.faults[index]
        try await W.run { workspace in
            try await workspace.fault(fault.kind, "chat.postMessage", times: 1, ["error": fault.error])
            let error = await #expect(throws: ChatError.self) {
                try await workspace.service().send(.saying("x", in: W.team))
            }
            #expect(Self.classOf(error) == fault.expected, "\(String(describing: error))")
        }
    }

    @Test func aConversationWithoutTheBotIsClosed() async throws {
        try await W.run { workspace in
            for channel in [W.random, "C05OLDNEWS", "C0NOWHERE"] {
                let error = await #expect(throws: ChatError.self) {
                    try await workspace.service().send(.saying("x", in: channel))
                }
                #expect(Self.classOf(error) == .closed)
            }
        }
    }

    @Test func aRefusedConnectionMeansThatNothingWasSent() async throws {
        try await W.run { workspace in
            let service = workspace.service { $0.apiURL = "http://127.0.0.1:9/api/" }
            let error = await #expect(throws: ChatError.self) { try await service.send(.saying("x", in: W.team)) }
            #expect(Self.classOf(error) == .unavailable)
        }
    }

    @Test func theLimitSaysHowLong() async throws {
        try await W.run { workspace in
            try await workspace.fault("ratelimit", "chat.postMessage", times: 1, ["retry_after": "17"])
            let error = await #expect(throws: ChatError.self) {
                try await workspace.service().send(.saying("x", in: W.team))
            }
            #expect(error == .rateLimited(retryAfter: .seconds(17)))
        }
    }

    // MARK: Unclear outcomes

    @Test(arguments: [false, true], ["lose_answer", "error"])
    func aMessageWhoseAnswerWasLostIsFoundAndNotPostedAgain(inThread: Bool, kind: String) async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let thread = inThread ? try await workspace.say("<@U0VIVABOT> question", in: W.team) : nil
            try await workspace.fault(
                kind, "chat.postMessage", times: 1, ["error": "internal_error", "works_first": "true"])
            let start = Date()
            let error = await #expect(throws: ChatError.self) {
                try await service.send(.saying("once", in: W.team, thread: thread, key: "k/1"))
            }
            #expect(Self.classOf(error) == .unknown)
            // So much was said since that it is not on the first page.
            for index in 0..<210 { try await workspace.say("m\(index)", in: W.team, thread: thread) }
            let ts = try await service.send(
                .saying("once", in: W.team, thread: thread, key: "k/1", unclearSince: start))
            let posts = try await workspace.posts(in: W.team)
            #expect(posts.count == 1)
            #expect(posts.first?["ts"] as? String == ts.rawValue)
        }
    }

    @Test(arguments: [-3_600, 3_600] as [TimeInterval])
    func aLostPostIsFoundHoweverWrongTheClockIs(_ error: TimeInterval) async throws {
        try await W.run { workspace in
            let now: @Sendable () -> Date = { Date() + error }
            let service = workspace.service { $0.now = now }
            let start = now()
            try await workspace.fault("lose_answer", "chat.postMessage")
            await #expect(throws: ChatError.self) { try await service.send(.saying("once", in: W.team)) }
            _ = try await service.send(.saying("once", in: W.team, unclearSince: start))
            #expect(try await workspace.posts(in: W.team).count == 1)
        }
    }

    @Test func whenTheClockIsPutBackTheSettleTimeBeginsAnew() async throws {
        try await W.run { workspace in
            let clock = Mutex(Date())
            let service = workspace.service { configuration in
                configuration.now = { clock.withLock { $0 } }
                configuration.settleTime = .seconds(30)
            }
            let again = Delivery.saying("once", in: W.team, unclearSince: clock.withLock { $0 })
            clock.withLock { $0 -= 3_600 }
            await #expect(throws: ChatError.self) { try await service.send(again) }
            clock.withLock { $0 += 30 }
            _ = try await service.send(again)
            #expect(try await workspace.posts(in: W.team).count == 1)
        }
    }

    @Test func aMessageThatDidNotArriveIsPostedAfterTheSettleTime() async throws {
        try await W.run { workspace in
            let clock = Mutex(Date())
            let now: @Sendable () -> Date = { clock.withLock { $0 } }
            let service = workspace.service { configuration in
                configuration.now = now
                configuration.settleTime = .seconds(30)
            }
            let start = now()
            try await workspace.fault("cut", "chat.postMessage")
            await #expect(throws: ChatError.self) { try await service.send(.saying("once", in: W.team)) }
            let again = Delivery.saying("once", in: W.team, unclearSince: start)

            clock.withLock { $0 = start.addingTimeInterval(29) }
            let error = await #expect(throws: ChatError.self) { try await service.send(again) }
            #expect(Self.classOf(error) == .unavailable)
            #expect(try await workspace.posts(in: W.team).isEmpty)

            clock.withLock { $0 = start.addingTimeInterval(30) }
            _ = try await service.send(again)
            #expect(try await workspace.posts(in: W.team).count == 1)
        }
    }

    @Test func whileTheSearchFailsNothingIsPosted() async throws {
        try await W.run { workspace in
            let again = Delivery.saying("once", in: W.team, unclearSince: Date(timeIntervalSinceNow: -3_600))
            for (kind, expected) in [("http_500", Class.unavailable), ("cut", .unavailable), ("ratelimit", .limited)] {
                try await workspace.fault(kind, "conversations.history", times: 100)
                let error = await #expect(throws: ChatError.self) { try await workspace.service().send(again) }
                #expect(Self.classOf(error) == expected)
                try await workspace.faultsClear()
            }
            #expect(try await workspace.posts(in: W.team).isEmpty)
        }
    }

    @Test func ofAMessageInPartsOnlyTheMissingOnesArePostedLater() async throws {
        try await W.run { workspace in
            let service = workspace.service { $0.settleTime = .zero }
            var delivery = Self.threeParts(key: "k")
            let start = Date()
            try await workspace.control("ratelimit", ["method": "chat.postMessage", "per_minute": "1"])
            let error = await #expect(throws: ChatError.self) { try await service.send(delivery) }
            // The first part is there, so that the whole must not simply be sent again.
            #expect(Self.classOf(error) == .unknown)
            delivery.unclearSince = start
            let later = await #expect(throws: ChatError.self) { try await service.send(delivery) }
            #expect(Self.classOf(later) == .limited)
            try await workspace.faultsClear()
            let ts = try await service.send(delivery)
            #expect(try await Self.keys(in: workspace) == ["k", "k/2", "k/3"])
            #expect(try await workspace.posts(in: W.team).first?["ts"] as? String == ts.rawValue)
        }
    }

    @Test func whateverGetsLostEachPartIsThereOnce() async throws {
        try await W.run { workspace in
            let service = workspace.service { $0.settleTime = .zero }
            var expected: [String] = []
            for (seed, kind) in ["lose_answer", "cut", "http_500", "lose_answer", "lose_answer"].enumerated() {
                var delivery = Self.threeParts(key: "k\(seed)")
                let more = ["probability": "0.5", "seed": "\(seed)"]
                try await workspace.fault(kind, "chat.postMessage", times: 1_000, more)
                try await workspace.fault("http_500", "conversations.history", times: 1_000, more)
                let start = Date()
                while true {
                    do throws(ChatError) {
                        _ = try await service.send(delivery)
                        break
                    } catch {
                        if Self.classOf(error) == .unknown { delivery.unclearSince = delivery.unclearSince ?? start }
                    }
                }
                try await workspace.faultsClear()
                expected += ["k\(seed)", "k\(seed)/2", "k\(seed)/3"]
                #expect(try await Self.keys(in: workspace) == expected)
            }
        }
    }

    @Test func aSecondUnclearAttemptIsGivenItsTimeToo() async throws {
        try await W.run { workspace in
            let clock = Mutex(Date())
            let now: @Sendable () -> Date = { clock.withLock { $0 } }
            let service = workspace.service { configuration in
                configuration.now = now
                configuration.settleTime = .seconds(30)
            }
            let start = now()
            let again = Delivery.saying("once", in: W.team, unclearSince: start.addingTimeInterval(-40))
            try await workspace.fault("cut", "chat.postMessage")
            let unclear = await #expect(throws: ChatError.self) { try await service.send(again) }
            #expect(Self.classOf(unclear) == .unknown)
            let tooEarly = await #expect(throws: ChatError.self) { try await service.send(again) }
            #expect(Self.classOf(tooEarly) == .unavailable)
            clock.withLock { $0 += 30 }
            _ = try await service.send(again)
            #expect(try await workspace.posts(in: W.team).count == 1)
        }
    }

    private static func threeParts(key: String) -> Delivery {
        Delivery(
            key: DeliveryKey(rawValue: key), conversation: ConversationID(rawValue: W.team),
            content: MessageContent((1...120).map { .paragraph([.text("paragraph \($0)")]) }))
    }

    private static func keys(in workspace: LocalWorkspace) async throws -> [String] {
        try await workspace.posts(in: W.team).compactMap { post in
            ((post["metadata"] as? [String: Any])?["event_payload"] as? [String: String])?["key"]
        }
    }
}
