import Foundation
import Testing

@testable import Workspace

@Suite(.timeLimit(.minutes(1)))
struct FileTests {
    private let team: JSON = .string(LocalWorkspace.team)
    /// Not text, and not what a form's border looks like.
    private let bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF, 0x2D, 0x2D]

    private func begin(_ workspace: LocalWorkspace, _ name: String = "card.png", length: Int? = nil) async throws
        -> (id: JSON, path: String)
    {
        let arguments: JSONObject = [
            "filename": .string(name), "length": .int(length ?? bytes.count), "alt_txt": "Your score",
        ]
        let answer = try await workspace.done("files.getUploadURLExternal", arguments)
        let url = try #require(answer["upload_url"]?.string.flatMap { URLComponents(string: $0) })
        return (try #require(answer["file_id"]), url.path)
    }

    private func send(
        _ workspace: LocalWorkspace, _ path: String, _ body: [UInt8], type: String = "application/octet-stream"
    ) async throws -> HTTPReply {
        let request = HTTPClient.Request("POST", path, headers: ["Content-Type": type], body: body)
        return try #require(try await workspace.client.send(request))
    }

    /// Uploads a picture and shares it in the channel.
    private func share(_ workspace: LocalWorkspace) async throws -> JSON {
        let (id, path) = try await begin(workspace)
        #expect(try await send(workspace, path, bytes).body == "OK - \(bytes.count)")
        let arguments: JSONObject = [
            "files": [["id": id, "title": "Score"]], "channel_id": team, "initial_comment": "Look",
        ]
        let answer = try await workspace.done("files.completeUploadExternal", arguments)
        return try #require(answer["files"]?.array?.first)
    }

    @Test func aPictureIsUploadedSharedAndServed() async throws {
        try await LocalWorkspace.run { workspace in
            let file = try await share(workspace)
            let history = try await workspace.done("conversations.history", ["channel": team])
            let message = try #require(history["messages"]?.array?.first)
            #expect(message["text"] == "Look")
            #expect(message["subtype"] == "file_share")
            #expect(message["files"]?.array?.first == file)
            #expect(file["title"] == "Score")
            #expect(file["alt_txt"] == "Your score")
            #expect(file["mimetype"] == "image/png")
            #expect(file["size"] == .int(bytes.count))
            let id = try #require(file["id"]?.string)
            #expect(try await workspace.done("files.info", ["file": .string(id)])["file"] == file)
            let own = try await workspace.get(
                "/files/\(id)", headers: ["Authorization": "Bearer \(LocalWorkspace.botToken)"])
            #expect(own.headers["content-length"] == "\(bytes.count)")
            #expect(own.headers["content-type"] == "image/png")
            #expect(own.headers["content-security-policy"]?.contains("sandbox") == true)
            #expect(try await workspace.get("/_page/file?user=U02BOB&id=\(id)").status == 200)
            #expect(try await workspace.get("/files/\(id)").status == 404)
            #expect(try await workspace.get("/_page/file?user=U02BOB&id=F0NOPE").status == 404)
        }
    }

    @Test func whoDoesNotSeeTheConversationDoesNotSeeItsFiles() async throws {
        try await LocalWorkspace.run { workspace in
            let (id, path) = try await begin(workspace)
            _ = try await send(workspace, path, bytes)
            let opened = try await workspace.done("conversations.open", ["users": "U02BOB"])
            let channel = try #require(opened["channel"]?["id"])
            try await workspace.done(
                "files.completeUploadExternal", ["files": [["id": id]], "channel_id": channel])
            #expect(try await workspace.get("/_page/file?user=U02BOB&id=\(id.string ?? "")").status == 200)
            #expect(try await workspace.get("/_page/file?user=U03CAROL&id=\(id.string ?? "")").status == 404)
        }
    }

    @Test func aFormCarriesAFileToo() async throws {
        try await LocalWorkspace.run { workspace in
            let (id, path) = try await begin(workspace)
            var body = Array("--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n".utf8)
            body += bytes + Array("\r\n--xYz--\r\n".utf8)
            let reply = try await send(workspace, path, body, type: "multipart/form-data; boundary=xYz")
            #expect(reply.body == "OK - \(bytes.count)")
            try await workspace.done("files.completeUploadExternal", ["files": [["id": id]]])
            let broken = try await send(workspace, path, body, type: "multipart/form-data; boundary=other")
            #expect(broken.status == 400)
        }
    }

    @Test func aReplyCanHoldAFile() async throws {
        try await LocalWorkspace.run { workspace in
            let ts = try await workspace.post("parent")
            let (id, path) = try await begin(workspace)
            _ = try await send(workspace, path, bytes)
            let arguments: JSONObject = ["files": [["id": id]], "channel_id": team, "thread_ts": .string(ts)]
            try await workspace.done("files.completeUploadExternal", arguments)
            let thread = try await workspace.done("conversations.replies", ["channel": team, "ts": .string(ts)])
            #expect(thread["messages"]?.array?.last?["files"]?.array?.count == 1)
            #expect(try await workspace.error("files.completeUploadExternal", arguments) == "file_not_found")
        }
    }

    @Test func whatIsNotWholeOrTooLargeIsRefused() async throws {
        try await LocalWorkspace.run { workspace in
            let (id, path) = try await begin(workspace)
            #expect(try await send(workspace, path, Array(bytes.dropLast())).status == 400)
            let arguments: JSONObject = ["files": [["id": id]], "channel_id": team]
            #expect(try await workspace.error("files.completeUploadExternal", arguments) == "file_not_found")
            #expect(try await send(workspace, "/upload/v1/nothing", bytes).status == 400)
            let huge: JSONObject = ["filename": "a.png", "length": .int(FileStore.largest + 1)]
            #expect(try await workspace.error("files.getUploadURLExternal", huge) == "file_upload_size_restricted")
            let body = [UInt8](repeating: 0, count: FileStore.largest + 5_000)
            #expect(try await send(workspace, path, body).status == 413)
            _ = try await send(workspace, path, bytes)
            let elsewhere: JSONObject = ["files": [["id": id]], "channel_id": .string(LocalWorkspace.general)]
            #expect(try await workspace.error("files.completeUploadExternal", elsewhere) == "not_in_channel")
            // The refusal kept nothing and lost nothing.
            #expect(try await workspace.error("files.completeUploadExternal", arguments) == nil)
        }
    }

    @Test func eachMethodAsksForItsScope() async throws {
        try await LocalWorkspace.run { workspace async throws in
            for (method, scope) in [
                ("files.getUploadURLExternal", "files:write"), ("files.completeUploadExternal", "files:write"),
                ("files.info", "files:read"), ("team.info", "team:read"), ("usergroups.list", "usergroups:read"),
                ("usergroups.users.list", "usergroups:read"),
            ] {
                try await workspace.control("revoke", ["scopes": [.string(scope)]])
                #expect(try await workspace.error(method) == "missing_scope", "\(method)")
            }
        }
    }

    @Test func filesAndHomesOutliveTheProgram() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "viva-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "workspace.jsonl").path
        let id = try await LocalWorkspace.run(configuring: { $0.file = path }) { workspace in
            let home: JSON = ["type": "home", "blocks": [["type": "divider"]]]
            try await workspace.done("views.publish", ["user_id": "U02BOB", "view": home])
            return try #require(try await share(workspace)["id"]?.string)
        }
        try await LocalWorkspace.run(configuring: { $0.file = path }) { workspace in
            #expect(try await workspace.get("/_page/file?user=U02BOB&id=\(id)").headers["content-length"] == "12")
            let home = try await workspace.get("/_page/views?user=U02BOB").json["home"]
            #expect(home?["blocks"]?.array?.count == 1)
            try await workspace.control("reset")
            #expect(try await workspace.get("/_page/file?user=U02BOB&id=\(id)").status == 404)
            #expect(!FileManager.default.fileExists(atPath: path + ".files"))
        }
    }
}
