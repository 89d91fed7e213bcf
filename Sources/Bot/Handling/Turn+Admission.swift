import Chat
import Foundation
import Store

/// Who may do what, where, and how often.
extension Turn {
    private var people: PeopleSettings { bot.settings.people }

    /// Dialogs and the bot's own page are in no conversation.
    var isEnabledHere: Bool {
        switch event.content {
        case .submission, .homeOpened: true
        case .joined, .message, .command, .action: people.allow(event.conversation)
        }
    }

    /// Says where the bot is of no use that it is not: once a day for all to see, and in private as often as it is asked there.
    ///
    /// - Returns: nil if nothing was wanted.
    mutating func turnAway() throws -> String? {
        let content = sentences.notEnabled(in: kind)
        switch event.content {
        case .message(let message) where !message.isAddressed: return nil
        case .command(let command): try confide(content, to: Asker(command))
        case .action(let action): try confide(content, to: Asker(action))
        case .message, .joined, .submission, .homeOpened:
            try store.resume(conversation, in: service)
            let day = Int(now.timeIntervalSince1970 / 86400)
            try store.enqueue(
                OutboxMessage(
                    key: DeliveryKey(rawValue: "not-enabled/\(conversation.rawValue)/\(day)"), service: service,
                    conversation: conversation, content: content), at: now)
        }
        return "not-enabled"
    }

    /// Takes a command off what the person may ask for; false if that is used up. They are told once, and served again as soon
    /// as it is paid back. What counts is when they asked: many commands heard late were not many at once.
    ///
    /// Answers in a quiz do not count: the bot asks for them, and each quiz has an end.
    mutating func mayAsk(_ asker: Asker) throws -> Bool {
        guard let rate = people.rate, !people.admins.contains(asker.person) else { return true }
        let allowance = try store.allowance(of: asker.person, in: service)
        if let left = rate.taking(from: allowance, at: event.date) {
            try store.setAllowance(left, of: asker.person, in: service)
            return true
        }
        if var allowance, !allowance.isTold {
            allowance.isTold = true
            try store.setAllowance(allowance, of: asker.person, in: service)
            try confide(sentences.tooManyCommands(wait: rate.wait(after: event.date, with: allowance)), to: asker)
        }
        return false
    }
}
