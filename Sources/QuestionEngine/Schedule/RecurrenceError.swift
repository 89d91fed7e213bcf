/// Why a text is no recurrence rule that viva can keep. The description is a sentence for whoever wrote the rule.
package enum RecurrenceError: Error, Hashable, Sendable {
    case empty
    /// Not of the form `NAME=value`.
    case malformedPart(String)
    case repeatedPart(String)
    case unknownPart(String)
    /// A part of RFC 5545 that a prompt of once a day at most has no use for, or that is not supported.
    case unsupportedPart(String)
    case missingFrequency
    case unsupportedFrequency(String)
    /// `allowed` says in words what could stand there.
    case badValue(String, in: String, allowed: String)
    /// `reason` names both parts.
    case conflict(reason: String)
}

extension RecurrenceError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty:
            "The recurrence rule is empty; it needs at least FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY."
        case .malformedPart(let part):
            "“\(part)” in the recurrence rule is not of the form NAME=value."
        case .repeatedPart(let name):
            "\(name) stands twice in the recurrence rule."
        case .unknownPart(let name):
            "RFC 5545 knows no \(name) in a recurrence rule; the parts that viva keeps are \(Self.knownParts)."
        case .unsupportedPart(let name):
            switch name {
            case "BYHOUR", "BYMINUTE", "BYSECOND":
                "\(name) is not supported: a schedule has one time of day, which stands beside the rule."
            default:
                "\(name) is not supported; the parts that viva keeps are \(Self.knownParts)."
            }
        case .missingFrequency:
            "The recurrence rule has no FREQ; write FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY."
        case .unsupportedFrequency(let value):
            "FREQ=\(value) is not supported; write FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY."
        case .badValue(let value, let name, let allowed):
            "\(name)=\(value) in the recurrence rule is wrong: \(name) takes \(allowed)."
        case .conflict(let reason):
            "The recurrence rule contradicts itself: \(reason)."
        }
    }

    private static let knownParts =
        "FREQ, INTERVAL, BYDAY, BYMONTHDAY, BYSETPOS, WKST, COUNT and UNTIL"
}
