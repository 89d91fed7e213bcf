import Store

/// A store on whose contents a test can wait.
struct ObservedStore: Store {
    private let base: SQLiteStore
    private let writes = Watched(0)

    init(_ base: SQLiteStore) { self.base = base }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await base.read(body)
    }

    func write<Value: Sendable>(
        _ durability: @escaping @Sendable (Value) -> Durability,
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        let value = try await base.write(durability, body)
        writes.change { $0 += 1 }
        return value
    }

    /// Looks after each write until the store holds this.
    func until(_ isSo: @escaping @Sendable (any StoreReader) throws -> Bool) async throws {
        while true {
            let seen = writes.value
            if try await base.read(isSo) { return }
            await writes.until { $0 > seen }
            try Task.checkCancellation()
        }
    }
}
