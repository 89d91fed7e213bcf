import Bot
import Chat
import Foundation
import QuestionEngine
import Store

extension Conversation {
    static let team = Conversation(id: ConversationID(rawValue: "C0TEAM"), kind: .channel)
    static let direct = Conversation(id: ConversationID(rawValue: "D0ANN"), kind: .direct)
    static let home = Conversation(id: UserID.ann.address, kind: .direct)
}

extension UserID {
    static let ann = UserID(rawValue: "U0ANN")
    static let bob = UserID(rawValue: "U0BOB")
}

extension Rehearsal {
    @discardableResult
    func says(
        _ text: String, in place: Conversation = .direct, thread: MessageID? = nil, by user: UserID = .ann,
        ago: TimeInterval = 0
    ) async throws -> [Line] {
        try await happens(text, in: place, ago: ago) { id in
            .message(
                IncomingMessage(
                    id: MessageID(rawValue: id), sender: user, thread: thread, text: text, isAddressed: true))
        }
    }

    @discardableResult
    func types(
        _ text: String, in place: Conversation = .team, isMember: Bool = true, knowsDirect: Bool = true,
        ago: TimeInterval = 0
    ) async throws -> [Line] {
        try await happens("/viva \(text)", in: place, ago: ago) { id in
            .command(
                SlashCommand(
                    sender: .ann, text: text, isMember: isMember, direct: knowsDirect ? Conversation.direct.id : nil,
                    reply: ReplyHandle(rawValue: "reply"), trigger: DialogTrigger(rawValue: "trigger")))
        }
    }

    @discardableResult
    func presses(
        _ option: MessageContent.Option, on line: Line, by user: UserID = .ann, ticking: [ActionToken] = []
    ) async throws -> [Line] {
        var isHome = false
        if case .home = line.delivery.manner { isHome = true }
        let place = isHome ? Conversation.home : line.place
        return try await happens("press “\(option.label)”", in: place) { _ in
            .action(
                UsedAction(
                    sender: user, token: option.token, choices: ticking, message: isHome ? nil : line.id,
                    thread: line.delivery.thread, reply: ReplyHandle(rawValue: "reply"),
                    trigger: DialogTrigger(rawValue: "trigger")))
        }
    }

    /// Presses everything that a message offers; of a long menu the first and the last.
    func pressesAll(of line: Line, by user: UserID = .ann) async throws {
        let options = line.options
        for option in options.count > 12 ? [options[0], options[options.count - 1]] : options {
            try await presses(option, on: line, by: user)
        }
    }

    @discardableResult
    func opensHome() async throws -> [Line] {
        try await happens("home", in: .home) { _ in .homeOpened(.ann) }
    }

    func submits(_ values: [String: String]) async throws {
        let token = lines.compactMap { line -> ActionToken? in
            if case .dialog(let token, _) = line.delivery.manner { token } else { nil }
        }.last
        guard let token else { return }
        try await happens("submit", in: .home) { _ in
            .submission(Submission(sender: .ann, token: token, values: values))
        }
    }

    /// Posts the daily prompts that are due by now, and the answers that are.
    func prompts() async throws {
        for schedule in try await store.read({ try $0.activeSchedules(of: Self.service) }) {
            try await says("daily now", in: Conversation(id: schedule.conversation, kind: .channel))
        }
        move(by: 15 * 86_400)
        _ = try await writeDown("reveal", in: .team)
    }
}
