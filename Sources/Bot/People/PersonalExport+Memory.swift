import Foundation
import QuestionEngine
import Store

/// What is remembered of what a person remembers, as rows of ``PersonalExport``.
struct ReviewRow: Encodable {
    var item, quiz: String
    var revision: Int
    /// From 1.
    var number: Int
    var rating: Int
    var credit: Double?
    var reviewedAt: Date
    var seconds: Double?
    var desiredRetention: Double

    init(_ record: ReviewRecord) {
        (item, quiz) = (record.key.item.rawValue, record.quiz)
        (revision, number) = (record.key.semanticRevision, record.position + 1)
        let review = record.logged.review
        (rating, credit, reviewedAt) = (review.rating.rawValue, review.credit, review.date)
        (seconds, desiredRetention) = (review.duration?.inSeconds, review.desiredRetention)
    }
}

struct CardRow: Encodable {
    var item: String
    var revision: Int
    var phase: String
    var step: Int?
    var stability, difficulty: Double
    var due, lastReview: Date
    var reviews: Int

    init(_ key: CardKey, _ card: Card) {
        (item, revision, phase, step) = (key.item.rawValue, key.semanticRevision, card.phase.rawValue, card.step)
        (stability, difficulty, due) = (card.stability, card.difficulty, card.due)
        (lastReview, reviews) = (card.lastReview, card.reviewCount)
    }
}

struct PracticeRow: Encodable {
    var desiredRetention: Double
    var budget: Int
    var zone, remindAt, quietFrom, quietUntil: String?

    init(_ settings: PracticeSettings) {
        (desiredRetention, budget, zone) = (settings.desiredRetention, settings.budget, settings.zone)
        remindAt = settings.remindAt?.description
        (quietFrom, quietUntil) = (settings.quietHours?.from.description, settings.quietHours?.until.description)
    }
}

struct AbilityRow: Encodable {
    /// In logits.
    var value: Double
    var answers: Int

    init(_ ability: SkillRating) { (value, answers) = (ability.value, ability.count) }
}
