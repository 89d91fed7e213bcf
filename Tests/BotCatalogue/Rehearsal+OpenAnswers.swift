import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store

extension BotCatalogue {
    /// What is said about answers in people's own words, to and by the editors, and about reading the bank again.
    static func desk(bank: Bank, name: String) async throws -> [CatalogueEntry] {
        var entries: [CatalogueEntry] = []
        for (abilities, set) in [("all", Set(ChatAbility.allCases)), ("none", [])] as [(String, Set<ChatAbility>)] {
            let served = ServedBank(bank)
            let rehearsal = try Rehearsal(
                "\(name), desk, \(abilities)", bank: bank, abilities: set,
                settings: BotSettings(people: PeopleSettings(admins: AdminRoll(people: [.bob]))), served: served)
            try await rehearsal.openAnswers()
            try await rehearsal.editors()
            for problems in [[], Self.problems] {
                served.refuse(problems, at: rehearsal.now)
                for user in [UserID.ann, .bob] {
                    for text in ["reload", "reload the bank", "status"] {
                        try await rehearsal.says(text, by: user)
                        try await rehearsal.says(text, in: .team, by: user)
                    }
                }
            }
            let alone = try Rehearsal(
                "\(name), no reload, \(abilities)", bank: bank, abilities: set,
                settings: BotSettings(people: PeopleSettings(admins: AdminRoll(people: [.bob]))))
            try await alone.says("reload", by: .bob)
            entries += rehearsal.entries + alone.entries
        }
        return entries
    }

    private static let problems = (1...200).map { "Questions/<!here>/be-\($0).yaml:\($0):1: unknown key `<@U0BOB>`" }
}

extension Rehearsal {
    private static let answers = [
        "a cache with a TTL, and the channel is here", "no channel without a cache",
        "channel, here, cache, TTL, LRU, jitter, seen",
        "nothing of that kind", "short", "", String(repeating: "channel ", count: 375),
        String(repeating: "so ", count: 1_500),
        "<!here> & <@U0BOB> \u{202E}channel\u{200F} 🏳️‍🌈",
    ]

    func openAnswers() async throws {
        for text in ["try a b c", "mentioned", "report <!channel>"] { try await says(text) }
        for place in [Conversation.team, .direct] {
            let asked = try await says("question", in: place)
            for answer in Self.answers {
                for line in try await says("try \(answer)", in: place) { try await pressesAll(of: line, by: .bob) }
                try await says("mentioned \(answer.prefix(500))", in: place)
                try await types("try \(answer)")
                for line in asked {
                    for option in line.options where option.label.hasPrefix("Try") {
                        try await presses(option, on: line)
                        try await submits(["answer": answer])
                    }
                }
            }
            for question in bot.bank.questions.values.prefix(6) where question.status == .active {
                try await says("question \(question.id.rawValue)", in: place)
                try await says("try \(question.modelAnswer.prefix(2_900))", in: place)
            }
        }
    }

    func editors() async throws {
        let texts =
            Self.hostile.map { "suggest \($0) \($0) \($0)" } + Self.answers.map { "report \($0)" }
            + ["suggest", "report", "suggest caching", "report be-0001", "report be-0001 the link is dead"]
        for text in texts {
            move(by: 3_600)
            try await says(text)
            try await says(text, in: .team)
            for entry in try await store.read({ try $0.openDeskCases(in: Self.service) }).prefix(1) {
                for line in try await says("review \(entry.id.rawValue)", by: .bob) {
                    try await pressesAll(of: line, by: .bob)
                }
                try await says("review \(entry.id.rawValue)", in: .team, by: .bob)
                try await says("review \(entry.id.rawValue) reject \(text.prefix(300))", by: .bob)
            }
        }
        for number in 0..<12 { try await says("suggest a whole question of mine, number \(number)") }
        for user in [UserID.ann, .bob] {
            for text in [
                "reviews", "review 999", "review accept", "review 1 maybe", "review 1 done", "review 1 accept",
                "help try",
                "help mentioned", "help suggest", "help report", "help reviews", "help reload",
            ] {
                try await says(text, by: user)
                try await says(text, in: .team, by: user)
            }
        }
    }
}
