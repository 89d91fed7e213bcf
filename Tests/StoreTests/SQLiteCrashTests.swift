import Chat
import Foundation
import Store
import Testing

@Suite struct SQLiteCrashTests {
    @Test func whatWasClaimedBeforeACrashIsUnclearAfterIt() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("viva.sqlite")
        let before = try SQLiteStore.open(path: path)
        try await before.enqueue(.named("t1"), .named("t2"), .named("h1", to: .hiring, notBefore: at(5)))
        #expect(try await before.keys(at: at(1)) == ["t1"])
        try before.close()

        let after = try SQLiteStore.open(path: path)
        let deliveries = try await after.settle(at: at(60))
        #expect(deliveries.map(\.key.rawValue) == ["t1", "h1"])
        #expect(deliveries.map(\.unclearSince) == [at(1), nil])
        let next = try await after.settle(.sent("t1", as: "M1", at: at(61)), busy: [.hiring], at: at(61))
        #expect(next.map(\.key.rawValue) == ["t2"])
        #expect(next.map(\.unclearSince) == [nil])
        try after.close()
    }

    /// A process writes event after event and notes each when it is told that it is kept; then it is killed. None that was
    /// noted may be missing, and no event may be there without its message.
    @Test(arguments: [Durability.immediate, .deferred], [1, 20, 150])
    func aKilledProcessLosesNothingItWasToldIsKept(_ durability: Durability, _ noted: Int) async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("viva.sqlite")
        let notes = directory.path("notes")
        let isDeferred = durability == .deferred
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [
                path = path as String, notes = notes as String, isDeferred = isDeferred as Bool, noted = noted as Int
            ] in
            let store = try SQLiteStore.open(path: path)
            _ = FileManager.default.createFile(atPath: notes, contents: nil)
            let file = try #require(FileHandle(forUpdatingAtPath: notes))
            try await withThrowingTaskGroup { group in
                // Two writers, so that the end comes in the middle of a transaction of the other.
                for writer in 0..<2 {
                    group.addTask {
                        for number in 0... {
                            let event = "\(writer)-\(number)"
                            try await store.write(isDeferred ? .deferred : .immediate) { store in
                                guard try store.recordEvent(event, of: .slack, at: at(0)) else { return }
                                try store.enqueue(.named(event), at: at(0))
                            }
                            try file.write(contentsOf: Data("\(event)\n".utf8))
                            if writer == 0, number == noted { kill(getpid(), SIGKILL) }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let text = try String(contentsOfFile: notes, encoding: .utf8)
        let events = text.split(separator: "\n").map(String.init)
        #expect(events.count > noted)

        let store = try SQLiteStore.open(path: path)
        try store.verify()
        for event in events {
            let isNew = try await store.write { store in
                (try store.recordEvent(event, of: .slack, at: at(1)), try store.enqueue(.named(event), at: at(1)))
            }
            #expect(isNew == (false, false), "\(event)")
        }
        let due = try await store.summary(at: at(9)).due
        #expect((events.count...(events.count + 2)).contains(due))
        try store.close()
    }
}
