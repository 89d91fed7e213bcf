import Chat
import Foundation
import Testing

@testable import Slack

@Suite(.timeLimit(.minutes(1))) struct ListeningTests {
    private typealias W = LocalWorkspace

    @Test func hearsChannelsAndDirectMessages() async throws {
        try await W.run { workspace in
            let direct = try await workspace.openDirectMessage()
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                let ts = try await workspace.say("<@U0VIVABOT> question a &amp; b", in: W.team)
                try await workspace.say("nothing for you", in: W.hiring, as: W.bob)
                try await workspace.say("hint", in: direct)
                try await ear.waits { $0.texts.count == 3 }

                let asked = try #require(ear.events.first { $0.id == "C02TEAM/\(ts)" })
                #expect(asked.conversation == Conversation(id: ConversationID(rawValue: W.team), kind: .channel))
                #expect(
                    asked.message
                        == IncomingMessage(
                            id: MessageID(rawValue: ts), sender: UserID(rawValue: W.alice), text: "question a & b",
                            isAddressed: true))
                let said = try #require(ear.events.first { $0.message?.sender.rawValue == W.bob })
                #expect(said.message?.isAddressed == false)
                let whispered = try #require(ear.events.first { $0.message?.text == "hint" })
                #expect(whispered.conversation == Conversation(id: ConversationID(rawValue: direct), kind: .direct))
                #expect(whispered.message?.isAddressed == true)
            }
        }
    }

    @Test func whatWasSaidBeforeTheFirstStartIsLeftAlone() async throws {
        try await W.run { workspace in
            try await workspace.say("<@U0VIVABOT> old", in: W.team)
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                try await workspace.say("<@U0VIVABOT> new", in: W.team)
                try await ear.hears("new")
                #expect(ear.texts == ["new"])
                #expect(ear.joined.isEmpty)
            }
            // Every conversation's place is kept from the start, so that nothing is lost should viva stop now.
            #expect(Set(ear.positions.keys.map(\.rawValue)) == ["conversations", W.team, W.hiring])
        }
    }

    @Test func goesOnWhereItLeftOffAndDrainsAllPagesIntoOneBatch() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { try await $0.isListening() }
            for index in 0..<450 { try await workspace.say("m\(index)", in: W.team) }

            let second = Ear(positions: ear.positions)
            try await second.listen(to: workspace.service()) { ear in
                let report = try await ear.report {
                    if case .batch(let batch) = $0 { !batch.events.isEmpty } else { false }
                }
                guard case .batch(let batch) = report else { return }
                #expect(batch.events.compactMap { $0.message?.text } == (0..<450).map { "m\($0)" })
                #expect(batch.scope.rawValue == W.team)
                #expect(batch.events.last?.id == "\(W.team)/\(batch.position.rawValue)")
            }
        }
    }

    @Test func whatWasNotTakenIsHandedOverAgainWithTheSameIDs() async throws {
        struct Crash: Error {}
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { try await $0.isListening() }
            for index in 0..<3 { try await workspace.say("m\(index)", in: W.team) }

            let lost = Ear()
            await #expect(throws: Crash.self) {
                try await workspace.service().listen(from: ear.positions) { report in
                    lost.take(report)
                    if !lost.texts.isEmpty { throw Crash() }
                    return nil
                }
            }
            let second = Ear(positions: ear.positions)
            try await second.listen(to: workspace.service()) { try await $0.hears("m2") }
            #expect(second.events.map(\.id) == lost.events.map(\.id))
        }
    }

    @Test func ownMessagesAndJoiningsAreNoEvents() async throws {
        try await W.run { workspace in
            let service = workspace.service()
            let ear = Ear()
            try await ear.listen(to: service) { ear in
                try await ear.isListening()
                _ = try await service.send(.saying("own", in: W.team))
                try await workspace.control("invite", ["channel": W.team, "user": "U03CAROL"])
                try await workspace.say("last", in: W.team)
                try await ear.hears("last")
                #expect(ear.texts == ["last"])
            }
        }
    }

    // MARK: Coming and going

    @Test func aChannelThatTheBotIsInvitedToBeginsAtTheInvitation() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                try await workspace.say("<@U0VIVABOT> too early", in: W.random)
                try await workspace.invite(to: W.random)
                try await workspace.say("<@U0VIVABOT> welcome", in: W.random)
                try await ear.hears("welcome")
                #expect(ear.texts == ["welcome"])
                #expect(ear.joined == [W.random])
                // Not again at the next look at the list.
                try await workspace.say("later", in: W.random)
                try await ear.hears("later")
                #expect(ear.joined == [W.random])
            }
        }
    }

    @Test func anInvitationWhileVivaWasDownIsNoticed() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { try await $0.isListening() }
            try await workspace.say("<@U0VIVABOT> too early", in: W.random)
            try await workspace.invite(to: W.random)
            try await workspace.say("<@U0VIVABOT> welcome", in: W.random)

            let second = Ear(positions: ear.positions)
            try await second.listen(to: workspace.service()) { try await $0.hears("welcome") }
            #expect(second.texts == ["welcome"])
            #expect(second.joined == [W.random])
            let third = Ear(positions: second.positions)
            try await third.listen(to: workspace.service()) { ear in
                try await ear.report { $0 == .alive }
                try await workspace.say("later", in: W.random)
                try await ear.hears("later")
            }
            #expect(third.joined.isEmpty)
        }
    }

    @Test func betweenLeavingAndComingBackNothingIsHeard() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                try await workspace.kick(from: W.team)
                try await workspace.say("<@U0VIVABOT> while away", in: W.team)
                // The list of conversations has been read again when a new one was found.
                try await workspace.invite(to: W.random)
                try await ear.waits { $0.joined == [W.random] }
                try await workspace.invite(to: W.team)
                try await workspace.say("<@U0VIVABOT> back", in: W.team)
                try await ear.hears("back")
                #expect(ear.texts == ["back"])
                #expect(ear.joined == [W.random, W.team])
            }
        }
    }

    @Test func aDirectMessageThatSomebodyOpensIsAnsweredFromItsBeginning() async throws {
        try await W.run { workspace in
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                let direct = try await workspace.openDirectMessage()
                try await workspace.say("hello", in: direct)
                try await ear.hears("hello")
                #expect(ear.joined == [direct])
                try await workspace.say("help", in: direct)
                try await ear.hears("help")
                #expect(ear.joined == [direct])
                #expect(ear.texts == ["hello", "help"])
            }
        }
    }

    @Test func aDirectMessageOpenedJustBeforeTheFirstStartIsAnswered() async throws {
        try await W.run { workspace in
            let direct = try await workspace.openDirectMessage()
            try await workspace.say("hello", in: direct)
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { try await $0.hears("hello") }
        }
    }

    @Test func anOldDirectMessageIsNotAnsweredAtTheFirstStart() async throws {
        try await W.run { workspace in
            try await workspace.control("clock", ["advance": "-3600"])
            let direct = try await workspace.openDirectMessage()
            try await workspace.say("hello", in: direct)
            try await workspace.control("clock", ["at": ""])
            let ear = Ear()
            try await ear.listen(to: workspace.service()) { ear in
                try await ear.isListening()
                try await workspace.say("now", in: direct)
                try await ear.hears("now")
                #expect(ear.texts == ["now"])
            }
        }
    }

    @Test func listeningEndsWhenItsTaskIsCancelled() async throws {
        try await W.run { workspace in
            // Long pauses, so that it sleeps when it is cancelled.
            let service = workspace.service { configuration in
                configuration.pollInterval = .seconds(600) ... .seconds(600)
                configuration.membershipInterval = .seconds(600)
            }
            let ear = Ear()
            try await ear.listen(to: service) { ear in
                try await ear.isListening()
            }
        }
    }
}

extension Delivery {
    static func saying(
        _ text: String, in channel: String, thread: String? = nil, key: String = "k", unclearSince: Date? = nil
    ) -> Delivery {
        Delivery(
            key: DeliveryKey(rawValue: key), conversation: ConversationID(rawValue: channel),
            thread: thread.map(MessageID.init(rawValue:)), content: MessageContent([.paragraph([.text(text)])]),
            unclearSince: unclearSince)
    }
}
