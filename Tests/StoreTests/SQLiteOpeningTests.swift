import Chat
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct SQLiteOpeningTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// The reason why a database does not open: one line that names the place.
    private func refusal(_ path: String) -> String? {
        do {
            try SQLiteStore.open(path: path).close()
            return nil
        } catch .unusable(let reason) {
            #expect(!reason.contains("\n"))
            return reason
        } catch {
            Issue.record(error)
            return nil
        }
    }

    private func write(_ bytes: some Sequence<UInt8>, to path: String, at offset: UInt64 = 0) throws {
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }

    @Test func aMissingDirectoryIsNamed() {
        #expect(refusal(directory.path("missing/viva.sqlite"))?.contains("missing for the database is missing") == true)
    }

    @Test func aFileInPlaceOfTheDirectoryIsNamed() throws {
        try Data().write(to: URL(filePath: directory.path("file")))
        #expect(refusal(directory.path("file/viva.sqlite"))?.contains("file for the database is missing") == true)
    }

    @Test func aDirectoryInPlaceOfTheFileIsNamed() {
        #expect(refusal(directory.path(""))?.contains("is a directory") == true)
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
    func aDirectoryThatIsNotWritableIsNamed() throws {
        let place = directory.path("locked")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: place)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: place) }
        #expect(refusal(place + "/viva.sqlite")?.contains("is not writable") == true)
    }

    @Test(arguments: [1, 100, 5000, 100_000]) func whatIsNoDatabaseIsLeftAlone(_ size: Int) throws {
        let path = directory.path("viva.sqlite")
        let text = Data(repeating: UInt8(ascii: "x"), count: size)
        try text.write(to: URL(filePath: path))
        #expect(refusal(path)?.contains("not an SQLite database") == true)
        #expect(try Data(contentsOf: URL(filePath: path)) == text)
    }

    @Test func othersOnTheMachineCannotReadTheDatabase() async throws {
        let path = directory.path("viva.sqlite")
        let store = try SQLiteStore.open(path: path)
        try await store.enqueue(.named("a"))
        for file in [path, path + "-wal"] {
            let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(rights == 0o600, "\(file)")
        }
        try store.close()
    }

    @Test func anEmptyFileBecomesADatabase() throws {
        let path = directory.path("viva.sqlite")
        try Data().write(to: URL(filePath: path))
        #expect(refusal(path) == nil)
    }

    @Test func theDatabaseOfAnotherProgramIsLeftAlone() throws {
        let path = directory.path("notes.sqlite")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
        try queue.close()
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(refusal(path)?.contains("is the database of another program") == true)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func aDatabaseOfANewerVersionIsRefusedAndLeftAsItIs() throws {
        let path = directory.path("viva.sqlite")
        try FrozenSchema.version1.makeDatabase(at: path)
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')") }
        try queue.close()
        #expect(refusal(path)?.contains("was written by a newer version of viva") == true)
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '999'")
        }
        #expect(refusal(path) == nil)
    }

    @Test(arguments: [60, 100, 8192] as [UInt64])
    func aDamagedDatabaseIsSaidToBe(_ offset: UInt64) throws {
        let path = directory.path("viva.sqlite")
        try SQLiteStore.open(path: path).close()
        try write(Array(repeating: 0xA5, count: 3000), to: path, at: offset)
        let error = #expect(throws: StoreError.self) {
            let store = try SQLiteStore.open(path: path)
            try store.verify()
        }
        guard case .unusable(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains(path))
        #expect(!reason.contains("\n"))
    }

    @Test func aTruncatedDatabaseIsSaidToBe() throws {
        let path = directory.path("viva.sqlite")
        try SQLiteStore.open(path: path).close()
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.truncate(atOffset: 4096 * 5)
        try file.close()
        #expect(refusal(path)?.contains("damaged") == true)
    }

    @Test func aSoundDatabaseVerifies() async throws {
        let path = directory.path("viva.sqlite")
        let store = try SQLiteStore.open(path: path)
        try await store.enqueue(.named("a"))
        try store.verify()
        try store.close()
        try SQLiteStore.inMemory().verify()
    }

    @Test func aSecondStoreOnTheSameFileIsRefusedUntilTheFirstIsClosed() throws {
        let path = directory.path("viva.sqlite")
        let store = try SQLiteStore.open(path: path)
        let process = ProcessInfo.processInfo.processIdentifier
        // By another name too.
        try FileManager.default.createSymbolicLink(atPath: directory.path("alias"), withDestinationPath: path)
        for name in [path, directory.path("alias")] {
            let refusal = #expect(throws: StoreError.self) { try SQLiteStore.open(path: name) }
            guard case .inUse(let reason) = refusal else {
                Issue.record("not refused for being in use: \(name)")
                continue
            }
            #expect(reason.contains("is in use by another viva (process \(process))"))
        }
        try store.close()
        #expect(refusal(path) == nil)
    }

    @Test func aClosedStoreRefusesEverything() async throws {
        let store = try SQLiteStore.open(path: directory.path("viva.sqlite"))
        try store.close()
        await #expect(throws: StoreError.self) { try await store.read { try $0.installationSecret() } }
        await #expect(throws: StoreError.self) { try await store.write { try $0.resume(.team, in: .slack) } }
    }
}
