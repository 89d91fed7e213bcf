import ArgumentParser
import Chat
import Foundation
import Store

/// Dead messages and closed conversations.
struct OutboxReport: Sendable {
    var dead: [DeadLetter]
    var paused: [PausedConversation]

    func json(withText: Bool) throws -> String {
        try Self.json(
            of: Form(
                dead: dead.map { letter in
                    Form.Letter(
                        key: letter.key.rawValue, service: letter.service.rawValue,
                        conversation: letter.conversation.rawValue, kind: letter.kind.rawValue, reason: letter.reason,
                        enqueuedAt: letter.enqueuedAt, diedAt: letter.diedAt, canBeRetried: letter.canBeRetried,
                        text: withText ? letter.content?.plainText : nil)
                },
                paused: paused.map { place in
                    Form.Place(
                        service: place.service.rawValue, conversation: place.conversation.rawValue,
                        reason: place.reason, pausedAt: place.pausedAt)
                }))
    }

    static func json(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    func lines(withText: Bool, at now: Date) -> [String] {
        var lines: [String] = []
        for letter in dead {
            lines += [
                letter.key.rawValue,
                "  \(letter.kind.rawValue) for \(letter.conversation.rawValue) over \(letter.service.rawValue),"
                    + " dead for \(Self.age(letter.diedAt, now)): \(letter.reason)",
            ]
            guard withText else { continue }
            let text = letter.content?.plainText ?? "(this version of viva cannot read it)"
            lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { "  │ \($0)" }
        }
        for place in paused {
            lines.append(
                "\(place.conversation.rawValue) over \(place.service.rawValue) is closed to the bot for"
                    + " \(Self.age(place.pausedAt, now)): \(place.reason)")
        }
        return lines.isEmpty ? ["Nothing is dead, and no conversation is closed."] : lines
    }

    /// The largest unit will do: `3 days`.
    private static func age(_ date: Date, _ now: Date) -> String {
        let seconds = Int(max(0, now.timeIntervalSince(date)))
        let units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")]
        let (size, name) = units.first { seconds >= $0.0 } ?? (1, "second")
        let count = seconds / size
        return "\(count) \(name)\(count == 1 ? "" : "s")"
    }

    private struct Form: Encodable {
        struct Letter: Encodable {
            var key, service, conversation, kind, reason: String
            var enqueuedAt, diedAt: Date
            var canBeRetried: Bool
            var text: String?
        }

        struct Place: Encodable {
            var service, conversation, reason: String
            var pausedAt: Date
        }

        var dead: [Letter]
        var paused: [Place]
    }
}

/// How a report is shown.
struct OutboxOutput: ParsableArguments {
    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Show what the messages say, too.")
    var text = false

    func show(_ report: OutboxReport, at now: Date) throws {
        if json {
            Terminal.say(try report.json(withText: text))
        } else {
            for line in report.lines(withText: text, at: now) { Terminal.say(line) }
        }
    }
}
