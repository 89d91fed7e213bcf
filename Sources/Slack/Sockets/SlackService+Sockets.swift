import Chat
import Curl
import Logging

/// What is pushed over a WebSocket, and what is asked for where something may have been missed.
///
/// One task keeps the WebSocket, one asks, and one hands over what both bring. They share a ``Mailbox`` and ``ListeningNotes``.
extension SlackService {
    func listen(
        withAppToken token: String, from positions: [CursorScope: SlackTimestamp],
        handler: @escaping @Sendable (ListenReport) async throws -> EventAnswer?
    ) async throws {
        let mailbox = Mailbox()
        let link = SocketLink(
            opener: SocketOpener(
                api: SlackAPI(client: api.client, configuration: configuration, token: token),
                time: configuration.timeouts.connect),
            configuration: configuration, mailbox: mailbox, notes: notes, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await link.run() }
            group.addTask { try await self.ask(from: positions, into: mailbox) }
            group.addTask { [self] in
                var dispatcher = Dispatcher(
                    mailbox: mailbox, notes: notes, directs: directs, positions: positions, now: configuration.now,
                    handler: handler)
                try await dispatcher.run()
            }
            // None of them ends but by an error, which ends the others.
            while try await group.next() != nil {}
        }
    }

    private func ask(from positions: [CursorScope: SlackTimestamp], into mailbox: Mailbox) async throws {
        var listening = Listening(
            api: api, configuration: configuration, logger: logger, directs: directs, positions: positions
        ) { [notes] in try await notes.sleep(until: $0) }
        // At the start nothing is asked before it is known whether it will be pushed.
        var first: [ListeningNotes.Note] = []
        while !first.contains(where: \.isAboutPushing) {
            await notes.wait()
            try Task.checkCancellation()
            first += notes.take()
        }
        first.forEach { listening.take($0) }
        var told: Standing?
        while true {
            let reports = try await listening.step(try await takeNotes())
            if reports.isEmpty { continue }
            mailbox.put(.asked(reports))
            guard let standing = listening.standing, standing != told else { continue }
            mailbox.put(.standing(standing))
            if standing.pending.isEmpty, told?.gap != standing.gap || told?.pending.isEmpty == false {
                logger.info("Nothing that was said meanwhile is missing", metadata: ["gap": "\(standing.gap)"])
            }
            told = standing
        }
    }
}

extension SlackService {
    /// How long notes of what was posted are gathered: each would cost a transaction, and none is urgent while replies are pushed.
    private static let gathering = Duration.milliseconds(100)

    private func takeNotes() async throws -> [ListeningNotes.Note] {
        let notes = self.notes.take()
        guard !notes.isEmpty, notes.allSatisfy(\.isAboutPosting) else { return notes }
        try await Task.sleep(for: Self.gathering)
        return notes + self.notes.take()
    }
}

extension ListeningNotes.Note {
    fileprivate var isAboutPosting: Bool { if case .posted = self { true } else { false } }

    fileprivate var isAboutPushing: Bool {
        switch self {
        case .pushed, .unpushed: true
        case .posted, .doubt: false
        }
    }
}
