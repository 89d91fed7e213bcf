import Chat
import Foundation
import QuestionEngine
import Store

/// The prompt of one schedule for one local date.
struct DailyPrompt {
    let bot: Bot
    let store: any StoreWriter
    let record: ScheduleRecord
    let date: LocalDate

    /// Claims the date, chooses the question, and puts prompt and reveal into the outbox: all or, if the date was claimed
    /// before, nothing.
    ///
    /// - Returns: false if the date was claimed before.
    func post(at now: Date) throws -> Bool {
        guard try !store.isClaimed(date, of: record.id) else { return false }
        let question = try choose()
        guard try store.claim(date, of: record.id, question: question?.id, at: now) else { return false }
        let key = DeliveryKey(rawValue: "prompt/\(record.id.rawValue)/\(date)")
        guard let question else {
            try enqueue(bot.sentences.nothingToPrompt(date), key: key, at: now)
            return true
        }
        let content = bot.sentences.prompt(
            question, topics: bot.topics(of: question), date: date,
            reveal: "in \(Wording.duration(record.revealAfter))", in: .channel)
        try enqueue(content, offering: .prompt(question, askedBy: key), key: key, at: now)
        try store.save(
            AskedQuestion(
                key: key, service: record.service, conversation: record.conversation, question: question.id,
                revision: question.revision, askedAt: now))
        // The answer is fixed now: what the bank says later does not change what was asked.
        try enqueue(
            bot.sentences.answer(question), key: DeliveryKey(rawValue: "reveal/\(record.id.rawValue)/\(date)"),
            at: now,
            thread: .delivery(key), notBefore: now.addingTimeInterval(record.revealAfter.inSeconds))
        return true
    }

    /// What was queued for the date, then what was queued for a day that had no prompt, then for any, then a draw.
    private func choose() throws -> Question? {
        let queue = try store.queue(of: record.id)
        let late = queue.filter { entry in entry.date.map { $0 < date } ?? false }
        for entry in queue.filter({ $0.date == date }) + late + queue.filter({ $0.date == nil }) {
            guard try store.dequeue(entry, from: record.id) else { continue }
            if let question = bot.bank.question(entry.question), question.status == .active { return question }
        }
        return try QuestionDraw(
            bank: bot.bank, store: store, service: record.service, conversation: record.conversation
        ).next(record.filter, audience: .hiring)
    }

    private func enqueue(
        _ content: MessageContent, offering: Offering? = nil, key: DeliveryKey, at now: Date,
        thread: OutboxMessage.Thread = .none, notBefore: Date? = nil
    ) throws {
        try bot.enqueue(
            OutboxMessage(
                key: key, service: record.service, conversation: record.conversation, thread: thread, content: content,
                notBefore: notBefore), offering: offering, at: now, in: store)
    }
}
