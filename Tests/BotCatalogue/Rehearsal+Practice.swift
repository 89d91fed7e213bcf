import Bot
import Chat
import Foundation
import QuestionEngine
import Store

extension Rehearsal {
    private static let wishes = [
        "help practice", "practice status", "practice retention", "practice retention 85", "practice retention 30",
        "practice budget", "practice budget 3", "practice budget many", "practice zone", "practice zone Mars",
        "practice zone Europe/Vilnius", "practice remind", "practice remind 9:00", "practice remind 25:00",
        "practice remind 9:00 EST", "practice remind 9:00 Europe/Vilnius", "practice remind", "practice quiet",
        "practice quiet 22:00", "practice quiet 22:00-22:00", "practice quiet 08:00-10:00", "practice quiet",
        "practice remind", "practice status", "practice quiet off", "practice quiet off now", "practice remind off",
        "practice easy", "practice hard", "practice cachng", "practice zymurgy", "practice 99",
        "practice \u{202E}<!channel>",
        "practice zone <!channel>", "practice remind <@U0BOB>", "practice quiet \u{202E}22:00-\u{2066}7:00",
    ]

    /// Sessions of all lengths, what is said of items afterwards, reminders, and adaptive quizzes.
    func practice() async throws {
        for text in Self.wishes {
            try await says(text)
            try await says(text, in: .team)
            try await types(text)
        }
        for round in 0..<4 {
            try await session("practice 4", right: round != 1)
            move(by: 700)
            try await session("practice", right: round != 2)
            try await says("practice status")
            try await opensHome()
            move(by: Double(round) * 20 * 86_400)
        }
        try await says("practice remind 9:00 Europe/Vilnius")
        try await reminders()
        for text in ["quiz adaptive", "practice"] {
            for _ in 0..<30 { try await says("practice 20") }
            try await session(text, right: true)
        }
        try await says("practice 20")
        try await says("stop")
        for text in ["score", "quiz history", "export me", "forget me", "practice easy"] { try await says(text) }
        for line in try await opensHome() { try await pressesAll(of: line) }
        try await says("forget me for good")
    }

    /// - Parameter right: whether the answers are, as far as that can be told.
    private func session(_ text: String, right: Bool) async throws {
        var put = try await says(text).first
        for number in 0..<24 {
            guard let line = put, !line.options.isEmpty || number == 0 else { break }
            if let rating = line.options.first(where: { $0.label.hasPrefix("That was") }), number % 2 == 0 {
                try await presses(rating, on: line)
            }
            let answers = right ? ["6.8 ms", "oak", "a", "true", "skip"] : ["skip"]
            for answer in answers {
                let said = try await says(answer)
                guard let next = said.first(where: { !$0.delivery.content.plainText.contains("did not count") }) else {
                    continue
                }
                put = next
                break
            }
            for word in number % 5 == 0 ? ["practice easy", "practice hard"] : [] { try await says(word) }
        }
        try await says("stop")
    }

    /// Those of the next days.
    private func reminders() async throws {
        for _ in 0..<3 {
            move(by: 86_400)
            _ = try await store.write { [bot, now] store in
                try bot.remind(.ann, in: Self.service, at: now, store)
            }
            for line in try await writeDown("reminder", in: .direct) { try await pressesAll(of: line) }
        }
    }
}
