import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine

extension Rehearsal {
    static let hostile = [
        "<!channel>", "<!here|here> <!everyone>", "<@U0BOB>", "question <!channel>", "search <!channel> & <b>",
        "daily <!here>", "help <!channel>", "\u{202E}noitseuq", "quiz \u{202E}5 gnihcac",
        "search \u{2066}مرحبا\u{200F}",
        "*_~`>", "question \"", "\u{0}\u{1}\u{7}", "🏳️‍🌈👩‍👩‍👧‍👦", String(repeating: "a", count: 5_000),
        "question " + String(repeating: "x", count: 900), "search " + String(repeating: "cache ", count: 150),
    ]

    private static let commands = [
        "", "hi", "thanks", "help", "help question", "help hint", "help answer", "help rubric", "help follow-up",
        "help topics", "help search", "help daily", "help quiz", "help why", "help appeal", "help appeals", "why",
        "appeal",
        "appeals", "appeals 3", "appeal accept 3", "appeal accept", "help score", "help help", "help status", "status",
        "topics", "search caching retries", "search cache xyzzyplugh", "search xyzzyplugh", "search", "hint", "answer",
        "rubric", "follow-up", "question be-9999", "question cachng", "question zymurgy", "hlep", "zymurgy",
        "quiz 99", "quiz cachng", "quiz zymurgy", "quiz history", "score", "skip", "stop", "quiz resume", "daily",
        "daily preview", "daily queue", "daily off", "daily edit", "daily new", "daily preview 99",
        "daily skip 2026-02-30", "daily unqueue", "daily off all", "daily on weekdays 09:30", "daily on weekdays UTC",
        "daily on weekdays 25:00 UTC", "daily on weekdayz 09:30 UTC", "daily on weekdays 09:30 Europe/Vilnus",
        "daily on weekdays 09:30 UTC until 2026-11-01", "daily on weekdays 09:30 UTC holidays lt",
        "daily on weekdays 09:30 UTC reveal after soon", "daily queue be-9999",
    ]

    /// Everything that can be typed, in every place; first contact, and what comes too late.
    func commands() async throws {
        try await happens("invited", in: .team) { _ in .joined }
        for text in Self.commands + Self.hostile {
            try await says(text)
            try await says(text, in: .team)
            try await types(text)
            try await types(text, isMember: false, knowsDirect: false)
        }
        try await says("question", in: .team, ago: 7200)
        try await types("question", ago: 7200)
        for place in [Conversation.direct, .team] {
            let asked = try await says("question", in: place)
            for text in Array(repeating: "hint", count: 6) + Array(repeating: "follow-up", count: 8) + [
                "answer", "hint", "rubric",
            ] {
                try await says(text, in: place)
            }
            for line in asked { try await pressesAll(of: line) }
        }
        for question in bot.bank.questions.values where question.status == .active {
            try await says("question \(question.id.rawValue)", in: .team)
            for text in ["hint", "answer", "rubric", "follow-up"] { try await says(text, in: .team) }
        }
    }

    /// Every item: right, wrong, unreadable and skipped; by others, twice, too late.
    func quizzes() async throws {
        var thread: MessageID?
        for place in [Conversation.team, .direct] {
            for step in 0..<4 {
                var put = try await says("quiz 20", in: place, thread: thread).first
                if place.kind == .channel { thread = put?.delivery.thread }
                for number in 0..<20 {
                    guard let line = put else { break }
                    if number == 1 {
                        try await says("well, let me see", in: place, thread: thread)
                        try await says("hint", in: place, thread: thread)
                        try await pressesAll(of: line, by: .bob)
                        put = try await says("quiz resume", in: place, thread: thread).first
                    }
                    put = try await answer(step + number, put, in: place, thread: thread)
                }
                try await says("stop", in: place, thread: thread)
                for text in ["score", "quiz history"] {
                    try await says(text, in: place, thread: thread)
                    try await types(text)
                }
                move(by: 86_400)
            }
            thread = nil
        }
        // Settled long ago: every button of every item.
        for line in lines.filter({ $0.options.contains { $0.label == "Skip" } }).suffix(12) {
            try await pressesAll(of: line)
        }
    }

    /// One answer, in words or by a press.
    private func answer(
        _ number: Int, _ put: Line?, in place: Conversation, thread: MessageID?
    ) async throws -> Line? {
        let options = put?.options ?? []
        if let put, number % 2 == 0, let check = options.first(where: { $0.label == "Check" }) {
            try await presses(check, on: put)
            return try await presses(check, on: put, ticking: [options[0].token]).first
        }
        if let put, number % 2 == 0, options.contains(where: { ["Put in order", "Match"].contains($0.label) }) {
            return try await fillIn(put, options[0])
        }
        if let put, number % 2 == 0, let first = options.first { return try await presses(first, on: put).first }
        let answers = ["A", "true", "b c", "1500 ms", "skip", "42"]
        for text in [answers[number % answers.count], "skip"] {
            let said = try await says(text, in: place, thread: thread)
            let next = said.first { $0.delivery.content.plainText.contains("/20 ") || $0.options.count > 1 }
            if let next { return next }
        }
        return nil
    }

    /// An order or pairs by the dialog: first as it cannot be, then in the order shown.
    private func fillIn(_ put: Line, _ option: MessageContent.Option) async throws -> Line? {
        guard let dialog = try await presses(option, on: put).first else { return nil }
        let inputs = dialog.delivery.content.blocks.compactMap { block -> MessageContent.Input? in
            if case .input(let input) = block { input } else { nil }
        }
        try await submits(Dictionary(uniqueKeysWithValues: inputs.map { ($0.id, $0.options[0]) }))
        let chosen = inputs.enumerated().map { ($0.element.id, $0.element.options[$0.offset]) }
        let before = lines.count
        try await submits(Dictionary(uniqueKeysWithValues: chosen))
        try await submits(Dictionary(uniqueKeysWithValues: chosen))
        return lines.dropFirst(before).first
    }

    func schedules() async throws {
        for text in [
            "daily on weekdays 09:30 Europe/Vilnius", "daily", "daily preview 3", "daily skip", "daily skip 2026-11-28",
            "daily queue be-0009", "daily queue be-0009 for 2026-11-27", "daily queue be-0009 for 2026-11-01",
            "daily queue", "daily unqueue be-0009", "daily unqueue be-0009", "daily pause", "daily", "daily resume",
            "daily edit 1 weekdays 10:00 UTC level senior", "daily now", "daily now",
            "daily on mon,wed 10:00 America/New_York level senior reveal after 4h", "daily off", "daily off 9",
            "daily preview 30",
        ] {
            try await says(text, in: .team)
            try await says(text)
        }
        for command in ["daily new", "daily edit 1"] {
            try await types(command)
            for values in [
                ["days": "weekdays", "time": "09:30", "zone": "Europe/Vilnius", "level": "any level"],
                ["days": "\u{202E}<!channel>", "time": "soon", "zone": "Mars", "topics": "<@U0BOB>", "reveal": "x"],
            ] { try await submits(values) }
        }
        try await prompts()
        if let list = try await says("daily", in: .team).first { try await pressesAll(of: list) }
        if let list = try await types("daily").first { try await pressesAll(of: list) }
    }

    func pages() async throws {
        try await opensHome()
        try await says("quiz 3")
        try await says("skip")
        for line in try await opensHome() { try await pressesAll(of: line) }
        for line in try await opensHome() { try await pressesAll(of: line) }
    }

    /// As much as there can be of everything.
    func crowd() async throws {
        for number in 0..<41 {
            let hour = String(number % 24)
            try await says(
                "daily on weekdays \(hour):15 Europe/Vilnius except 2026-12-24 to 2027-01-02, 2027-02-0\(1 + number % 9)",
                in: .team)
        }
        try await says("daily", in: .team)
        for number in 0..<100 { try await says("daily queue \(question(number)) 1", in: .team) }
        for text in ["daily queue 1", "daily preview 30 1", "daily new", "daily edit 1"] {
            try await says(text, in: .team)
            try await types(text)
        }
        try await opensHome()
        for _ in 0..<3 {
            try await says("quiz 100")
            for number in 0..<100 { try await says(number % 3 == 0 ? "a" : "skip") }
            try await says("stop")
            move(by: 86_400)
        }
        for text in ["score", "quiz history", "topics"] { try await says(text) }
        try await opensHome()
    }

    private func question(_ number: Int) -> String {
        let ids = bot.bank.questions.keys
        return ids[number % ids.count].rawValue
    }
}
