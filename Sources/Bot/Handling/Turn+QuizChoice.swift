import Chat
import Foundation
import QuestionEngine
import Store

/// The items with which a quiz begins.
struct QuizChoice {
    /// Of an adaptive quiz the first alone; empty if there is nothing to ask.
    var items: [Item]
    var length: Int
    /// Said before the first item, or why there is none.
    var preface: MessageContent?
}

extension Turn {
    /// Nobody can guess it, and it is the same whenever the quiz goes on.
    func seed(ofQuiz id: String) throws -> UInt64 {
        fnv1a64(String(id.dropFirst(service.rawValue.count + 1))) ^ (try store.installationSecret())
    }

    func choice(for request: QuizRequest, of person: UserID, seed: UInt64) throws -> QuizChoice {
        if request.kind == .practice { return try practice(request, of: person, seed: seed) }
        let wanted = request.count ?? bot.settings.quizLength
        var items: [Item] = []
        var length = 0
        if request.kind == .adaptive {
            length = min(wanted, bot.bank.items(for: request.filter).count)
            items = [try nextItem(request.filter, asked: [], of: person, seed: seed)].compactMap(\.self)
        } else {
            items = QuizAssembly.items(
                from: bot.bank, filter: request.filter, count: wanted,
                seen: try store.itemsSeen(by: person, in: service), seed: seed)
            length = items.count
        }
        guard !items.isEmpty else {
            return QuizChoice(items: [], length: 0, preface: sentences.noItemsMatch(in: kind))
        }
        return QuizChoice(
            items: items, length: length,
            preface: length < wanted ? sentences.fewerItems(length, wanted: wanted) : nil)
    }

    /// Chooses the next item of an adaptive quiz, if there is to be one.
    func addItem(to quiz: inout QuizRecord) throws {
        guard quiz.kind == .adaptive, quiz.items.count < quiz.length else { return }
        let seed = try seed(ofQuiz: quiz.id)
        let item = try nextItem(quiz.filter, asked: quiz.items.map(\.item), of: quiz.person, seed: seed)
        if let item { quiz.items.append(QuizItemRecord(item, seed: seed)) }
    }

    private func nextItem(_ filter: Filter, asked: [ItemID], of person: UserID, seed: UInt64) throws -> Item? {
        AdaptiveChoice.next(
            from: bot.bank, filter: filter, asked: asked,
            seen: Set(try store.itemsSeen(by: person, in: service).keys),
            ability: try store.ability(of: person, in: service) ?? SkillRating(), ratings: try store.itemRatings(),
            seed: seed)
    }
}

extension QuizItemRecord {
    init(_ item: Item, seed: UInt64) {
        self.init(
            item: item.id, semanticRevision: item.semanticRevision,
            topic: item.topics.first ?? TopicID(rawValue: "other"),
            optionOrder: QuizAssembly.optionOrder(of: item, seed: seed))
    }
}
