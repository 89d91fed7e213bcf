import Chat
import Foundation
import Testing

@testable import Slack

/// What people do besides writing.
@Suite(.timeLimit(.minutes(1))) struct InteractionTests {
    private typealias W = LocalWorkspace

    private static func listen(
        _ workspace: W, answer: @escaping @Sendable (ChatEvent) async throws -> EventAnswer? = { _ in nil },
        _ body: @Sendable (Ear, SlackService) async throws -> Void
    ) async throws {
        let (logger, log) = LogStream.make()
        let service = workspace.socketService(logger: logger)
        try await Ear().listen(to: service, answer: answer) { ear in
            try await log.waits(for: "Nothing that was said meanwhile is missing")
            try await body(ear, service)
        }
    }

    // MARK: Commands

    @Test func aCommandTellsWhoWantsWhatAndHowToAnswer() async throws {
        try await W.run { workspace in
            let direct = try await workspace.openDirectMessage()
            try await Self.listen(workspace) { ear, service in
                #expect(service.abilities == Set(ChatAbility.allCases))
                try await workspace.command("question a &lt; b", in: W.team)
                let event = try await ear.event()
                let command = try #require(event.command)
                #expect(event.conversation == Conversation(id: ConversationID(rawValue: W.team), kind: .channel))
                #expect(command.sender == UserID(rawValue: W.alice))
                #expect(command.text == "question a < b")
                #expect(command.isMember)
                #expect(command.direct == ConversationID(rawValue: direct))
                #expect(event.id == "command/\(try #require(command.trigger).rawValue)")
                #expect(command.reply != nil)
            }
        }
    }

    @Test func aCommandWhereTheBotIsNoMemberSaysSo() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, service in
                try await workspace.command("help", in: W.random)
                let event = try await ear.event()
                let command = try #require(event.command)
                #expect(!command.isMember)
                // The direct message is opened, as none is known.
                #expect(command.direct?.rawValue.hasPrefix("D") == true)
                let whisper = Delivery.whispering("Not here", to: W.alice, in: W.random, via: command.reply)
                _ = try await service.send(whisper)
                #expect(try await workspace.texts(seenBy: W.alice, in: W.random).last == "Not here")
                #expect(try await workspace.texts(seenBy: W.bob, in: W.random).last != "Not here")
            }
        }
    }

    @Test func withoutTheScopeNoDirectMessageIsKnown() async throws {
        try await W.run { workspace in
            try await workspace.revoke("im:write")
            try await Self.listen(workspace) { ear, _ in
                try await workspace.command("quiz", in: W.team)
                let first = try await ear.event()
                #expect(first.command?.direct == nil)
                try await workspace.command("quiz", in: W.team)
                let second = try await ear.event(1)
                #expect(second.command != nil)
            }
        }
    }

    @Test func inADirectMessageTheCommandIsWrittenThere() async throws {
        try await W.run { workspace in
            let direct = try await workspace.openDirectMessage()
            try await Self.listen(workspace) { ear, _ in
                try await workspace.command("quiz", in: direct)
                let event = try await ear.event()
                #expect(event.conversation.kind == .direct)
                #expect(event.command?.isMember == true)
                #expect(event.command?.direct == ConversationID(rawValue: direct))
            }
        }
    }

    // MARK: Buttons and menus

    private static let quiz = MessageContent([
        .paragraph(["Which?"]),
        .actions([
            .choices([.init("Red", ActionToken(rawValue: "t-red")), .init("Blue", ActionToken(rawValue: "t-blue"))]),
            .button(.init("Send", ActionToken(rawValue: "t-send")), style: .primary),
            .menu(placeholder: "More", [.init("Hint", ActionToken(rawValue: "t-hint"))]),
        ]),
    ])

    @Test func aButtonBringsItsTokenAndWhatIsTicked() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, service in
                let post = Delivery(
                    key: DeliveryKey(rawValue: "k"), conversation: ConversationID(rawValue: W.team), content: Self.quiz)
                let ts = try await service.send(post)
                try await workspace.press("Red", on: ts.rawValue, in: W.team)
                try await workspace.press("Send", on: ts.rawValue, in: W.team, ticked: ["t-blue", "t-red"])
                let event = try await ear.event()
                let action = try #require(event.action)
                // Ticking alone is nothing.
                #expect(action.token.rawValue == "t-send")
                #expect(action.choices.map(\.rawValue) == ["t-blue", "t-red"])
                #expect(action.message == ts)
                #expect(action.thread == nil)
                #expect(event.conversation == Conversation(id: ConversationID(rawValue: W.team), kind: .channel))
                #expect(event.id == "action/\(try #require(action.trigger).rawValue)")
                try await workspace.press("Hint", on: ts.rawValue, in: W.team)
                #expect(try await ear.event(1).action?.token.rawValue == "t-hint")
            }
        }
    }

    @Test func aButtonInAThreadNamesTheThread() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, service in
                let root = try await workspace.say("<@U0VIVABOT> question", in: W.team)
                try await ear.hears("question")
                let post = Delivery(
                    key: DeliveryKey(rawValue: "k"), conversation: ConversationID(rawValue: W.team),
                    thread: MessageID(rawValue: root), content: Self.quiz)
                let ts = try await service.send(post)
                try await workspace.press("Send", on: ts.rawValue, in: W.team, thread: root)
                let action = try #require(try await ear.event(1).action)
                #expect(action.message == ts)
                #expect(action.thread == MessageID(rawValue: root))
            }
        }
    }

    @Test func aButtonOfAWhisperIsUsedLikeAnyOther() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, service in
                var whisper = Delivery.whispering("", to: W.alice, in: W.team, via: nil)
                whisper.content = Self.quiz
                _ = try await service.send(whisper)
                let seen = try await workspace.seen(by: W.alice, in: W.team)
                let ts = try #require(seen.last?["ts"] as? String)
                try await workspace.press("Send", on: ts, in: W.team)
                let action = try #require(try await ear.event().action)
                #expect(action.message == MessageID(rawValue: ts))
                #expect(action.reply != nil)
            }
        }
    }

    @Test func aMessageChangesInPlace() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { _, service in
                var post = Delivery(
                    key: DeliveryKey(rawValue: "k"), conversation: ConversationID(rawValue: W.team), content: Self.quiz)
                let ts = try await service.send(post)
                post.manner = .edit(ts)
                post.content = MessageContent(Self.quiz.withoutActions.blocks + [.note(["You chose ", .bold("Red")])])
                #expect(try await service.send(post) == ts)
                let message = try #require(try await workspace.posts(in: W.team).last)
                #expect(
                    (message["blocks"] as? [[String: Any]])?.map { $0["type"] as? String } == ["rich_text", "context"])
                // The key is still there, so that the post would be found.
                let metadata = message["metadata"] as? [String: Any]
                #expect((metadata?["event_payload"] as? [String: String]) == ["key": "k"])
            }
        }
    }

    // MARK: Page and dialog

    @Test func thePageIsAskedForAndShown() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, service in
                try await workspace.control("home", ["user": W.alice, "tab": "messages"])
                try await workspace.openHome()
                let event = try await ear.event()
                let alice = UserID(rawValue: W.alice)
                #expect(event.content == .homeOpened(alice))
                #expect(event.conversation == Conversation(id: alice.address, kind: .direct))
                let page = Delivery(
                    key: DeliveryKey(rawValue: "home"), conversation: alice.address, manner: .home(alice),
                    content: Self.quiz)
                _ = try await service.send(page)
                let home = try #require(try await workspace.home())
                #expect(
                    (home["blocks"] as? [[String: Any]])?.map { $0["type"] as? String } == ["rich_text", "actions"])
                let action = Self.action(labelled: "Send", in: home)
                try await workspace.control(
                    "interact", json: ["view": home["id"] ?? "", "user": W.alice, "action": action])
                let used = try await ear.event(1)
                #expect(used.action?.token.rawValue == "t-send")
                #expect(used.action?.message == nil)
                #expect(used.conversation == Conversation(id: alice.address, kind: .direct))
            }
        }
    }

    private static func action(labelled label: String, in view: [String: Any]) -> [String: Any] {
        for block in view["blocks"] as? [[String: Any]] ?? [] {
            for element in block["elements"] as? [[String: Any]] ?? []
            where (element["text"] as? [String: Any])?["text"] as? String == label {
                return [
                    "block_id": block["block_id"] ?? "", "action_id": element["action_id"] ?? "",
                    "type": element["type"] ?? "",
                ]
            }
        }
        return [:]
    }

    @Test func aDialogStaysOpenUntilWhatIsInItIsRight() async throws {
        let answer: @Sendable (ChatEvent) async throws -> EventAnswer? = { event in
            guard case .submission(let submission) = event.content else { return nil }
            return submission.values["time"] == "09:00" ? nil : .inputErrors(["time": "Not a time <of> day"])
        }
        try await W.run { workspace in
            try await Self.listen(workspace, answer: answer) { ear, service in
                try await workspace.command("daily", in: W.team)
                let trigger = try #require(try await ear.event().command?.trigger)
                let dialog = Self.dialog(trigger)
                _ = try await service.send(dialog)
                let shown = try #require(try await workspace.dialogs().first)
                try await workspace.submit(shown, ["time": "25:99"])
                let wrong = try #require(try await ear.event(1).submission)
                #expect(
                    wrong
                        == Submission(
                            sender: UserID(rawValue: W.alice), token: ActionToken(rawValue: "t-daily"),
                            values: ["time": "25:99"]))
                try await workspace.sockets { $0["waiting"] as? Int == 0 }
                #expect(try await workspace.dialogs().count == 1)
                try await workspace.submit(shown, ["time": "09:00"])
                try await workspace.sockets { $0["waiting"] as? Int == 0 }
                #expect(try await workspace.dialogs().isEmpty)
                // A trigger works once.
                await #expect(throws: ChatError.self) { try await service.send(dialog) }
            }
        }
    }

    private static func dialog(_ trigger: DialogTrigger) -> Delivery {
        Delivery(
            key: DeliveryKey(rawValue: "d"), conversation: ConversationID(rawValue: W.team),
            manner: .dialog(ActionToken(rawValue: "t-daily"), trigger),
            content: MessageContent([
                .heading("The daily question of this channel"), .paragraph(["When?"]),
                .input(.init(id: "time", label: "Time", hint: "Such as 09:00", value: "08:00")),
                .input(.init(id: "topic", label: "Topic", isOptional: true)),
            ]))
    }

    @Test(arguments: RenderingSamples.dialogs)
    func theWorkspaceAcceptsEveryDialog(sample: RenderingSamples.Sample) async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, service in
                try await workspace.command("daily", in: W.team)
                let trigger = try #require(try await ear.event().command?.trigger)
                var dialog = Self.dialog(trigger)
                dialog.content = sample.content
                _ = try await service.send(dialog)
                let shown = try #require(try await workspace.dialogs().first)
                #expect((shown["blocks"] as? [[String: Any]])?.isEmpty == false)
            }
        }
    }

    @Test func aDialogThatComesTooLateIsRejected() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, service in
                try await workspace.command("daily", in: W.team)
                let trigger = try #require(try await ear.event().command?.trigger)
                try await workspace.control("clock", ["advance": "4"])
                for trigger in [trigger, DialogTrigger(rawValue: "made.up")] {
                    let error = await #expect(throws: ChatError.self) { try await service.send(Self.dialog(trigger)) }
                    guard case .rejected = error else {
                        Issue.record("\(String(describing: error))")
                        return
                    }
                }
            }
        }
    }

    @Test func whatComesTwiceBearsTheSameID() async throws {
        try await W.run { workspace in
            try await Self.listen(workspace) { ear, _ in
                try await workspace.fault("duplicate", "socket.envelope")
                try await workspace.command("help", in: W.team)
                let second = try await ear.event(1)
                #expect(second == ear.events[0] || second.id == ear.events[0].id)
            }
        }
    }
}

extension Ear {
    /// Waits for the event of that number, from 0; that the bot came somewhere does not count.
    func event(_ number: Int = 0) async throws -> ChatEvent {
        try await waits { $0.acts.count > number }
        return acts[number]
    }

    private var acts: [ChatEvent] { events.filter { $0.content != .joined } }
}

extension ChatEvent {
    var command: SlashCommand? { if case .command(let command) = content { command } else { nil } }
    var action: UsedAction? { if case .action(let action) = content { action } else { nil } }
    var submission: Submission? { if case .submission(let submission) = content { submission } else { nil } }
}

extension Delivery {
    static func whispering(
        _ text: String, to user: String, in channel: String, via handle: ReplyHandle?, key: String = "w"
    ) -> Delivery {
        Delivery(
            key: DeliveryKey(rawValue: key), conversation: ConversationID(rawValue: channel),
            manner: .whisper(to: UserID(rawValue: user), via: handle),
            content: MessageContent([.paragraph([.text(text)])]))
    }
}
