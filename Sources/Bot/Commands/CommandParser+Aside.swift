import Foundation
import QuestionEngine

extension CommandParser {
    /// The command that somebody gives while a quiz waits for an answer; nil if the text had better be taken as an answer.
    ///
    /// - Parameter isFreeText: the open item takes any words. Then a command's other names (`test`, `random`) count only with
    ///   something after them that makes sense there.
    func aside(_ text: String, isFreeText: Bool, now: Date) -> Command? {
        var words = Words(text)
        words.skip(.courtesies)
        if words.lowercased == ["next"] { return .quiz(.skip) }
        guard let command = try? parse(text, now: now) else { return nil }
        if command == .thanks { return command }
        if let turned = withNounFirst(words) { words = turned }
        // Courtesies alone: `hi` is none, but `POST` is one as well, and a method of HTTP.
        guard let first = words.first else { return nil }
        let isPlain = CommandName(rawValue: first) != nil || Self.quizControls[first] != nil || first == "?"
        if isPlain || !isFreeText { return command }
        if case .search = command { return nil }
        return words.count > 1 ? command : nil
    }

    /// Whether the text can only be a command, though one with a mistake in it: `daily at 9`, `quiz cachng 5`.
    func isMistakenAside(_ text: String, now: Date) -> Bool {
        var words = Words(text)
        words.skip(.courtesies)
        guard let first = words.first, CommandName(rawValue: first) != nil else { return false }
        do {
            _ = try parse(text, now: now)
            return false
        } catch {
            return switch error {
            case .schedule, .missing, .badCount, .badDate, .badDuration, .unknownQuestion, .unknownTopic, .textTooLong,
                .textTooShort:
                true
            case .unknownCommand, .unexpected, .tooLong: false
            }
        }
    }
}
