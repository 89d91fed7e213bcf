import Store
import Synchronization

/// A store before whose writes something may happen.
struct FaultyStore: Store {
    private let base: SQLiteStore
    private let beforeWrite: @Sendable (Int) async throws -> Void
    private let counter = Counter()

    private final class Counter: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    /// - Parameter beforeWrite: is told the number of the write, from 1; if it throws, nothing is written.
    init(_ base: SQLiteStore, beforeWrite: @escaping @Sendable (Int) async throws -> Void) {
        self.base = base
        self.beforeWrite = beforeWrite
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await base.read(body)
    }

    func write<Value: Sendable>(
        _ durability: @escaping @Sendable (Value) -> Durability,
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        try await beforeWrite(counter.next())
        return try await base.write(durability, body)
    }
}
