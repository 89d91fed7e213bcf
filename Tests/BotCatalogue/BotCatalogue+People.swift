import Bot
import Chat
import Foundation
import QuestionEngine
import Store

extension BotCatalogue {
    /// What is said about who may do what, and about what is stored of people.
    static func people(bank: Bank, name: String) async throws -> [CatalogueEntry] {
        var entries: [CatalogueEntry] = []
        for (abilities, set) in [("all", Set(ChatAbility.allCases)), ("none", [])] as [(String, Set<ChatAbility>)] {
            let open = try Rehearsal("\(name), people, \(abilities)", bank: bank, abilities: set)
            try await open.people()
            let closed = try Rehearsal(
                "\(name), closed, \(abilities)", bank: bank, abilities: set,
                settings: BotSettings(
                    people: PeopleSettings(
                        admins: AdminRoll(people: [.bob]), schedulesBy: .admins,
                        rate: CommandRate(perMinute: 1, atOnce: 20), channels: [Conversation.team.id],
                        directMessages: false, leaderboard: false)))
            try await closed.refusals()
            entries += open.entries + closed.entries
        }
        return entries
    }
}

extension Rehearsal {
    func people() async throws {
        let texts = [
            "leaderboard", "leaderboard leave", "leaderboard join", "leaderboard join", "leaderboard",
            "leaderboard all time", "leaderboard share", "leaderboard <!here>", "forget me", "export me",
            "forget <@U0BOB>", "export \u{202E}",
        ]
        for place in [Conversation.direct, .team] {
            for text in texts {
                try await says(text, in: place)
                try await types(text, in: place)
            }
        }
        try await opensHome()
        try await says("daily on weekdays 09:30 UTC")
        try await says("daily on weekdays 10:30 UTC", in: .team)
        try await says("question")
        try await answerMuch()
        for text in ["leaderboard", "leaderboard share all time", "forget me", "export me"] {
            try await says(text, in: .team)
            try await types(text)
        }
        try await says("export me")
        try await says("forget me for good", in: .team)
        for text in ["forget me for good", "forget me", "export me", "leaderboard"] {
            try await says(text)
            try await says(text, in: .team)
            try await types(text)
        }
    }

    /// Whatever people may answer, and enough of it for a rank by share.
    private func answerMuch() async throws {
        for text in Self.hostile + ["a", "true", "42"] {
            try await says("quiz 20")
            for _ in 0..<20 { try await says(text) }
            try await says("stop")
        }
        for user in ["U0CAROL", "U0DAVE"].map(UserID.init) { try await says("leaderboard join", in: .team, by: user) }
    }

    /// Where and by whom nothing is wanted.
    func refusals() async throws {
        let other = Conversation(id: ConversationID(rawValue: "C0OTHER"), kind: .channel)
        try await happens("invited", in: other) { _ in .joined }
        for place in [other, .direct] {
            move(by: 86_400)
            try await says("question", in: place)
            try await types("question", in: place)
        }
        try await says("leaderboard", in: .team)
        for text in ["daily on weekdays 09:30 UTC", "daily new", "daily"] {
            try await says(text, in: .team)
            try await types(text)
        }
        for _ in 0..<30 { try await says("status", in: .team) }
        move(by: 86_400)
        for _ in 0..<30 { try await types("status") }
    }
}
