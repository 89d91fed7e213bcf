import Chat
import Foundation
import QuestionEngine
import Store

struct OpenAnswerRow: Encodable {
    var conversation, question: String
    var revision: Int
    var text: String
    var answeredAt: Date

    init(_ answer: OpenAnswer) {
        (conversation, question) = (answer.conversation.rawValue, answer.question.rawValue)
        (revision, text, answeredAt) = (answer.semanticRevision, answer.text, answer.answeredAt)
    }
}

struct DeskCaseRow: Encodable {
    var number: Int64
    var conversation, kind: String
    var about: String?
    var text: String
    var madeAt: Date
    var state, reason: String
    var decidedAt: Date?

    init(_ entry: DeskCase) {
        (number, conversation, kind) = (entry.id.rawValue, entry.conversation.rawValue, entry.kind.rawValue)
        (about, text, madeAt) = (entry.subject, entry.text, entry.madeAt)
        (state, reason, decidedAt) = (entry.state.rawValue, entry.decision?.reason ?? "", entry.decision?.at)
    }
}
