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
            try confide(
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
                try reply(running(quiz, elsewhere: true), offering: .runningQuiz(quiz.id), to: asker)
            } else if command == .skip {
                try skipItem(of: quiz, for: asker)
            } else {
                try showAgain(quiz, for: asker)
            }
        }
    }

    /// Begins a quiz where it was asked for. What nobody saw in a channel goes to the direct message: there the person is alone.
    mutating func startQuiz(_ request: QuizRequest, for asker: Asker) throws {
        guard asker.isUnseen, kind == .channel else {
            if let refusal = try putQuiz(request, for: asker) { try reply(refusal, to: asker) }
            return
        }
        guard let direct = try asker.direct ?? store.acquaintance(with: asker.person, in: service)?.direct else {
            try reply(sentences.writeQuizInDirect(), to: asker)
            return
        }
        let channel = place
        place = Conversation(id: direct, kind: .direct)
        var alone = asker
        (alone.message, alone.thread) = (nil, nil)
        let refusal = try putQuiz(request, for: alone)
        place = channel
        try reply(refusal ?? sentences.quizIsInDirect(), to: asker)
    }

    /// Puts the first item of a new quiz, or again the item of the one that is open.
    ///
    /// - Returns: why there is no quiz.
    mutating func putQuiz(_ request: QuizRequest, for asker: Asker) throws -> MessageContent? {
        if let running = try store.openQuizzes(of: asker.person, in: service).first {
            guard try openQuizHere(of: asker)?.id == running.id else { return self.running(running, elsewhere: true) }
            try showAgain(running, for: asker)
            return nil
        }
        let id = "\(service.rawValue)/\(event.id)"
        let seed = try seed(ofQuiz: id)
        let choice = try choice(for: request, of: asker.person, seed: seed)
        guard !choice.items.isEmpty else { return choice.preface }
        let thread = kind == .direct ? asker.thread : asker.thread ?? asker.message
        let quiz = QuizRecord(
            id: id, service: service, person: asker.person, conversation: conversation, thread: thread,
            kind: request.kind, filter: request.filter, length: choice.length, startedAt: now,
            items: choice.items.map { QuizItemRecord($0, seed: seed) })
        try store.add(quiz)
        let blocks = (choice.preface?.blocks ?? []) + show(0, of: quiz).blocks
        try announce(MessageContent(blocks), offering: offering(0, of: quiz), for: asker)
        try refreshHome(of: asker.person)
        return nil
    }

    private func running(_ quiz: QuizRecord, elsewhere: Bool) -> MessageContent {
        sentences.quizIsRunning(
            number: (quiz.openPosition ?? 0) + 1, of: quiz.length, elsewhere: elsewhere)
    }

    mutating func showAgain(_ quiz: QuizRecord, for asker: Asker) throws {
        guard let position = quiz.openPosition else { return }
        guard bot.bank.item(of: quiz.items[position]) != nil else {
            return try moveOn(quiz, past: position, saying: sentences.itemIsGone(), to: asker)
        }
        // Only the latest message about an item has something to press.
        try close(
            Offering.subject(position, of: quiz), in: try place(of: quiz).id, saying: sentences.itemIsAskedAgain())
        try announce(
            MessageContent(running(quiz, elsewhere: false).blocks + show(position, of: quiz).blocks),
            offering: offering(position, of: quiz), for: asker)
    }

    mutating func skipItem(of quiz: QuizRecord, for asker: Asker) throws {
        guard let position = quiz.openPosition else { return }
        guard let item = bot.bank.item(of: quiz.items[position]) else {
            return try moveOn(quiz, past: position, saying: sentences.itemIsGone(), to: asker)
        }
        var quiz = quiz
        quiz.settle(position, as: .skipped, at: now)
        try remember(item, at: position, of: quiz)
        let solution = Solution(item, order: quiz.items[position].optionOrder)
        try moveOn(quiz, past: position, saying: sentences.skipped(solution), to: asker)
    }

    mutating func stop(_ quiz: QuizRecord, for asker: Asker) throws {
        let position = quiz.openPosition
        var quiz = quiz
        quiz.state = .stopped
        quiz.endedAt = now
        try store.update(quiz)
        let summary = try summary(of: quiz, withEarlier: true)
        if summary.answered + summary.skipped == 0 {
            try reply(sentences.quizStoppedEarly(in: kind), to: asker)
        } else {
            try reply(sentences.quizSummary(summary, in: kind), offering: .afterQuiz(quiz), to: asker)
        }
        if let position {
            try close(
                Offering.subject(position, of: quiz), in: try place(of: quiz).id,
                saying: sentences.stoppedHere(score: quiz.scoreSoFar))
        }
        try refreshHome(of: quiz.person)
    }
}
