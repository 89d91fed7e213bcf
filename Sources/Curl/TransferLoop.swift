import CLibcurl

/// What the client's thread does: takes commands, lets libcurl and the WebSockets work, answers callers, and ends what takes
/// too long.
final class TransferLoop {
    /// Handles that are kept for later requests; each holds a few kilobytes.
    private static let spareLimit = 64

    private let inbox: Inbox
    private let configuration: HTTPClient.Configuration
    private let multi: MultiHandle
    private let webSockets: WebSockets
    private var transfers: [Call.ID: Transfer] = [:]
    private var spares: [EasyHandle] = []
    /// No transfer is overdue before this.
    private var nextCheck: ContinuousClock.Instant?

    init(inbox: Inbox, configuration: HTTPClient.Configuration) throws(HTTPError) {
        self.inbox = inbox
        self.configuration = configuration
        multi = try MultiHandle(configuration: configuration, inbox: inbox.descriptor)
        webSockets = WebSockets(configuration: configuration, multi: multi)
    }

    /// Returns once the inbox is closed and every caller has been answered.
    func run() {
        var batch = inbox.take()
        while !batch.isLast {
            batch.commands.forEach(carryOut)
            // After commands the inbox was not marked as waited for, so only look.
            let limit = [nextCheck, webSockets.nextTurn].compactMap { $0 }.min()
            let ready = multi.turn(until: batch.commands.isEmpty ? limit : .now)
            while let (id, code) = multi.nextCompleted() {
                if let transfer = transfers[id] {
                    finish(transfer, transfer.outcome(code))
                } else {
                    webSockets.connected(id, code)
                }
            }
            webSockets.pump(ready)
            endOverdue()
            webSockets.endOverdue()
            batch = inbox.take()
        }
        batch.commands.forEach(refuse)
        for transfer in transfers.values {
            finish(transfer, .failure(.shutDown(transfer.call.request, nothingWasSent: !transfer.wasSent)))
        }
        webSockets.shutDown()
    }

    private func carryOut(_ command: Inbox.Command) {
        switch command {
        case .start(let call):
            start(call)
        case .open(let opening, let reply):
            webSockets.open(opening, reply)
        case .use(let call, let id):
            webSockets.take(call, of: id)
        case .cancelUse(let call, let id):
            webSockets.cancel(call, of: id)
        case .drop(let id):
            webSockets.drop(id)
        case .cancel(let id):
            // A cancellation that comes too late finds nothing.
            guard let transfer = transfers[id] else { return webSockets.cancelOpening(id) }
            finish(transfer, .failure(.cancelled(transfer.call.request, nothingWasSent: !transfer.wasSent)))
        }
    }

    private func refuse(_ command: Inbox.Command) {
        switch command {
        case .start(let call):
            call.continuation.resume(returning: .failure(.shutDown(call.request, nothingWasSent: true)))
        case .open(let opening, let reply):
            reply.resume(returning: .failure(.refusal(.shutDown, opening.origin)))
        case .use(let call, let id):
            webSockets.refuse(call, of: id)
        case .cancel, .cancelUse, .drop: break
        }
    }

    private func start(_ call: Call) {
        do throws(HTTPError) {
            let easy = if let spare = spares.popLast() { spare } else { try EasyHandle() }
            let transfer = Transfer(call, easy: easy)
            try easy.prepare(call.request, configuration: configuration)
            try easy.connect(to: transfer)
            try multi.add(easy)
            transfers[call.id] = transfer
            let check = transfer.deadlines.nextCheck(at: call.start)
            nextCheck = min(nextCheck ?? check, check)
        } catch {
            call.continuation.resume(returning: .failure(error))
        }
    }

    private func finish(_ transfer: Transfer, _ outcome: Result<HTTPResponse, HTTPError>) {
        multi.remove(transfer.easy)
        transfers[transfer.call.id] = nil
        if spares.count < Self.spareLimit {
            transfer.easy.reset()
            spares.append(transfer.easy)
        }
        transfer.call.continuation.resume(returning: outcome)
    }

    /// Looks at every transfer, but only once per shortest time-out and not per turn.
    private func endOverdue() {
        let now = ContinuousClock.now
        guard let check = nextCheck, check <= now else { return }
        nextCheck = nil
        for transfer in transfers.values {
            let (instant, kind) = transfer.deadlines.next
            if instant <= now {
                finish(transfer, .failure(.timedOut(kind, transfer.call.request, nothingWasSent: !transfer.wasSent)))
            } else {
                let check = transfer.deadlines.nextCheck(at: now)
                nextCheck = min(nextCheck ?? check, check)
            }
        }
    }
}
