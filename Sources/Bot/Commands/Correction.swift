import Chat
import Foundation
import QuestionEngine

extension Bot {
    /// A button for what was probably meant; nil if nobody knows.
    func correction(of text: String, after error: CommandError, now: Date) -> Offering? {
        guard case .unknownCommand(_, let suggestion?) = error else { return nil }
        var words = Words(text)
        words.skip(.courtesies)
        words.removeFirst()
        let whole = ([suggestion.rawValue] + words.original).joined(separator: " ")
        let isRight = (try? parser.parse(whole, now: now)) != nil
        let meant = isRight ? whole : suggestion.rawValue
        // The label holds nothing that somebody typed.
        return Offering([[.button(Offering.Choice(suggestion.rawValue, .command(meant)), style: .primary)]])
    }
}
