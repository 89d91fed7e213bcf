import Chat
import Foundation
import Store

/// The operator's way to dead messages. Works beside a running daemon: each verb is one short transaction.
struct OutboxDesk {
    private let store: SQLiteStore

    static func with<Value>(
        _ options: ConfigurationOptions, _ body: (OutboxDesk) async throws -> Value
    ) async throws -> Value {
        let store = try SQLiteStore.openBeside(path: options.load().database)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(OutboxDesk(store: store)))
        } catch {
            result = .failure(error)
        }
        try store.close()
        return try result.get()
    }

    func report() async throws -> OutboxReport {
        try await store.read { store in
            OutboxReport(dead: try store.deadLetters(), paused: try store.pausedConversations())
        }
    }

    /// Nil if no dead message has the key.
    func report(on key: String) async throws -> OutboxReport? {
        try await store.read { store in
            guard let letter = try store.deadLetter(DeliveryKey(rawValue: key)) else { return nil }
            let paused = try store.pausedConversations().filter {
                $0.service == letter.service && $0.conversation == letter.conversation
            }
            return OutboxReport(dead: [letter], paused: paused)
        }
    }

    func retry(_ choice: OutboxChoice) async throws -> OutboxOutcome {
        try await store.write { [keys = choice.keys, all = choice.all, conversation = choice.conversation] store in
            var outcome = OutboxOutcome()
            for key in try Self.keys(keys, all: all, conversation: conversation, in: store) {
                if try store.retry(key) {
                    outcome.done.append(key.rawValue)
                } else if let letter = try store.deadLetter(key), !letter.canBeRetried {
                    outcome.failed.append(
                        .init(key: key.rawValue, reason: "a dialog cannot be opened later; discard it"))
                } else {
                    outcome.failed.append(.init(key: key.rawValue, reason: "no dead message has this key"))
                }
            }
            for paused in try store.pausedConversations()
            where all || paused.conversation.rawValue == conversation {
                try store.resume(paused.conversation, in: paused.service)
                outcome.resumed.append(paused.conversation.rawValue)
            }
            return outcome
        }
    }

    func discard(_ choice: OutboxChoice) async throws -> OutboxOutcome {
        try await store.write { [keys = choice.keys, all = choice.all, conversation = choice.conversation] store in
            var outcome = OutboxOutcome()
            for key in try Self.keys(keys, all: all, conversation: conversation, in: store) {
                if try store.discard(key) {
                    outcome.done.append(key.rawValue)
                } else {
                    outcome.failed.append(.init(key: key.rawValue, reason: "no dead message has this key"))
                }
            }
            return outcome
        }
    }

    private static func keys(
        _ keys: [String], all: Bool, conversation: String?, in store: any StoreWriter
    ) throws -> [DeliveryKey] {
        guard all || conversation != nil else { return keys.map(DeliveryKey.init) }
        return try store.deadLetters().filter { all || $0.conversation.rawValue == conversation }.map(\.key)
    }
}
