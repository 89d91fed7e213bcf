import Chat
import Foundation
import Testing

@testable import Slack

/// Lets Slack's own Python SDK and the published rules judge what is sent.
@Suite(.enabled(if: MessageOracle.isPresent)) struct OracleTests {
    @Test(arguments: RenderingSamples.all)
    func slacksOwnModelsAcceptTheMessage(sample: RenderingSamples.Sample) throws {
        let posts = SlackPost.posts(for: sample.content)
        #expect(!posts.isEmpty)
        for (index, post) in posts.enumerated() {
            let json = post.json(channel: "C0TEAM", thread: "1700000000.000100", key: "k/\(index + 1)")
            let verdict = try MessageOracle.judge(json)
            #expect(verdict.isClean, "\(verdict.output)")
        }
    }

    /// As a picture where there is one.
    private static let pictures = [RenderingSamples.card: "F0123456789", RenderingSamples.longCard: "F0987654321"]

    @Test(arguments: RenderingSamples.all)
    func slacksOwnModelsAcceptEachManner(sample: RenderingSamples.Sample) throws {
        let post = try #require(SlackPost.single(for: sample.content, pictures: Self.pictures))
        let ts = "1700000000.000100"
        let forms: [(SlackMethod, Data)] = [
            (.post, post.json(channel: "C0TEAM", thread: nil, key: "k")), (.edit, post.edit(of: ts, channel: "C0TEAM")),
            (.whisper, post.whisper(to: "U1", channel: "C0TEAM", thread: ts)),
            (.publishHome, SlackView.home(sample.content, pictures: Self.pictures).publishing(to: "U1")),
            (.openDialog, Self.opening(sample)),
        ]
        for (method, json) in forms {
            let verdict = try MessageOracle.judge(json, as: method)
            #expect(verdict.isClean, "\(verdict.output)")
        }
    }

    @Test(arguments: RenderingSamples.dialogs)
    func slacksOwnModelsAcceptTheDialog(sample: RenderingSamples.Sample) throws {
        let verdict = try MessageOracle.judge(Self.opening(sample), as: .openDialog)
        #expect(verdict.isClean, "\(verdict.output)")
    }

    private static func opening(_ sample: RenderingSamples.Sample) -> Data {
        SlackView.dialog(sample.content, token: ActionToken(rawValue: "0123456789abcdef"))
            .opening(by: DialogTrigger(rawValue: "1.2.3"))
    }

    @Test func theOracleSeesMistakes() throws {
        let bad = #"{"channel":"C1","text":"<b> & c","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]}"#
        #expect(try !MessageOracle.judge(Data(bad.utf8)).isClean)
    }
}

/// `slack/validate_message.py` in the folder of oracles.
enum MessageOracle {
    private static let script = ProcessInfo.processInfo.environment["VIVA_ORACLES"].map {
        $0 + "/slack/validate_message.py"
    }

    static let isPresent: Bool = {
        guard let script, FileManager.default.fileExists(atPath: script) else { return false }
        return (try? run(["python3", "-c", "import slack_sdk, jsonschema"]))?.status == 0
    }()

    static func judge(_ json: Data, as method: SlackMethod = .post) throws -> (isClean: Bool, output: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("viva-\(UUID().uuidString).json")
        try json.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (status, output) = try run(["python3", script ?? "", "--method", method.rawValue, file.path])
        return (status == 0 && output.contains("0 errors, 0 warnings"), output)
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("viva-\(UUID().uuidString).txt")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let sink = try FileHandle(forWritingTo: output)
        process.standardOutput = sink
        process.standardError = sink
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }
}
