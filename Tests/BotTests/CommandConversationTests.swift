import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Testing

@testable import Bot

/// What people type, and whether they get something sensible back.
@Suite struct CommandConversationTests {
    @Test(arguments: ["hi", "hello viva", "help me please", "", "   ", "?", "what can you do?"])
    func whoDoesNotKnowWhatToSayIsHelped(text: String) async throws {
        let answer = try await Scene().person("alice").hears(text)
        #expect(answer.contains("help") || answer.contains("What I can do"), "\(text): \(answer)")
    }

    @Test(arguments: ["thanks", "thank you!", "Thanks a lot", "many thanks"])
    func thanksAreTakenKindly(text: String) async throws {
        #expect(try await Scene().person("alice").hears(text).contains("You're welcome"))
    }

    @Test(arguments: [
        "question", "Question!", "a question please", "Q", "ask us something about caching", "next", "another one",
        "random", "give me a question", "can we have a new question about databases, please?", "senior design question",
        "interview question", "question for a junior developer", "question: caching", "`question caching`",
        "one more", "question be-0009 please", "question about be-0009", "question for an expert",
    ])
    func aQuestionIsAskedForInManyWays(text: String) async throws {
        let scene = try Scene()
        let said = try #require(try await scene.person("alice", in: "team").says(text).first)
        #expect(said.question(in: scene.bank) != nil, "\(said.text)")
    }

    @Test(arguments: [
        ("quesion", "question"), ("hinnt", "hint"), ("rubrik", "rubric"), ("folow-up", "follow-up"),
        ("seach", "search"),
        ("daly", "daily"), ("qiuz", "quiz"), ("scroe", "score"), ("hlep", "help"), ("statsu", "status"),
        ("topisc", "topics"), ("anser", "answer"),
    ])
    func everyCommandIsSuggestedForASlip(typed: String, meant: String) async throws {
        let scene = try Scene()
        #expect(try await scene.person("alice").hears(typed).contains("Did you mean \(meant)?"))
        #expect(try await scene.person("alice", in: "team").hears(typed).contains("Did you mean @viva \(meant)?"))
    }

    @Test(arguments: [
        ("another hint", "No question has been asked"), ("next follow-up", "No question has been asked"),
        ("list topics", "Topics"), ("what topics are there", "Topics"), ("which topics do you have?", "Topics"),
        ("take a quiz on caching", "1/5"), ("daily help", "daily preview 10"), ("quiz help", "quiz databases 5"),
    ])
    func otherCommandsAreAskedForInManyWaysToo(text: String, answer: String) async throws {
        #expect(try await Scene().person("alice").hears(text).contains(answer))
    }

    @Test(arguments: [
        ("question caching senir", "senior"), ("question levle mid", "level"), ("question desgin", "design"),
    ])
    func aSlipInALevelOrKindGetsASuggestionToo(text: String, meant: String) async throws {
        #expect(try await Scene().person("alice").hears(text).contains("Did you mean \(meant)?"))
    }

    @Test func aTopicIsSuggestedOnce() async throws {
        let bank = try RealBank.load()
        for topic in bank.topics.values {
            for name in [topic.title] + topic.aliases where name.count > 5 && !name.contains(" ") {
                let suggestions = bank.topicSuggestions(for: String(name.dropLast(2)) + "x" + name.suffix(1))
                #expect(Set(suggestions).count == suggestions.count, "\(name): \(suggestions)")
                for title in suggestions { #expect(bank.topic(named: title)?.title == title) }
            }
        }
        let text = try await Scene().person("alice").hears("question cachng")
        #expect(text.hasPrefix("I know no topic “cachng”. Did you mean Caching?"), "\(text)")
    }

    @Test func topicsListsAllThatHasSomethingInIt() async throws {
        let scene = try Scene()
        let text = try await scene.person("alice").hears("topics")
        for topic in scene.bank.topics.values where topic.parent != nil {
            let filter = Filter(topics: [topic.id])
            let questions = scene.bank.questions(for: filter, audience: .team).count
            let items = scene.bank.items(for: filter).count
            #expect(text.contains("\(topic.title) (\(questions)") == (questions + items > 0), "\(topic.title)")
        }
    }

    @Test func statusTellsHowMuchThereIs() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        scene.move(by: 3_700)
        let text = try await alice.hears("status")
        #expect(text.contains("Up for 1 hour 1 minute."))
        #expect(text.contains("\(scene.bank.questions.count) questions, \(scene.bank.activeItems.count) quiz items"))
    }

    @Test func aSearchNamesQuestionsThatCanBeAsked() async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        let text = try await alice.hears("search caching")
        #expect(text.contains("be-0009"))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("• ") } <= 5)
        let first = String(try #require(text.firstMatch(of: /be-\d{4}/)).output)
        #expect(try await alice.says("question \(first)").first?.question(in: scene.bank)?.id.rawValue == first)
        #expect(
            try await alice.hears("search caching xyzzyplugh").contains("No question has all of “caching xyzzyplugh”"))
        #expect(try await alice.hears("search xyzzyplugh").contains("Nothing in the bank mentions “xyzzyplugh”"))
        #expect(try await alice.hears("search").contains("Search for what?"))
        #expect(try await alice.hears("find me questions about retries").contains("be-"))
    }

    @Test(arguments: [
        "lunch?", "question caching", "viva is nice", "skip", "b", "thanks", "", "help", "@bob question", "<@U123>",
    ])
    func talkInAChannelIsLeftAlone(text: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        #expect(try await alice.remarks(text).isEmpty)
        #expect(try await alice.inside(MessageID(rawValue: "m0")).remarks(text).isEmpty)
    }

    static let hostile = [
        "<!channel>", "<!here|here> <!everyone>", "@channel", "<@U123456>", "question <!channel>", "search <!channel>",
        "quiz <!subteam^S1>", "daily <!here>", "help <!channel>",
        String(repeating: "a", count: 40_000), String(repeating: "question ", count: 4_000),
        "search " + String(repeating: "cache ", count: 6_000), "quiz " + String(repeating: "9", count: 5_000),
        "daily on weekdays 09:30 " + String(repeating: "Europe/Vilnius ", count: 2_000),
        "🙂", "🏳️‍🌈👩‍👩‍👧‍👦", "question 🙂", "quiz 🧠 5", "ساعدني", "search مرحبا", "\u{202E}noitseuq", "quiz \u{202E}5 gnihcac",
        "q\u{301}\u{301}\u{301}uestion", "e" + String(repeating: "\u{301}", count: 3_000), "\u{0}\u{1}\u{7}",
        "\u{FEFF}",
        "question\u{0}caching", "'; DROP TABLE quiz; --", "search %' OR 1=1 --", "question %s%n{}", "```", "*_~`>",
        "- ",
        "question \"", "\n\n\nquestion\n\ncaching\n", "https://example.org/question",
        "daily queue be-99999999999999999999",
        "question be-", "question -", "daily 9", "daily off 99999999999999999999", "daily preview -1", "daily skip 0",
    ]

    @Test(arguments: hostile) func anyTextGetsOneShortKindAnswer(text: String) async throws {
        let scene = try Scene()
        for person in [scene.person("alice"), scene.person("alice", in: "team")] {
            let answer = try await person.hears(text)
            #expect(!answer.isEmpty && answer.unicodeScalars.count < 2_500)
            #expect(!answer.unicodeScalars.contains { ("\u{202A}"..."\u{202E}").contains($0) || $0.value == 0 })
            #expect(try await person.hears("status").contains("All is well"))
        }
    }

    @Test(arguments: hostile) func anyTextIsBorneDuringAQuiz(text: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice")
        try await alice.says("quiz 20")
        for _ in 0..<4 {
            #expect(try await alice.says(text).count == 1)
            try await alice.says("skip")
        }
    }

    /// What people wrote comes back as plain text only: no mention, no link, no formatting.
    @Test(arguments: hostile) func nothingThatWasTypedBecomesAMention(text: String) async throws {
        let said = try await Scene().person("alice").says(text)
        for block in said.flatMap(\.content.blocks) {
            guard case .paragraph(let spans) = block else { continue }
            for span in spans {
                if case .mention = span { Issue.record("\(text.prefix(40)) became a mention") }
                if case .code(let code) = span { #expect(!code.contains("!") && !code.contains("<")) }
            }
        }
    }

    @Test func aLongCommandIsRefusedBeforeItIsRead() throws {
        let parser = CommandParser(bank: try RealBank.load())
        let topics = { "question " + Array(repeating: "caching", count: $0).joined(separator: ",") }
        #expect(throws: CommandError.tooLong) { try parser.parse(topics(200), now: Scene.start) }
        #expect(throws: Never.self) { try parser.parse(topics(100), now: Scene.start) }
    }
}
