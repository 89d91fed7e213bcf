import Chat
import Foundation
import QuestionEngine
import Store

/// What pressing a button, or choosing from a menu, means. Kept in the store as text, under a token that tells nothing.
indirect enum Meaning: Codable, Hashable {
    /// In a message that was whispered: nothing stands in the conversation to which others could answer.
    case whispered(Meaning)
    /// The same as writing that.
    case command(String)
    /// About the question that this message asked.
    case question(DeliveryKey, QuestionHelp)
    case quiz(QuizAct)
    case schedule(ScheduleAct)

    enum QuestionHelp: String, Codable, Hashable {
        case hint, followUp, answer
    }

    enum QuizAct: Codable, Hashable {
        /// An option, or `true` or `false`: the answer.
        case answer(quiz: String, position: Int, String)
        /// One of several options, ticked or not.
        case tick(String)
        case check(quiz: String, position: Int)
        /// Opens a dialog in which the answer is put together.
        case fill(quiz: String, position: Int)
        /// That dialog was sent off.
        case filled(quiz: String, position: Int)
        case skip(quiz: String, position: Int)
        case stop(quiz: String)
        case resume(quiz: String)
        /// Another quiz like the one that ended.
        case again(quiz: String)
    }

    enum ScheduleAct: Codable, Hashable {
        case new
        case edit(Int64)
        case pause(Int64)
        case resume(Int64)
        case end(Int64)
        /// The dialog for a schedule of that conversation was sent off; without a number it is a new one.
        case form(conversation: ConversationID, kind: Conversation.Kind, Int64?)
    }
}

extension Meaning {
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// Nil for what another version of viva meant by it.
    init?(text: String) {
        guard let meaning = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = meaning
    }
}
