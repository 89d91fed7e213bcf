package import QuestionEngine

/// Why a text is not a command that can be done; said to the person by ``Sentences``.
package enum CommandError: Error, Sendable, Equatable {
    case unknownCommand(word: String, suggestion: CommandName?)
    /// Nobody types so much to a bot; reading it all would take its time.
    case tooLong
    case unknownTopic(word: String, suggestions: [String])
    case unknownQuestion(String)
    case unexpected(word: String, in: CommandName)
    case missing(what: Missing, in: CommandName)
    case badCount(String, allowed: ClosedRange<Int>)
    case badDate(String)
    case badDuration(String)
    case schedule(SchedulePhraseError)

    package enum Missing: Sendable, Equatable {
        case searchTerms, questionID, schedule, appealNumber
    }
}
