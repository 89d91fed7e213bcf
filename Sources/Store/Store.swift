/// All that lasts. SQLite now; a second database joins by conforming and running the contract suite in `Tests/StoreTests`.
///
/// A body runs to its end inside one transaction, serialised with every other writer: what it reads is still true when it
/// writes. If it throws, nothing has happened, and its own error reaches the caller; what the database reports is a
/// ``StoreError``. A body that has begun runs to its end even if the task is cancelled meanwhile.
package protocol Store: Sendable {
    func read<Value: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Value) async throws -> Value
    /// - Parameter durability: of what was written, which may depend on what came of it.
    func write<Value: Sendable>(
        _ durability: @escaping @Sendable (Value) -> Durability,
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value
}

extension Store {
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        try await write(.immediate, body)
    }

    package func write<Value: Sendable>(
        _ durability: Durability, _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        try await write({ _ in durability }, body)
    }
}

/// What can be asked of the store, in the words of its users.
package protocol StoreReader:
    EventReader, OutboxReader, DeadLetterReader, QuestionReader, ScheduleReader, QuizReader, OfferReader,
    AcquaintanceReader, PersonReader, AttemptReader, AppealReader, PracticeReader, OpenAnswerReader, DeskReader,
    StatisticsReader
{}

/// What can be changed.
package protocol StoreWriter:
    StoreReader, EventWriter, OutboxWriter, DeadLetterWriter, QuestionWriter, ScheduleWriter, QuizWriter, OfferWriter,
    AcquaintanceWriter, PersonWriter, AttemptWriter, AppealWriter, PracticeWriter, OpenAnswerWriter, DeskWriter
{}
