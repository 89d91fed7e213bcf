import Chat
import Foundation
import Testing

@testable import Slack

/// Lets Slack's own Python SDK and the published rules judge what is sent.
@Suite(.enabled(if: MessageOracle.isPresent)) struct OracleTests {
    private typealias Form = MessageOracle.Form

    private static let ts = "1700000000.000100"
    /// As a picture where there is one.
    private static let pictures = [RenderingSamples.card: "F0123456789", RenderingSamples.longCard: "F0987654321"]

    @Test func slacksOwnModelsAcceptEveryPost() async throws {
        var forms: [Form] = []
        for sample in RenderingSamples.all {
            for (index, post) in SlackPost.posts(for: sample.content).enumerated() {
                let json = post.json(channel: "C0TEAM", thread: Self.ts, key: "k/\(index + 1)")
                forms.append(Form(name: "\(sample.name) \(index + 1)", method: .post, json: json))
            }
        }
        try await Self.expectClean(forms)
    }

    @Test func slacksOwnModelsAcceptEveryManner() async throws {
        var forms: [Form] = []
        for sample in RenderingSamples.all {
            let post = try #require(SlackPost.single(for: sample.content, pictures: Self.pictures))
            let home = SlackView.home(sample.content, pictures: Self.pictures)
            let jsons: [(SlackMethod, Data)] = [
                (.post, post.json(channel: "C0TEAM", thread: nil, key: "k")),
                (.edit, post.edit(of: Self.ts, channel: "C0TEAM")),
                (.whisper, post.whisper(to: "U1", channel: "C0TEAM", thread: Self.ts)),
                (.publishHome, home.publishing(to: "U1")),
            ]
            forms += jsons.map { Form(name: sample.name, method: $0.0, json: $0.1) }
        }
        try await Self.expectClean(forms)
    }

    @Test func slacksOwnModelsAcceptEveryDialog() async throws {
        let views = (RenderingSamples.all + RenderingSamples.dialogs).map { sample in
            (sample.name, SlackView.dialog(sample.content, token: ActionToken(rawValue: "0123456789abcdef")))
        }
        let trigger = DialogTrigger(rawValue: "1.2.3")
        // A dialog without anything in it is refused before it is sent.
        try await Self.expectClean(
            views.filter { !$0.1.blocks.isEmpty }.map { name, view in
                Form(name: name, method: .openDialog, json: view.opening(by: trigger))
            })
    }

    @Test func theOracleSeesMistakes() async throws {
        let bad = #"{"channel":"C1","text":"<b> & c","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]}"#
        let findings = try await MessageOracle.findings([Form(name: "bad", method: .post, json: Data(bad.utf8))])
        #expect(findings.count > 1)
    }

    private static func expectClean(_ forms: [Form]) async throws {
        #expect(!forms.isEmpty)
        let findings = try await MessageOracle.findings(forms)
        #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
    }
}

/// `slack/validate_message.py` in the folder of oracles.
enum MessageOracle {
    struct Form {
        var name: String
        var method: SlackMethod
        /// The arguments of the method.
        var json: Data
    }

    private static let script = ProcessInfo.processInfo.environment["VIVA_ORACLES"].map {
        $0 + "/slack/validate_message.py"
    }

    static let isPresent = script.map { FileManager.default.fileExists(atPath: $0) } ?? false

    /// One of the judges rebuilds a picture without its `slack_file`, and then misses it.
    private static let mistaken = ["Only one of the following fields is required 'image_url', 'slack_file'"]

    /// Runs the script over one file after the other in one process, as starting it takes longer than judging.
    private static let driver = """
        import json, runpy, sys
        script, plan = sys.argv[1:]
        for name, method, file in json.load(open(plan)):
            sys.argv = [script, "--method", method, file]
            print("=", name, method, flush=True)
            try:
                runpy.run_path(script, run_name="__main__")
            except SystemExit as end:
                print("exit", end.code, flush=True)
        """

    /// What is wrong with them, a line for each finding, after the name of its form.
    static func findings(_ forms: [Form]) async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("viva-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var plan: [[String]] = []
        for (index, form) in forms.enumerated() {
            let file = folder.appendingPathComponent("\(index).json")
            try form.json.write(to: file)
            plan.append([form.name, form.method.rawValue, file.path])
        }
        let list = folder.appendingPathComponent("plan")
        try JSONEncoder().encode(plan).write(to: list)
        let (status, output) = try await run(["python3", "-c", driver, script ?? "", list.path], in: folder)
        try #require(status == 0, "\(output)")
        return findings(in: output, of: forms.count)
    }

    private static func findings(in output: String, of count: Int) -> [String] {
        var findings: [String] = []
        var form = ""
        var judged = 0
        for line in output.split(separator: "\n") {
            if line.hasPrefix("= ") { form = line.dropFirst(2) + ": " }
            if line.hasPrefix("exit ") { judged += 1 }
            let isFinding = line.hasPrefix("error ") || line.hasPrefix("warn ") || line.hasPrefix("exit 2")
            if isFinding, !mistaken.contains(where: line.contains) { findings.append(form + line) }
        }
        return judged == count ? findings : findings + ["\(judged) of \(count) were judged: \(output.suffix(1_000))"]
    }

    private static func run(_ arguments: [String], in folder: URL) async throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let output = folder.appendingPathComponent("output")
        try Data().write(to: output)
        let sink = try FileHandle(forWritingTo: output)
        process.standardOutput = sink
        process.standardError = sink
        let (ends, feed) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { feed.yield($0.terminationStatus) }
        try process.run()
        var status: Int32 = -1
        for await end in ends.prefix(1) { status = end }
        return (status, String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }
}
