import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    mutating func perform(_ command: PracticeCommand, for asker: Asker) throws {
        var settings = try practiceSettings(of: asker.person)
        switch command {
        case .start(let request): try startQuiz(request, for: asker)
        case .rate(let rating): try rateLast(rating, for: asker)
        case .status: try confide(sentences.practiceStatus(try practiceReport(of: asker.person), in: kind), to: asker)
        case .retention(let percent):
            if let percent {
                settings.desiredRetention = Double(percent) / 100
                try store.save(settings)
            }
            try confide(
                sentences.retention(
                    settings.desiredRetention, isNew: percent != nil,
                    reviewsPerDay: try forecast(of: asker.person).reviewsPerDay, in: kind), to: asker)
        case .budget(let count):
            if let count {
                settings.budget = count
                try store.save(settings)
            }
            let forecast = try forecast(of: asker.person)
            try confide(sentences.budget(settings.budget, isNew: count != nil, forecast, in: kind), to: asker)
        case .remind(let change): try perform(change, settings, for: asker)
        case .quiet(let change): try perform(change, settings, for: asker)
        case .zone(let zone):
            settings.zone = zone
            settings.remindersSettledUntil = max(settings.remindersSettledUntil, now)
            try store.save(settings)
            try confide(sentences.practiceZone(zone, at: LocalTime(of: now, in: self.zone(of: settings))), to: asker)
        }
        if case .start = command { return }
        try refreshHome(of: asker.person)
    }

    private mutating func perform(
        _ change: PracticeCommand.Change<LocalTime>, _ settings: PracticeSettings, for asker: Asker
    ) throws {
        var settings = settings
        switch change {
        case .show: break
        case .off: settings.remindAt = nil
        case .on(let time, let zone):
            settings.remindAt = time
            settings.zone = zone ?? settings.zone ?? bot.settings.defaultZone
            // What would have come before now is not made up for.
            settings.remindersSettledUntil = now
        }
        guard settings.remindAt == nil || settings.zone != nil else {
            try confide(sentences.problem(.schedule(.missingZone), in: kind), to: asker)
            return
        }
        if change != .show { try store.save(settings) }
        try confide(sentences.reminder(settings, in: kind), to: asker)
    }

    private mutating func perform(
        _ change: PracticeCommand.Change<QuietHours>, _ settings: PracticeSettings, for asker: Asker
    ) throws {
        var settings = settings
        switch change {
        case .show: break
        case .off: settings.quietHours = nil
        case .on(let hours, let zone):
            settings.quietHours = hours
            settings.zone = zone ?? settings.zone ?? bot.settings.defaultZone
            settings.remindersSettledUntil = max(settings.remindersSettledUntil, now)
        }
        guard settings.quietHours == nil || settings.zone != nil else {
            try confide(sentences.problem(.schedule(.missingZone), in: kind), to: asker)
            return
        }
        if change != .show { try store.save(settings) }
        try confide(sentences.quietHours(settings, in: kind), to: asker)
    }

    /// What is due and new items, or why there is nothing to practise.
    func practice(_ request: QuizRequest, of person: UserID, seed: UInt64) throws -> QuizChoice {
        let settings = try practiceSettings(of: person)
        let wanted = min(request.count ?? settings.budget, bot.settings.longestQuiz)
        let cards = try store.cards(of: person, in: service)
        let session = PracticeSession(
            from: bot.bank, filter: request.filter, count: wanted, cards: cards,
            seen: try store.itemsSeen(by: person, in: service), now: now, seed: seed)
        guard session.items.isEmpty else {
            return QuizChoice(
                items: session.items, length: session.items.count, preface: sentences.practiceBegins(session))
        }
        let forecast = forecast(cards: cards, settings, request.filter)
        let refusal =
            forecast.next.map { sentences.nothingIsDue(until: Wait(until: $0, from: now), in: kind) }
            ?? sentences.noItemsMatch(in: kind)
        return QuizChoice(items: [], length: 0, preface: refusal)
    }

    // MARK: - What is to come

    func practiceSettings(of person: UserID) throws -> PracticeSettings {
        try store.practiceSettings(of: person, in: service) ?? PracticeSettings(service: service, person: person)
    }

    /// Where a person's days begin and end.
    func zone(of settings: PracticeSettings) -> TimeZone { bot.zone(of: settings) ?? .gmt }

    func forecast(of person: UserID) throws -> PracticeForecast {
        forecast(
            cards: try store.cards(of: person, in: service), try practiceSettings(of: person), Filter())
    }

    private func forecast(
        cards: [CardKey: Card], _ settings: PracticeSettings, _ filter: Filter
    ) -> PracticeForecast {
        PracticeForecast(
            items: bot.bank.items(for: filter), cards: cards, now: now, zone: zone(of: settings),
            desiredRetention: settings.desiredRetention)
    }

    func practiceReport(of person: UserID) throws -> PracticeReport {
        let settings = try practiceSettings(of: person)
        let cards = try store.cards(of: person, in: service)
        let forecast = forecast(cards: cards, settings, Filter())
        let due = PracticeSession.due(bot.bank.items(for: Filter()), cards: cards, now: now)
        let topics = Dictionary(grouping: due) { $0.topics.first ?? TopicID(rawValue: "other") }
            .map { PracticeReport.Topic(id: $0, title: title(of: $0), due: $1.count) }
            .sorted { ($1.due, $0.title) < ($0.due, $1.title) }
        return PracticeReport(
            forecast: forecast, settings: settings, topics: topics,
            next: forecast.next.map { Wait(until: $0, from: now) }, streak: try streak(of: person))
    }
}

extension Bot {
    /// Nil if none is configured, or the rules of this system no longer know it.
    func zone(of settings: PracticeSettings) -> TimeZone? {
        (settings.zone ?? self.settings.defaultZone).flatMap(TimeZone.init(identifier:))
    }
}
