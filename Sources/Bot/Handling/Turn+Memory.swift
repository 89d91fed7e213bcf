import Chat
import Foundation
import QuestionEngine
import Store

/// What answers say about a person's memory and ability.
extension Turn {
    /// So long after an answer it may be said how it was.
    private static let rateWithin: TimeInterval = 3600
    /// Whoever takes longer was away.
    private static let longestThought: TimeInterval = 3600

    /// Every item that is answered or skipped, in whatever quiz, counts as a review of it.
    func remember(_ item: Item, at position: Int, of quiz: QuizRecord) throws {
        let record = quiz.items[position]
        let key = CardKey(item)
        let before = try store.card(key, of: quiz.person, in: service) ?? replayed(key, of: quiz.person)
        let logged = LoggedReview(
            Review(
                rating: Rating(credit: record.credit), credit: record.credit, date: now,
                duration: thought(about: position, of: quiz),
                desiredRetention: try practiceSettings(of: quiz.person).desiredRetention), scheduler: .standard)
        let review = ReviewRecord(
            service: service, person: quiz.person, key: key, quiz: quiz.id, position: position, logged: logged)
        guard try store.add(review) else { return }
        let card = CardReplay.card(after: logged, of: before, key: key, owner: review.owner)
        try store.save(card, key, of: quiz.person, in: service)
        if before == nil, let credit = record.credit { try rate(item, credit: credit, by: quiz.person) }
    }

    /// By the first attempt alone: later ones tell what was learned from the explanation.
    private func rate(_ item: Item, credit: Double, by person: UserID) throws {
        let key = CardKey(item)
        var ability = try store.ability(of: person, in: service) ?? SkillRating()
        var difficulty = try store.itemRating(of: key) ?? SkillRating(prior: item.difficulty)
        EloModel.standard.update(ability: &ability, difficulty: &difficulty, guess: item.guess, credit: credit)
        try store.setAbility(ability, of: person, in: service)
        try store.setRating(difficulty, of: key)
    }

    /// From the moment at which the item was put to the person; nil if that is not known.
    private func thought(about position: Int, of quiz: QuizRecord) -> Duration? {
        let earlier = quiz.items[..<position].compactMap(\.answeredAt).max() ?? quiz.startedAt
        let seconds = now.timeIntervalSince(earlier)
        return (0...Self.longestThought).contains(seconds) ? .milliseconds(Int64(seconds * 1000)) : nil
    }

    private func replayed(_ key: CardKey, of person: UserID) throws -> Card? {
        let log = try store.reviews(of: key, by: person, in: service)
        return CardReplay.card(from: log.map(\.logged), key: key, owner: log.first?.owner ?? "")
    }

    /// The person says afterwards how the last item was; what follows is built anew from its log.
    mutating func rateLast(_ rating: Rating, for asker: Asker) throws {
        guard let last = try store.lastReview(of: asker.person, in: service),
            now.timeIntervalSince(last.logged.review.date) < Self.rateWithin, let item = bot.bank.item(last.key.item)
        else {
            try confide(sentences.nothingToRate(in: kind), to: asker)
            return
        }
        let credit = last.logged.review.credit
        guard Rating(credit: credit) != .again, rating == .hard || credit ?? 0 >= 1 else {
            try confide(sentences.cannotBeEasy(item), to: asker)
            return
        }
        _ = try store.setRating(rating, credit: credit, ofReviewIn: last.quiz, at: last.position)
        guard let card = try replayed(last.key, of: asker.person) else { return }
        try store.save(card, last.key, of: asker.person, in: service)
        try confide(sentences.rated(item, rating, back: Wait(until: card.due, from: now)), to: asker)
        try refreshHome(of: asker.person)
    }
}

extension ReviewRecord {
    /// See ``CardReplay``.
    var owner: String { "\(service.rawValue)/\(person.rawValue)" }
}
