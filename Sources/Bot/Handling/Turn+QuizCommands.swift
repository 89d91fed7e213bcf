import Chat
import Foundation
import QuestionEngine
import Store

extension Turn {
    mutating func perform(_ command: QuizCommand, for asker: Asker) throws {
        switch command {
        case .start(let request): try startQuiz(request, for: asker)
        case .history:
            let quizzes = try store.endedQuizzes(of: asker.person, in: service, limit: 10)
            try reply(
                sentences.quizHistory(try quizzes.map { try summary(of: $0, withEarlier: false) }, in: kind),
                to: asker)
        case .resume, .skip, .stop:
            let here = try openQuizHere(of: asker)
            guard let quiz = try here ?? store.openQuizzes(of: asker.person, in: service).first else {
                try reply(sentences.noQuizIsRunning(in: kind), to: asker)
                return
            }
            if command == .stop {
                try stop(quiz, for: asker)
            } else if here == nil {
                try reply(running(quiz, elsewhere: true), to: asker)
            } else if command == .skip {
                try skipItem(of: quiz, for: asker)
            } else {
                try showAgain(quiz, for: asker)
            }
        }
    }

    private mutating func startQuiz(_ request: QuizRequest, for asker: Asker) throws {
        if let running = try store.openQuizzes(of: asker.person, in: service).first {
            if try openQuizHere(of: asker)?.id == running.id {
                try showAgain(running, for: asker)
            } else {
                try reply(self.running(running, elsewhere: true), to: asker)
            }
            return
        }
        let wanted = request.count ?? bot.settings.quizLength
        let seed = fnv1a64(event.id) ^ (try store.installationSecret())
        let items = QuizAssembly.items(
            from: bot.bank, filter: request.filter, count: wanted,
            seen: try store.itemsSeen(by: asker.person, in: service), seed: seed)
        guard !items.isEmpty else {
            try reply(sentences.noItemsMatch(in: kind), to: asker)
            return
        }
        let thread = kind == .direct ? asker.thread : asker.thread ?? asker.message
        let quiz = QuizRecord(
            id: "\(service.rawValue)/\(event.id)", service: service, person: asker.person, conversation: conversation,
            thread: thread, filter: request.filter, startedAt: now,
            items: items.map { item in
                QuizItemRecord(
                    item: item.id, semanticRevision: item.semanticRevision,
                    topic: item.topics.first ?? TopicID(rawValue: "other"),
                    optionOrder: QuizAssembly.optionOrder(of: item, seed: seed))
            })
        try store.add(quiz)
        var blocks = show(0, of: quiz).blocks
        if items.count < wanted { blocks = sentences.fewerItems(items.count, wanted: wanted).blocks + blocks }
        try reply(MessageContent(blocks), to: asker)
    }

    private func running(_ quiz: QuizRecord, elsewhere: Bool) -> MessageContent {
        sentences.quizIsRunning(
            number: (quiz.openPosition ?? 0) + 1, of: quiz.items.count, elsewhere: elsewhere)
    }

    private mutating func showAgain(_ quiz: QuizRecord, for asker: Asker) throws {
        guard let position = quiz.openPosition, bot.bank.item(of: quiz.items[position]) != nil else {
            try moveOn(quiz, saying: sentences.itemIsGone(), to: asker)
            return
        }
        try reply(
            MessageContent(running(quiz, elsewhere: false).blocks + show(position, of: quiz).blocks), to: asker)
    }

    private mutating func skipItem(of quiz: QuizRecord, for asker: Asker) throws {
        guard let position = quiz.openPosition, let item = bot.bank.item(of: quiz.items[position]) else {
            try moveOn(quiz, saying: sentences.itemIsGone(), to: asker)
            return
        }
        var quiz = quiz
        quiz.settle(position, as: .skipped, at: now)
        let solution = Solution(item, order: quiz.items[position].optionOrder)
        try moveOn(quiz, saying: sentences.skipped(solution), to: asker)
    }

    private mutating func stop(_ quiz: QuizRecord, for asker: Asker) throws {
        var quiz = quiz
        quiz.state = .stopped
        quiz.endedAt = now
        try store.update(quiz)
        let summary = try summary(of: quiz, withEarlier: true)
        let isEmpty = summary.answered + summary.skipped == 0
        try reply(
            isEmpty ? sentences.quizStoppedEarly(in: kind) : sentences.quizSummary(summary, in: kind), to: asker)
    }
}
