package import Chat
package import Foundation
package import QuestionEngine
package import Store

extension Bot {
    /// What a person's reminders ask for at one moment: at their time, or when their quiet hours are over. Nil if they want none.
    func dueReminders(_ settings: PracticeSettings, at now: Date) -> DuePrompts? {
        guard let time = settings.remindAt, let zone = zone(of: settings) else { return nil }
        // One day is enough to look back: nothing older is made up for.
        let start = LocalDate(of: max(settings.remindersSettledUntil, now.addingTimeInterval(-2 * 86_400)), in: zone)
        let schedule = Schedule(
            zone: zone.identifier, time: settings.quietHours?.firstTime(from: time) ?? time,
            recurrence: Recurrence(frequency: .daily), startsOn: start.adding(days: -1))
        return schedule.due(
            settledUntil: settings.remindersSettledUntil, now: now, grace: self.settings.catchUp, holidays: .none)
    }

    /// One person in one transaction, whose settings are read again in it: they may have changed since. A local date has one
    /// reminder, however often this is done; none comes in quiet hours, and none if nothing is due.
    ///
    /// - Returns: nil if there is nothing to settle; what it says to fire was posted.
    @discardableResult
    package func remind(
        _ person: UserID, in service: ServiceName, at now: Date, _ store: any StoreWriter
    ) throws -> DuePrompts? {
        guard var settings = try store.practiceSettings(of: person, in: service),
            var due = dueReminders(settings, at: now), let zone = zone(of: settings)
        else { return nil }
        let direct = try store.acquaintance(with: person, in: service)?.direct ?? person.address
        guard try !store.isPaused(direct, in: service) else { return nil }
        if let occurrence = due.fire {
            let isQuiet = settings.quietHours?.contains(LocalTime(of: now, in: zone)) ?? false
            let cards = try store.cards(of: person, in: service)
            let count = PracticeSession.due(bank.items(for: Filter()), cards: cards, now: now).count
            let isWanted = !isQuiet && count > 0
            if try isWanted && store.claimReminder(occurrence.localDate, for: person, in: service, at: now) {
                try enqueue(
                    reminder(count, to: person, at: direct, of: service, on: occurrence.localDate, store),
                    offering: .reminder, at: now, in: store)
            } else {
                due.fire = nil
            }
        }
        settings.remindersSettledUntil = due.settledUntil
        try store.save(settings)
        return due
    }

    private func reminder(
        _ count: Int, to person: UserID, at direct: ConversationID, of service: ServiceName, on date: LocalDate,
        _ store: any StoreWriter
    ) throws -> OutboxMessage {
        // Keys outlive what is known of people, and name nobody.
        let name = fnv1a64("\(try store.installationSecret())/\(person.rawValue)")
        return OutboxMessage(
            key: DeliveryKey(rawValue: "\(service.rawValue)/reminder/\(String(name, radix: 16))/\(date)"),
            service: service, conversation: direct, content: sentences.itemsAreDue(count))
    }
}

extension Offering {
    static var reminder: Offering {
        let command = CommandName.practice.rawValue
        return Offering([
            [
                .button(Choice("Practise now", .command(command)), style: .primary),
                .button(Choice("No more reminders", .command("\(command) remind off"))),
            ]
        ])
    }
}
