import Curl
import Foundation
import QuestionEngine
import Testing

@testable import viva

/// The real programs: 500 commands arrive while the daemon is killed 50 times and answers of the workspace get lost.
@Suite(.enabled(if: VivaProcess.binary != nil, "the program is not built"))
struct ChaosTests {
    private static let commands = 500
    private static let kills = 50

    @Test func everyCommandIsAnsweredOnceThoughTheDaemonIsKilledFiftyTimes() async throws {
        let seed =
            ProcessInfo.processInfo.environment["CHAOS_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...999_999)
        print("chaos seed \(seed)")
        try await withTemporaryFolder { folder in
            let setup = try await LocalSetup(folder: folder)
            defer { setup.end() }
            try await run(setup, seed: seed)
        }
    }

    /// A message with a command, and how many more were given in its thread.
    private struct Thread {
        var channel: String
        var ts: String
        var commands = 1
    }

    private func run(_ setup: LocalSetup, seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let state = try await setup.workspace.state()
        let channels = try ["team", "hiring"].map { name in
            try #require(state.conversations.first { $0.name == name }).id
        }
        let people = state.users.filter { $0.is_bot != true }.map(\.id)
        try setup.startDaemon()
        try await setup.waitUntilReady()
        try await setup.fault([
            "method": "chat.postMessage", "kind": "lose_answer", "probability": "0.1", "seed": String(seed),
        ])

        var asked: [Thread] = []
        // After how many commands the daemon is killed, each time.
        var moments = (0..<Self.kills).map { _ in Int(random.next(below: UInt64(Self.commands))) }.sorted()[...]
        for number in 0..<Self.commands {
            let person = people[Int(random.next(below: UInt64(people.count)))]
            // None that is answered to one person alone: whispers leave nothing to count.
            let command = ["search caching", "status", "topics", "help quiz", "daily"][Int(random.next(below: 5))]
            // Each is answered in the thread of its own message, or in the one it was asked in.
            if !asked.isEmpty, random.next(below: 4) == 0 {
                let index = Int(random.next(below: UInt64(asked.count)))
                let root = asked[index]
                _ = try await setup.workspace.post("@viva \(command)", in: root.channel, as: person, thread: root.ts)
                asked[index].commands += 1
            } else {
                let channel = channels[Int(random.next(below: UInt64(channels.count)))]
                let ts = try await setup.workspace.post("@viva \(command)", in: channel, as: person)
                asked.append(Thread(channel: channel, ts: ts))
            }
            while let moment = moments.first, moment <= number {
                moments.removeFirst()
                // Some more or less work of the daemon in between, so that every line has its turn to be hit.
                for _ in 0..<random.next(below: 20) { _ = await setup.workspace.isUp() }
                setup.killDaemon()
                try setup.startDaemon()
            }
        }
        try await expectOneAnswerEach(asked, setup, as: people[0])
        try await setup.clearFaults()
        #expect(setup.stopDaemon() == 0)
        // What a restart might say again would be said by now.
        try setup.startDaemon()
        try await setup.waitUntilReady()
        try await expectOneAnswerEach(asked, setup, as: people[0])
    }

    private func expectOneAnswerEach(_ asked: [Thread], _ setup: LocalSetup, as person: String) async throws {
        for asked in asked {
            var answers = 0
            do {
                try await setup.wait(for: "the answers in the thread \(asked.ts)") {
                    let thread = try await setup.workspace.messages(in: asked.channel, as: person, thread: asked.ts)
                    answers = thread.count { $0.bot_id != nil }
                    return answers >= asked.commands
                }
            } catch {
                Issue.record(error)
            }
            #expect(answers == asked.commands, "\(answers) answers to \(asked.commands) in the thread \(asked.ts)")
        }
    }
}
