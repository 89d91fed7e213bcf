import Bot
import Chat
import Testing

/// What people do besides writing.
extension Person {
    /// Presses a button or chooses from a menu, in the latest message of the place that bears it, or in that one.
    ///
    /// - Parameter labels: what is ticked in the same message.
    @discardableResult
    func presses(
        _ label: String, on said: Said? = nil, ticking labels: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Said] {
        try await scene.hear(press(label, on: said, ticking: labels, sourceLocation: sourceLocation))
    }

    /// The text of the one thing that pressing brings.
    func hearsAfter(
        _ label: String, on said: Said? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let answers = try await presses(label, on: said, sourceLocation: sourceLocation)
        #expect(answers.count == 1, "“\(label)” has \(answers.count) answers", sourceLocation: sourceLocation)
        return answers.first?.text ?? ""
    }

    func press(
        _ label: String, on said: Said? = nil, ticking labels: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ChatEvent {
        let bearer = said ?? scene.said.last { $0.conversation == place.id && $0.token(label) != nil }
        let message = try #require(bearer, "nothing here offers “\(label)”", sourceLocation: sourceLocation)
        let token = try #require(message.token(label), "“\(label)” is not offered", sourceLocation: sourceLocation)
        return scene.event(in: place) { id in
            .action(
                UsedAction(
                    sender: user, token: token, choices: labels.compactMap(message.token),
                    message: message.isHome ? nil : message.id, thread: message.thread,
                    reply: ReplyHandle(rawValue: "reply \(id)"), trigger: DialogTrigger(rawValue: "trigger \(id)")))
        }
    }

    /// Types a command of the chat service, such as `/viva topics`.
    @discardableResult
    func types(_ text: String, isMember: Bool = true, knowsDirect: Bool = true) async throws -> [Said] {
        try await scene.hear(typing(text, isMember: isMember, knowsDirect: knowsDirect))
    }

    func typing(_ text: String, isMember: Bool = true, knowsDirect: Bool = true) -> ChatEvent {
        scene.event(in: place) { id in
            .command(
                SlashCommand(
                    sender: user, text: text.split(separator: " ").dropFirst().joined(separator: " "),
                    isMember: isMember, direct: knowsDirect ? ConversationID(rawValue: "D-\(user.rawValue)") : nil,
                    reply: ReplyHandle(rawValue: "reply \(id)"), trigger: DialogTrigger(rawValue: "trigger \(id)")))
        }
    }

    /// Sends off the dialog that was opened last, with these lines changed.
    @discardableResult
    func submits(_ values: [String: String]) async throws -> [Said] {
        try await scene.hear(try submission(values))
    }

    func submission(_ values: [String: String]) throws -> ChatEvent {
        let dialog = try #require(scene.said.last { $0.dialog != nil }, "no dialog is open")
        let token = try #require(dialog.dialog)
        var filled = Dictionary(uniqueKeysWithValues: dialog.inputs.map { ($0.id, $0.value) })
        filled.merge(values) { $1 }
        filled = filled.filter { !$0.value.isEmpty }
        return scene.event(in: Conversation(id: user.address, kind: .direct)) { _ in
            .submission(Submission(sender: user, token: token, values: filled))
        }
    }

    /// What the dialog says to these lines.
    func isRefused(_ values: [String: String]) async throws -> [String: String] {
        do {
            try await submits(values)
            return [:]
        } catch let errors as InputErrors { return errors.sentences }
    }

    /// Looks at the bot's own page.
    @discardableResult
    func opensHome() async throws -> [Said] {
        try await scene.hear(
            scene.event(in: Conversation(id: user.address, kind: .direct)) { _ in .homeOpened(user) })
    }

    /// The same person on the bot's own page.
    var atHome: Person {
        var person = self
        person.place = Conversation(id: user.address, kind: .direct)
        return person
    }
}

extension ChatEvent {
    var person: UserID? {
        switch content {
        case .message(let message): message.sender
        case .command(let command): command.sender
        case .action(let action): action.sender
        case .submission(let submission): submission.sender
        case .homeOpened(let user): user
        case .joined: nil
        }
    }
}
