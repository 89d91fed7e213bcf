import Chat
import Foundation
import QuestionEngine
import Store

/// Everything stored about a person as one JSON document, with each thing on a line of its own.
struct PersonalExport {
    var person: UserID
    var service: ServiceName
    var date: Date
    var record: PersonalRecord

    /// Characters of one part: what fits into a message of any service.
    private static let longestPart = 2_500

    /// The document in pieces that can be put together again as they are.
    var parts: [String] {
        var parts: [String] = []
        var part = ""
        for line in json.split(separator: "\n", omittingEmptySubsequences: false).map({ $0 + "\n" }) {
            if !part.isEmpty, part.utf16.count + line.utf16.count > Self.longestPart {
                parts.append(part)
                part = ""
            }
            part += line
            while part.utf16.count > Self.longestPart {
                let end = part.index(part.startIndex, offsetBy: Self.longestPart / 4, limitedBy: part.endIndex)
                let head = part[..<(end ?? part.endIndex)]
                parts.append(String(head))
                part.removeFirst(head.count)
            }
        }
        return parts + (part.isEmpty ? [] : [part])
    }

    var json: String {
        let sections = rowsOfQuizzes + rowsOfPractice + rowsOfConversations + rowsAboutThem
        let body = sections.map { name, rows in
            "\"\(name)\": [" + (rows.isEmpty ? "]" : "\n" + rows.joined(separator: ",\n") + "\n]")
        }
        let head = "\"person\": \(row(person)),\n\"service\": \(row(service)),\n\"exported_at\": \(row(date)),\n"
        return "{\n\(head)\(body.joined(separator: ",\n"))\n}"
    }

    private typealias Section = (name: String, rows: [String])

    private var rowsOfQuizzes: [Section] {
        let answers = record.quizzes.flatMap { quiz in
            quiz.items.enumerated().filter { $0.element.outcome != nil }.map { row(AnswerRow(quiz, $0)) }
        }
        return [
            ("quizzes", record.quizzes.map { row(QuizRow($0)) }), ("answers", answers),
            ("credit_changes", record.creditChanges.map { row(CreditChangeRow($0)) }),
            ("appeals", record.appeals.map { row(AppealRow($0)) }),
        ]
    }

    private var rowsOfPractice: [Section] {
        let cards = record.cards.sorted { $0.key < $1.key }
        return [
            ("reviews", record.reviews.map { row(ReviewRow($0)) }),
            ("cards", cards.map { row(CardRow($0.key, $0.value)) }),
            ("practice", record.practice.map { [row(PracticeRow($0))] } ?? []),
            ("reminders", record.reminders.map { row($0.description) }),
            ("ability", record.ability.map { [row(AbilityRow($0))] } ?? []),
        ]
    }

    private var rowsOfConversations: [Section] {
        [
            ("schedules", record.schedules.map { row(ScheduleRow($0, at: date)) }),
            ("questions", record.asked.map { row(QuestionRow($0)) }), ("draws", record.draws.map { row(DrawRow($0)) }),
            ("open_answers", record.openAnswers.map { row(OpenAnswerRow($0)) }),
            ("for_editors", record.deskCases.map { row(DeskCaseRow($0)) }),
            ("waiting", record.waiting.map { row(WaitingRow($0)) }),
            ("offers", record.offers.map { row(OfferRow($0)) }),
        ]
    }

    private var rowsAboutThem: [Section] {
        [
            ("leaderboards", record.listings.map { row(ListingRow($0)) }),
            ("commands", record.allowance.map { [row(AllowanceRow($0))] } ?? []),
            ("acquaintance", record.acquaintance.map { [row(AcquaintanceRow($0))] } ?? []),
        ]
    }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private func row(_ value: some Encodable) -> String {
        // Numbers that are not finite are the only thing that has no JSON, and none is stored.
        let json = (try? Self.encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
        guard json.unicodeScalars.contains(where: Wording.isTurning) else { return json }
        // The same to whoever reads the document, and nothing that would turn the text around it.
        return json.unicodeScalars.map { scalar in
            Wording.isTurning(scalar) ? "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst() : String(scalar)
        }.joined()
    }
}

private struct QuizRow: Encodable {
    var id, conversation: String
    var thread: String?
    var topics, levels, kinds: [String]
    var state: String
    var startedAt: Date
    var endedAt: Date?

    init(_ quiz: QuizRecord) {
        (id, conversation, thread) = (quiz.id, quiz.conversation.rawValue, quiz.thread?.rawValue)
        topics = quiz.filter.topics.map(\.rawValue).sorted()
        levels = quiz.filter.levels.map(\.rawValue).sorted()
        kinds = quiz.filter.kinds.map(\.rawValue).sorted()
        (state, startedAt, endedAt) = (quiz.state.rawValue, quiz.startedAt, quiz.endedAt)
    }
}

private struct AnswerRow: Encodable {
    var quiz: String
    /// From 1.
    var number: Int
    var item, topic: String
    var revision: Int
    var options: [String]
    var outcome, answer: String?
    var credit: Double?
    var answeredAt: Date?

    init(_ quiz: QuizRecord, _ item: (offset: Int, element: QuizItemRecord)) {
        (self.quiz, number) = (quiz.id, item.offset + 1)
        let record = item.element
        (self.item, topic, revision) = (record.item.rawValue, record.topic.rawValue, record.semanticRevision)
        (options, outcome, answer) = (record.optionOrder, record.outcome?.rawValue, record.answer)
        (credit, answeredAt) = (record.credit, record.answeredAt)
    }
}

private struct CreditChangeRow: Encodable {
    /// `quiz/`, the quiz's id, and the place in it from 0.
    var answer: String
    var before, after: Double
    /// The number of the appeal that brought it.
    var appeal: Int64?
    var changedAt: Date

    init(_ change: CreditChange) {
        (answer, before, after) = (change.attempt.rawValue, change.old, change.new)
        (appeal, changedAt) = (change.appeal?.rawValue, change.date)
    }
}

private struct AppealRow: Encodable {
    var number: Int64
    var item, answer, text, state: String
    var credit: Double
    var madeAt: Date
    var decidedAt: Date?
    var reason: String?

    init(_ appeal: Appeal) {
        (number, item) = (appeal.id.rawValue, appeal.attempt.attempt.item.rawValue)
        (answer, credit) = (appeal.attempt.attempt.answer, appeal.attempt.attempt.credit)
        (text, state, madeAt) = (appeal.text, appeal.state.rawValue, appeal.madeAt)
        (decidedAt, reason) = (appeal.decision?.at, appeal.decision?.reason)
    }
}

private struct ListingRow: Encodable {
    var conversation: String
    var joinedAt: Date

    init(_ listing: PersonalRecord.Listing) {
        (conversation, joinedAt) = (listing.conversation.rawValue, listing.joinedAt)
    }
}

private struct ScheduleRow: Encodable {
    var conversation, schedule: String
    var isPaused: Bool
    var createdAt: Date

    init(_ record: ScheduleRecord, at date: Date) {
        (conversation, schedule) = (record.conversation.rawValue, record.schedule.phrase(at: date))
        (isPaused, createdAt) = (record.isPaused, record.createdAt)
    }
}

private struct QuestionRow: Encodable {
    var conversation: String
    var thread: String?
    var question: String
    var hintsGiven, followUpsGiven: Int
    var isAnswered: Bool
    var askedAt: Date

    init(_ asked: AskedQuestion) {
        (conversation, thread, question) = (
            asked.conversation.rawValue, asked.thread?.rawValue, asked.question.rawValue
        )
        (hintsGiven, followUpsGiven) = (asked.hintsGiven, asked.followUpsGiven)
        (isAnswered, askedAt) = (asked.isAnswered, asked.askedAt)
    }
}

private struct DrawRow: Encodable {
    var topics, levels, kinds: [String]
    var cycle: UInt32
    /// How many slots were passed, or the hash that was reached.
    var passed: Int?
    var reached: UInt64?

    init(_ draw: PersonalRecord.Draw) {
        topics = draw.filter.topics.map(\.rawValue).sorted()
        levels = draw.filter.levels.map(\.rawValue).sorted()
        kinds = draw.filter.kinds.map(\.rawValue).sorted()
        cycle = draw.state.cycle
        switch draw.state.order {
        case .hashes(let reached): self.reached = reached
        case .slots(_, let passed): self.passed = passed
        }
    }
}

private struct WaitingRow: Encodable {
    var conversation: String
    var enqueuedAt: Date
    var text: String?

    init(_ waiting: PersonalRecord.Waiting) {
        (conversation, enqueuedAt) = (waiting.conversation.rawValue, waiting.enqueuedAt)
        text = waiting.content?.plainText
    }
}

private struct OfferRow: Encodable {
    var about: String
    var offeredAt: Date
    var text: String?

    init(_ offer: PersonalRecord.Offered) {
        (about, offeredAt, text) = (offer.subject, offer.offeredAt, offer.content?.plainText)
    }
}

private struct AllowanceRow: Encodable {
    /// Commands that are not paid back yet.
    var spent: Double
    var countedAt: Date
    var isTold: Bool

    init(_ allowance: Allowance) {
        spent = Double(allowance.spent) / Double(Allowance.command)
        (countedAt, isTold) = (allowance.countedAt, allowance.isTold)
    }
}

private struct AcquaintanceRow: Encodable {
    var direct: String?
    var introducedAt, homeOpenedAt: Date?

    init(_ acquaintance: Acquaintance) {
        direct = acquaintance.direct?.rawValue
        (introducedAt, homeOpenedAt) = (acquaintance.introducedAt, acquaintance.homeOpenedAt)
    }
}
