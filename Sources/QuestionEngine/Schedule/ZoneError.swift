/// Why a text names no time zone. The description is a sentence for whoever wrote the text.
package enum ZoneError: Error, Hashable, Sendable {
    /// Suggestions are the nearest IANA names, if any is near.
    case unknown(String, suggestions: [String])
    /// Such as `EST`.
    case abbreviation(String, suggestions: [String])
    /// Such as `UTC+2`.
    case offset(String, suggestions: [String])
    /// More than one zone is called after that city.
    case ambiguous(String, candidates: [String])
    /// A known place, but the zone has another name.
    case notAZone(String, suggestion: String)

    package var suggestions: [String] {
        switch self {
        case .unknown(_, let suggestions), .abbreviation(_, let suggestions), .offset(_, let suggestions): suggestions
        case .ambiguous(_, let candidates): candidates
        case .notAZone(_, let suggestion): [suggestion]
        }
    }
}

extension ZoneError: CustomStringConvertible {
    package var description: String {
        let choice = suggestions.joined(separator: " or ")
        return switch self {
        case .unknown(let text, let suggestions):
            suggestions.isEmpty
                ? "I know no time zone “\(text)”. Write an IANA name such as Europe/Vilnius, or its city."
                : "I know no time zone “\(text)”. Did you mean \(choice)?"
        case .abbreviation("GMT", _):
            "“GMT” can mean London, whose clock changes in summer, or universal time, which never does. Write \(choice)."
        case .abbreviation(let text, _):
            "“\(text)” is not enough: an abbreviation stands for one half of the year, and often for several places. Write \(choice)."
        case .offset(let text, let suggestions):
            "“\(text)” is an offset, which does not say when the clock changes in summer. Write "
                + (suggestions.isEmpty
                    ? "the name of a zone, such as Europe/Vilnius." : "the name of a zone: \(choice).")
        case .ambiguous(let text, _):
            "There are several zones called “\(text)”: \(choice)?"
        case .notAZone(let text, let suggestion):
            "No time zone is called “\(text)”; its zone is \(suggestion)."
        }
    }
}
