import Synchronization

/// The one owner of what changes. Everybody else asks it, for a moment, under its lock.
final class SharedLedger: Sendable {
    private let ledger: Mutex<Ledger>

    init(_ ledger: Ledger) { self.ledger = Mutex(ledger) }

    func with<Result: Sendable, Failure: Error>(
        _ body: (inout Ledger) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try ledger.withLock { (ledger) throws(Failure) in try body(&ledger) }
    }
}
