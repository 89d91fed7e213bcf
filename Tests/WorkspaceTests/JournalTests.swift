import Foundation
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct JournalTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "viva-\(UUID().uuidString)")
    private var path: String { folder.appending(path: "workspace.jsonl").path }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func run<Result: Sendable>(_ body: (LocalWorkspace) async throws -> Result) async throws -> Result {
        let path = path
        return try await LocalWorkspace.run(configuring: { $0.file = path }, body)
    }

    private func dump(_ workspace: LocalWorkspace) async throws -> [JSON] {
        var dump: [JSON] = []
        for channel in ["C02TEAM", "C03HIRING", "D0L0000006"] {
            dump.append(try await workspace.get("/_control/messages?channel=\(channel)").json)
        }
        for person in ["U01ALICE", "U02BOB"] {
            dump.append(try await workspace.get("/_page/state?user=\(person)").json)
        }
        return dump
    }

    @Test func aRestartFindsEverythingAsItWas() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let before = try await run { workspace in
            let parent = try await workspace.post("parent")
            let reply = try await workspace.post("one", thread: parent)
            try await workspace.post("two", thread: parent)
            try await workspace.post("dm", in: "U01ALICE")
            try await workspace.done(
                "chat.postMessage",
                [
                    "channel": "C03HIRING", "text": "b", "blocks": [["type": "divider"]],
                    "metadata": [
                        "event_type": "e", "event_payload": ["n": 1, "f": .double(0.5), "l": [true, .null]],
                    ],
                ])
            let place: JSONObject = ["channel": "C02TEAM", "ts": .string(reply), "text": "1", "name": "eyes"]
            try await workspace.done("chat.update", place)
            try await workspace.done(
                "reactions.add",
                ["channel": "C02TEAM", "timestamp": .string(reply), "name": "eyes"]
            )
            try await workspace.done("chat.delete", ["channel": "C02TEAM", "ts": .string(parent)])
            try await workspace.control("kick", ["channel": "C03HIRING"])
            try await workspace.control("archive", ["channel": "C04RANDOM"])
            try await workspace.control("revoke", ["scopes": ["users:read"]])
            return try await dump(workspace)
        }
        try await run { workspace in
            #expect(try await dump(workspace) == before)
            #expect(try await workspace.error("users.list") == "missing_scope")
            try await workspace.post("more")
        }
    }

    @Test func timestampsGoOnRisingWhenTheClockWentBack() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = path
        let late = try await LocalWorkspace.run(configuring: {
            $0.file = path; $0.clock = { Date(timeIntervalSince1970: 2_000_000_000) }
        }) {
            try await $0.post("late")
        }
        let early = try await LocalWorkspace.run(configuring: {
            $0.file = path; $0.clock = { Date(timeIntervalSince1970: 1_900_000_000) }
        }) {
            try await $0.post("early")
        }
        #expect((late, early) == ("2000000000.000001", "2000000000.000002"))
    }

    @Test func aHalfWrittenLastLineIsCutOff() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await run { _ = try await $0.post("whole") }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        try (whole + Data(#"{"posted":{"chan"#.utf8)).write(to: URL(fileURLWithPath: path))
        try await run { workspace in
            #expect(try await workspace.texts() == ["whole"])
            try await workspace.post("after")
        }
        try await run { workspace async throws in
            #expect(try await workspace.texts() == ["after", "whole"])
        }
    }

    @Test(arguments: [
        ("not ours\n", "is not a workspace file"), ("no line end", "is not a workspace file"),
        (#"{"format":"viva-workspace","founded":"1.000000","version":9}"# + "\n", "has version 9"),
        (#"{"format":"viva-workspace","founded":"1.000000","version":1}"# + "\n{}\n", "is damaged in line 2"),
    ])
    func aFileThatIsNotGoodIsRefusedAndKept(_ contents: String, _ problem: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
        var configuration = WorkspaceConfiguration()
        configuration.file = path
        let error = #expect(throws: WorkspaceError.self) { _ = try WorkspaceServer(configuration: configuration) }
        #expect(error?.description.contains(problem) == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contents.utf8))
    }

    @Test(arguments: ["", #"{"for"#, #"{"format":"viva-workspace","fou"#])
    func aFileThatHardlyBeganIsBegunAnew(_ contents: String) async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
        try await run { _ = try await $0.post("x") }
        try await run { workspace async throws in
            #expect(try await workspace.texts() == ["x"])
        }
    }

    @Test func aFileFromBeforeThereWereFilesAndViewsIsRead() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let old = """
            {"format":"viva-workspace","founded":"1700000000.000000","version":1}
            {"posted":{"channel":"C02TEAM","message":{"attachments":[],"blocks":[],"isBroadcast":false,\
            "isFromBot":true,"reactions":[],"text":"from then","ts":"1700000001.000000","user":"U0VIVABOT"}}}

            """
        try Data(old.utf8).write(to: URL(fileURLWithPath: path))
        try await run { workspace async throws in
            #expect(try await workspace.texts() == ["from then"])
        }
    }

    @Test func twoWorkspacesCannotShareAFile() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await run { _ in
            var configuration = WorkspaceConfiguration()
            configuration.file = path
            let error = #expect(throws: WorkspaceError.self) { _ = try WorkspaceServer(configuration: configuration) }
            #expect(error?.description.contains("in use") == true)
        }
    }

    @Test func afterTheEndNothingIsStoredAndAnotherMayHaveTheFile() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = WorkspaceConfiguration()
        configuration.file = path
        var ended = try Ledger(configuration: configuration)
        ended.closeJournal()
        var next = try Ledger(configuration: configuration)
        let draft = Draft(channel: LocalWorkspace.team, author: "U01ALICE", text: "x")
        #expect(throws: APIError.self) { try ended.post(draft) }
        _ = try next.post(draft)
        next.closeJournal()
        let read = try Ledger(configuration: configuration)
        #expect(read.state[channel: LocalWorkspace.team]?.log.all.map(\.text) == ["x"])
    }

    @Test func aFolderThatIsMissingIsNamed() {
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = WorkspaceConfiguration()
        configuration.file = folder.appending(path: "missing/workspace.jsonl").path
        let error = #expect(throws: WorkspaceError.self) { _ = try WorkspaceServer(configuration: configuration) }
        #expect(error?.description.contains("missing/workspace.jsonl cannot be created") == true)
    }

    @Test func aResetIsLasting() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await run { workspace in
            try await workspace.post("before")
            try await workspace.control("revoke")
            try await workspace.control("reset")
            #expect(try await workspace.texts().isEmpty)
            try await workspace.post("after")
        }
        try await run { workspace async throws in
            #expect(try await workspace.texts() == ["after"])
        }
    }

    @Test func aChangeThatCannotBeWrittenDoesNotHappen() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        // A handle that may only read stands for a full disk: every write fails.
        try Data("kept\n".utf8).write(to: URL(fileURLWithPath: path))
        let file = try #require(FileHandle(forReadingAtPath: path))
        var ledger = Ledger(
            WorkspaceConfiguration(),
            founded: Timestamp(microseconds: 1),
            journal: Journal(path: path, file: file, length: 5)
        )
        let newest = ledger.feed.last
        let error = #expect(throws: APIError.self) {
            try ledger.post(Draft(channel: LocalWorkspace.team, author: "U01ALICE", text: "lost"))
        }
        #expect(error?.code == "internal_error")
        #expect(error?.cause?.contains("cannot be written") == true)
        #expect(ledger.state[channel: LocalWorkspace.team]?.log.all == [])
        #expect(ledger.feed.last == newest)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("kept\n".utf8))
    }
}
