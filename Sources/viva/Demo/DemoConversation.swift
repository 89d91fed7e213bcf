import Foundation
import OrderedCollections
import QuestionEngine

/// The conversation that explains the product, played by three people of the local workspace. Each step waits for viva's
/// answer and fails if it does not come, or is not what it should be.
struct DemoConversation {
    let workspace: DemoWorkspace
    let bank: Bank
    private let people: [String: String]
    private let channels: [String: String]
    private let bot: String

    typealias Failed = DemoWorkspace.Failed

    private static let patience = Duration.seconds(20)

    init(workspace: DemoWorkspace, bank: Bank) async throws {
        self.workspace = workspace
        self.bank = bank
        let state = try await workspace.state()
        people = Dictionary(state.users.map { ($0.name, $0.id) }) { first, _ in first }
        let named = state.conversations.compactMap { channel in channel.name.map { ($0, channel.id) } }
        channels = Dictionary(named) { first, _ in first }
        guard let bot = state.bot?.user_id else { throw Failed(description: "the workspace has no bot") }
        self.bot = bot
    }

    func play() async throws {
        let dueAt = try await scheduleDailyPrompt()
        try await askTeamQuestion()
        try await takeQuiz()
        try await awaitDailyPrompt(dueAt)
    }

    private func askTeamQuestion() async throws {
        Terminal.say("\n— #team asks for an interview question —")
        let question = try await say(
            "alice", "@viva question caching senior", in: "team", expecting: "Interview question")
        _ = try await say("bob", "@viva hint", in: "team", thread: question.ts, expecting: "Hint 1 of")
        _ = try await say("alice", "@viva answer", in: "team", thread: question.ts, expecting: "A good answer")
    }

    /// A real schedule that fires by itself at the next full minute.
    private func scheduleDailyPrompt() async throws -> Date {
        Terminal.say("\n— #hiring orders a daily prompt —")
        // Not a minute that ends while the command is on its way.
        let soon = Date().addingTimeInterval(8)
        let due = Date(timeIntervalSince1970: (soon.timeIntervalSince1970 / 60).rounded(.up) * 60)
        let time = LocalTime(of: due, in: .gmt)
        _ = try await say("carol", "@viva daily every day \(time) UTC level mid", in: "hiring", expecting: "Done.")
        return due
    }

    private func awaitDailyPrompt(_ due: Date) async throws {
        let seconds = max(0, Int(due.timeIntervalSinceNow.rounded(.up)))
        Terminal.say("\n— the daily prompt arrives in #hiring (in \(seconds) s, at its time) —")
        let channel = try channel("hiring")
        let carol = try person("carol")
        let before = String(format: "%.6f", due.timeIntervalSince1970 - 2)
        let prompt = try await workspace.answer(
            after: before, in: channel, as: carol, thread: nil, within: .seconds(seconds) + Self.patience)
        try show(prompt, expecting: "Practice prompt for")
    }

    private func takeQuiz() async throws {
        Terminal.say("\n— bob practises in a direct message, with one wrong answer —")
        let bob = try person("bob")
        let channel = try await workspace.openDirectMessage(of: bob, with: bot)
        var shown = try await say("bob", "quiz caching 3", inChannel: channel, expecting: "1/3")
        for number in 1...3 {
            let answer = try Self.answer(to: shown.text ?? "", from: bank, rightly: number != 2)
            let expected = number == 2 ? "Not quite." : "Right."
            shown = try await say("bob", answer, inChannel: channel, expecting: expected)
        }
        guard shown.text?.contains("Quiz finished") == true else { throw Failed(description: "the quiz did not end") }
    }

    /// What somebody who knows the bank would answer to the item in that text, or what somebody would who does not.
    static func answer(to text: String, from bank: Bank, rightly: Bool) throws -> String {
        let shown = text.unescaped
        let matching = bank.items.values.filter { shown.contains($0.stem) }
        guard let item = matching.max(by: { $0.stem.count < $1.stem.count }) else {
            throw Failed(description: "no item of the bank is in: \(text)")
        }
        switch item.body {
        case .single(let options, _), .multi(let options, _):
            let wanted = rightly ? options.filter(\.isCorrect) : options.filter { !$0.isCorrect }
            let letters = (rightly ? wanted : Array(wanted.prefix(1))).compactMap { letter(of: $0.text, in: shown) }
            return letters.joined(separator: " ")
        case .trueFalse(let isTrue, _): return String(isTrue == rightly)
        case .short(let key):
            let right = key.answers.first { $0.credit >= 1 && !$0.text.contains("*") }?.text ?? ""
            return rightly ? right : "no idea"
        case .numeric(let key): return String(rightly ? key.value : key.value * 7 + 13)
        case .order(let steps):
            let letters = steps.compactMap { letter(of: $0.text, in: shown) }
            return (rightly ? letters : letters.reversed()).joined(separator: " ")
        case .match(let pairs, _):
            let letters = pairs.compactMap { letter(of: $0.right, in: shown) }
            return (rightly ? letters : Array(letters.dropFirst() + letters.prefix(1))).joined(separator: " ")
        }
    }

    private static func letter(of option: String, in text: String) -> String? {
        text.components(separatedBy: "\n").first { $0.hasSuffix(". \(option)") }.flatMap {
            $0.components(separatedBy: ". ").first?.filter(\.isLetter)
        }
    }

    private func say(
        _ name: String, _ text: String, in channelName: String, thread: String? = nil, expecting: String
    ) async throws -> DemoWorkspace.Message {
        try await say(name, text, inChannel: channel(channelName), thread: thread, expecting: expecting)
    }

    private func say(
        _ name: String, _ text: String, inChannel channel: String, thread: String? = nil, expecting: String
    ) async throws -> DemoWorkspace.Message {
        Terminal.say("\n\(name): \(text)")
        let user = try person(name)
        let ts = try await workspace.post(text, in: channel, as: user, thread: thread)
        // In a channel, everything but a question itself comes in a thread of what was written.
        let isChannelCommand = thread == nil && text.contains("daily")
        let place = thread ?? (isChannelCommand ? ts : nil)
        var answer = try await workspace.answer(
            after: ts, in: channel, as: user, thread: place, within: Self.patience)
        // Whoever writes to viva for the first time is greeted first.
        if !(answer.text ?? "").unescaped.contains(expecting) {
            try show(answer, expecting: "Hello")
            answer = try await workspace.answer(
                after: answer.ts, in: channel, as: user, thread: place, within: Self.patience)
        }
        try show(answer, expecting: expecting)
        return answer
    }

    private func show(_ message: DemoWorkspace.Message, expecting: String) throws {
        let text = (message.text ?? "").unescaped
        let lines = text.components(separatedBy: "\n").map { "      \($0)" }.joined(separator: "\n")
        Terminal.say("viva:\n\(lines)")
        guard text.contains(expecting) else {
            throw Failed(description: "expected an answer with “\(expecting)”")
        }
    }

    private func person(_ name: String) throws -> String {
        guard let id = people[name] else { throw Failed(description: "the workspace has nobody called \(name)") }
        return id
    }

    private func channel(_ name: String) throws -> String {
        guard let id = channels[name] else { throw Failed(description: "the workspace has no #\(name)") }
        return id
    }
}

extension String {
    /// Without Slack's escapes.
    fileprivate var unescaped: String {
        replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&amp;", with: "&")
    }
}
