import ArgumentParser
import Foundation

/// What became of messages that were to be retried or discarded.
struct OutboxOutcome: Encodable, Sendable {
    struct Failure: Encodable, Sendable {
        var key: String
        var reason: String
    }

    var done: [String] = []
    var failed: [Failure] = []
    /// Conversations that were closed to the bot and had no dead message.
    var resumed: [String] = []

    /// - Throws: `ExitCode` 1 if anything failed.
    func tell(_ participle: String, json: Bool) throws {
        if json {
            Terminal.say(try OutboxReport.json(of: self))
        } else {
            for key in done { Terminal.say("\(participle): \(key)") }
            for conversation in resumed { Terminal.say("open again: \(conversation)") }
            for failure in failed { Terminal.say("not \(participle): \(failure.key): \(failure.reason)") }
            if done.isEmpty, failed.isEmpty, resumed.isEmpty {
                Terminal.say("There is nothing to do: nothing is dead.")
            }
        }
        if !failed.isEmpty { throw ExitCode(1) }
    }
}
