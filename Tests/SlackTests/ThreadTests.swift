import Chat
import Synchronization
import Testing

@testable import Slack

@Suite(.timeLimit(.minutes(1))) struct ThreadTests {
    private typealias W = LocalWorkspace

    @Test func repliesInAThreadTheBotAnsweredInAreHeard() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ear = Ear()
            try await ear.listen(to: service) { ear in
                try await ear.isListening()
                let asked = try await workspace.say("<@U0VIVABOT> question", in: W.team)
                try await ear.hears("question")
                _ = try await service.send(.saying("What is a cache?", in: W.team, thread: asked))
                try await workspace.say("no idea", in: W.team, as: W.bob, thread: asked)
                try await ear.hears("no idea")
                let reply = try #require(ear.events.last)
                #expect(reply.message?.thread == MessageID(rawValue: asked))
                #expect(reply.message?.isAddressed == false)
                #expect(ear.positions[CursorScope(rawValue: "\(W.team)/\(asked)")] != nil)
            }
        }
    }

    @Test func repliesToAMessageOfTheBotAreHeard() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ear = Ear()
            try await ear.listen(to: service) { ear in
                try await ear.isListening()
                let prompt = try await service.send(.saying("The daily question", in: W.hiring))
                try await workspace.say("my answer", in: W.hiring, thread: prompt.rawValue)
                try await ear.hears("my answer")
                #expect(ear.events.last?.message?.thread == prompt)
            }
        }
    }

    @Test func aMentionInAThreadOfOthersIsHeardAndWhatFollowsToo() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                let theirs = try await workspace.say("lunch?", in: W.team)
                try await ear.hears("lunch?")
                try await workspace.say("<@U0VIVABOT> question", in: W.team, as: W.bob, thread: theirs)
                try await ear.hears("question")
                try await workspace.say("and then", in: W.team, thread: theirs)
                try await ear.hears("and then")
            }
        }
    }

    @Test func aThreadThatIsNotTheBotsIsLeftAlone() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                let theirs = try await workspace.say("lunch?", in: W.team)
                try await workspace.say("pizza", in: W.team, as: W.bob, thread: theirs)
                let ours = try await workspace.say("<@U0VIVABOT> topics", in: W.team)
                // By the time this one has been heard, growth of both threads has been seen.
                try await workspace.say("<@U0VIVABOT> more", in: W.team, thread: ours)
                try await ear.hears("more")
                #expect(!ear.texts.contains("pizza"))
                #expect(ear.positions[CursorScope(rawValue: "\(W.team)/\(theirs)")] == nil)
            }
        }
    }

    @Test func threadsOutliveARestart() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ear = Ear()
            let asked = try await workspace.say("<@U0VIVABOT> quiz", in: W.team)
            try await ear.listen(to: service) { ear in
                try await ear.isListening()
                _ = try await service.send(.saying("Question 1", in: W.team, thread: asked))
                try await ear.waits { $0.positions[CursorScope(rawValue: "\(W.team)/\(asked)")] != nil }
            }
            try await workspace.say("B", in: W.team, thread: asked)
            // So much that the thread's parent is not among the latest messages.
            for index in 0..<250 { try await workspace.say("m\(index)", in: W.team, as: W.bob) }

            let second = Ear(positions: ear.positions)
            try await second.listen(to: workspace.service()) { try await $0.hears("B") }
            #expect(second.texts.count(where: { $0 == "B" }) == 1)
        }
    }

    @Test func aReplyThatCameWhileVivaWasDownIsFoundThoughTheThreadWasNotKnown() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ear = Ear()
            try await ear.listen(to: service) { try await $0.isListening() }
            // Posted, and then viva stopped before it could note it.
            let prompt = try await service.send(.saying("The daily question", in: W.hiring))
            try await workspace.say("my answer", in: W.hiring, thread: prompt.rawValue)

            let second = Ear(positions: ear.positions)
            try await second.listen(to: workspace.service()) { try await $0.hears("my answer") }
        }
    }

    @Test func repliesInADirectMessagesThreadAreHeard() async throws {
        try await W.run { workspace in
            let direct = try await workspace.openDirectMessage()
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                let first = try await workspace.say("quiz", in: direct)
                try await ear.hears("quiz")
                try await workspace.say("stop", in: direct, thread: first)
                try await ear.hears("stop")
                #expect(ear.events.last?.message?.isAddressed == true)
            }
        }
    }

    @Test func aReplyThatIsAlsoSentToTheChannelKeepsItsID() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ear = Ear()
            try await ear.listen(to: service) { ear in
                try await ear.isListening()
                let prompt = try await service.send(.saying("The daily question", in: W.team)).rawValue
                try await workspace.control(
                    "message",
                    [
                        "channel": W.team, "user": W.alice, "text": "for all", "thread_ts": prompt,
                        "reply_broadcast": "true",
                    ])
                try await ear.waits { $0.texts.count(where: { $0 == "for all" }) == 2 }
                #expect(Set(ear.events.map(\.id)).count == 1)
                #expect(ear.events.allSatisfy { $0 == ear.events.first })
            }
        }
    }

    @Test func theLongestSilentThreadsGiveWay() async throws {
        try await W.run { workspace in
            let service = workspace.service { $0.threadLimit = 2 }
            let ear = Ear()
            try await ear.listen(to: service) { ear in
                try await ear.isListening()
                for index in 0..<5 {
                    let asked = try await workspace.say("<@U0VIVABOT> q\(index)", in: W.team)
                    try await ear.hears("q\(index)")
                    _ = try await service.send(.saying("answer", in: W.team, thread: asked, key: "\(index)"))
                    try await workspace.say("reply \(index)", in: W.team, thread: asked)
                    try await ear.hears("reply \(index)")
                }
            }
        }
    }

    @Test func moreGrownThreadsThanTheLimitAreAllRead() async throws {
        try await W.run { workspace in
            let service = workspace.service { $0.threadLimit = 2 }
            let before = Ear()
            let roots = Mutex<[String]>([])
            try await before.listen(to: service) { ear in
                try await ear.isListening()
                for index in 0..<8 {
                    let asked = try await workspace.say("<@U0VIVABOT> q\(index)", in: W.team)
                    try await ear.hears("q\(index)")
                    _ = try await service.send(.saying("answer", in: W.team, thread: asked, key: "\(index)"))
                    roots.withLock { $0.append(asked) }
                }
            }
            for (index, root) in roots.withLock({ $0 }).enumerated() {
                try await workspace.say("reply \(index)", in: W.team, thread: root)
            }
            try await Ear(positions: before.positions).listen(to: service) { ear in
                for index in 0..<8 { try await ear.hears("reply \(index)") }
            }
        }
    }

    @Test func aThreadThatGaveWayIsHeardThoughItsBeginningIsFarBack() async throws {
        try await W.run { workspace in
            let service = workspace.service { $0.threadLimit = 1 }
            try await Ear().listen(to: service) { ear in
                try await ear.isListening()
                var roots: [String] = []
                for index in 0..<3 {
                    let asked = try await workspace.say("<@U0VIVABOT> q\(index)", in: W.team)
                    try await ear.hears("q\(index)")
                    _ = try await service.send(.saying("answer", in: W.team, thread: asked, key: "\(index)"))
                    roots.append(asked)
                }
                // Two pages, so that the beginnings are on the third.
                for index in 0..<420 { try await workspace.say("talk \(index)", in: W.team) }
                for (index, root) in roots.enumerated() {
                    try await workspace.say("reply \(index)", in: W.team, thread: root)
                    try await ear.hears("reply \(index)")
                }
            }
        }
    }
}
