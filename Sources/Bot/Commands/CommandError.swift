package import QuestionEngine

/// Why a text is not a command that can be done; said to the person by ``Sentences``.
package enum CommandError: Error, Sendable, Equatable {
    case unknownCommand(word: String, suggestion: CommandName?)
    case unknownTopic(word: String, suggestions: [String])
    case unknownQuestion(String)
    case unexpected(word: String, in: CommandName)
    case missing(what: Missing, in: CommandName)
    case badCount(String, allowed: ClosedRange<Int>)
    case badDate(String)
    case badDuration(String)
    case schedule(SchedulePhraseError)

    package enum Missing: Sendable, Equatable {
        case searchTerms, questionID, schedule
    }
}
