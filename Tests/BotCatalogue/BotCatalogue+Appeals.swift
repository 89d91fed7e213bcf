import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store

extension BotCatalogue {
    /// What is said about how answers were graded, and to whom they are put.
    static func appeals(bank: Bank, name: String) async throws -> [CatalogueEntry] {
        var entries: [CatalogueEntry] = []
        for (abilities, set) in [("all", Set(ChatAbility.allCases)), ("none", [])] as [(String, Set<ChatAbility>)] {
            let settings = BotSettings(people: PeopleSettings(admins: AdminRoll(people: [.bob])))
            let store = try SQLiteStore.inMemory(secret: 13)
            let rehearsal = try Rehearsal(
                "\(name), appeals, \(abilities)", bank: bank, abilities: set, settings: settings, store: store)
            try await rehearsal.appeals()
            // Every item means something else by now.
            let items = bank.items.values.map { item in
                var item = item
                item.semanticRevision += 1
                return item
            }
            for (state, items) in [("changed", items), ("emptied", [])] {
                let bank = Bank(header: bank.header, topics: Array(bank.topics.values), questions: [], items: items)
                let later = try Rehearsal(
                    "\(name), appeals, \(state), \(abilities)", bank: bank, abilities: set, settings: settings,
                    store: store)
                try await later.cases()
                entries += later.entries
            }
            entries += rehearsal.entries
        }
        return entries
    }
}

extension Rehearsal {
    /// Wrong answers of every kind, what decided, and an appeal against each.
    func appeals() async throws {
        let reasons = ["", "<!channel> & <@U0BOB>", "\u{202E}" + String(repeating: "x", count: 900), "it is *so*"]
        for place in [Conversation.direct, .team] {
            for round in 0..<2 {
                try await says("quiz 20", in: place)
                for number in 0..<20 {
                    try await answerAnything(number + round, in: place)
                    if number % 4 == 0 {
                        try await says("why", in: place)
                        try await says("appeal \(reasons[number / 4 % reasons.count])", in: place)
                        try await types("why")
                        try await says("appeal", in: place)
                    }
                }
                try await says("stop", in: place)
                move(by: 86_400)
            }
        }
        try await cases()
    }

    private func answerAnything(_ number: Int, in place: Conversation) async throws {
        let answers = ["A", "true", "b a c", "1500 ms", "1a 2b 3c", "oka", "f e d c b a", "1b 2a 3d 4c 5e", "b a d c"]
        for offset in 0..<answers.count {
            let text = answers[(number + offset) % answers.count]
            let thread = place.kind == .channel ? lines.last { $0.place == place }?.delivery.thread : nil
            let said = try await says(text, in: place, thread: thread)
            if said.contains(where: { !$0.delivery.content.plainText.contains("did not count") }) { return }
        }
    }

    /// The editor's side: all there is, wherever it may be asked for.
    func cases() async throws {
        try await says("appeal accept 1")
        try await says("why")
        try await says("appeal")
        for place in [Conversation(id: ConversationID(rawValue: "D0BOB"), kind: .direct), .team] {
            for text in [
                "appeals", "appeals 1", "appeals 99", "appeal accept 1 <!here> \u{202E}so", "appeals 1",
                "appeal reject 1",
                "appeals 2", "appeal reject 2", "appeal reject 3 " + String(repeating: "no ", count: 300), "appeals 3",
                "appeal accept 99", "quiz 1", "why", "appeal", "appeal accept 4",
            ] {
                let said = try await says(text, in: place, by: .bob)
                if text.hasPrefix("appeals ") { for line in said { try await pressesAll(of: line, by: .bob) } }
            }
        }
        try await says("why")
    }
}
