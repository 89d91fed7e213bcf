import Bot
import Chat
import Foundation
import OrderedCollections
package import QuestionEngine
import Store

/// Everything that the bot can say: every command, state and edge, with and without what a chat service may be able to do,
/// over a bank as it is shipped and one whose texts are as long and as hostile as can be.
package enum BotCatalogue {
    /// - Parameter bank: the one that is shipped.
    package static func entries(bank: Bank) async throws -> [CatalogueEntry] {
        var entries: [CatalogueEntry] = []
        for (name, bank) in [("shipped", bank), ("hostile", .hostile)] {
            for (abilities, set) in [("all", Set(ChatAbility.allCases)), ("none", [])] as [(String, Set<ChatAbility>)] {
                let rehearsal = try Rehearsal("\(name), \(abilities)", bank: bank, abilities: set)
                try await rehearsal.commands()
                try await rehearsal.quizzes()
                try await rehearsal.schedules()
                try await rehearsal.pages()
                entries += rehearsal.entries
            }
            entries += try await ends(bank: bank, name: name)
            entries += try await people(bank: bank, name: name)
            entries += try await appeals(bank: bank, name: name)
        }
        return entries
    }

    /// What is said when things are gone, empty or at their limits.
    private static func ends(bank: Bank, name: String) async throws -> [CatalogueEntry] {
        let all = Set(ChatAbility.allCases)
        let store = try SQLiteStore.inMemory(secret: 12)
        let before = try Rehearsal("\(name), before", bank: bank, abilities: all, store: store)
        try await before.says("quiz 3")
        try await before.says("question")
        try await before.says("daily on weekdays 09:30 UTC", in: .team)
        let empty = Bank(header: bank.header, topics: Array(bank.topics.values), questions: [], items: [])
        let after = try Rehearsal("\(name), emptied", bank: empty, abilities: all, store: store)
        for line in before.lines { try await after.pressesAll(of: line) }
        for text in ["question", "hint", "quiz", "quiz resume", "topics", "search anything", "daily now", "stop"] {
            try await after.says(text)
            try await after.says(text, in: .team)
            try await after.types(text)
        }
        try await after.opensHome()
        let crowded = try Rehearsal(
            "\(name), crowded", bank: bank, abilities: all,
            settings: BotSettings(longestQuiz: 100, schedulesPerConversation: 40, defaultZone: "Europe/Vilnius"),
            botName: "the interview practice bot of the platform team & friends <!here>")
        try await crowded.crowd()
        let settled = try Rehearsal("\(name), forgotten", bank: bank, abilities: all)
        for text in ["question", "quiz 2", "daily", "hlep"] { try await settled.says(text, in: .team) }
        try await settled.opensHome()
        try await settled.store.write { [now = settled.now + 1] in try $0.prune(before: now) }
        for line in settled.lines { try await settled.pressesAll(of: line) }
        return before.entries + after.entries + crowded.entries + settled.entries
    }
}
