/// What a person is told once the app has acknowledged what they did, or has not.
extension Ledger {
    enum Settlement: Sendable {
        case acknowledged(JSON?)
        /// Nobody acknowledged in time.
        case timedOut
        /// There was no connection to send it over.
        case undeliverable
    }

    mutating func settle(_ envelope: Envelope, _ settlement: Settlement) {
        switch envelope.purpose {
        case .event, .closure: return
        case .command(let name, let user, let channel):
            settle(command: name, user, channel, settlement)
            tellOfEnd(of: envelope, to: user, settlement)
        case .action(let user):
            tellOfEnd(of: envelope, to: user, settlement)
        case .submission(let user, let view):
            settle(form: view, user, settlement)
            tellOfEnd(of: envelope, to: user, settlement)
        }
    }

    /// Lets the page take its spinner away.
    private mutating func tellOfEnd(of envelope: Envelope, to user: String, _ settlement: Settlement) {
        var isAcknowledged = false
        if case .acknowledged = settlement { isAcknowledged = true }
        tell(
            ["type": "settled", "envelope": .string(envelope.id), "acknowledged": .bool(isAcknowledged)],
            to: user
        )
    }

    /// What cannot be shown is the app's mistake: the person who waits is told so.
    private mutating func settle(command: String, _ user: String, _ channel: String, _ settlement: Settlement) {
        do throws(APIError) {
            switch settlement {
            case .acknowledged(let payload):
                guard let answer = payload?.object, !answer.members.isEmpty else { return }
                try say(Arguments(answer), to: user, in: channel)
            case .timedOut: try remark("\(command) failed: the bot did not answer in time.", to: user, in: channel)
            case .undeliverable: try remark("\(command) failed: no bot is connected.", to: user, in: channel)
            }
        } catch {
            // A conversation that was archived meanwhile has room for no remark either.
            try? remark("\(command) failed: its answer was refused with \(error.code).", to: user, in: channel)
        }
    }
}
