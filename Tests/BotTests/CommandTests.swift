import Foundation
import QuestionEngine
import Testing

@testable import Bot

@Suite struct CommandTests {
    private static let examples = CommandGuide.all.flatMap { guide in guide.details.map { (guide.name, $0.example) } }

    @Test(arguments: examples)
    func everyExampleOfTheHelpIsUnderstood(name: CommandName, example: String) throws {
        let parser = CommandParser(bank: try RealBank.load())
        let command = try parser.parse(example, now: Scene.start)
        #expect(command.label == name.rawValue)
    }

    @Test(arguments: examples)
    func everyExampleOfTheHelpIsAnswered(name: CommandName, example: String) async throws {
        let scene = try Scene()
        let alice = scene.person("alice", in: "team")
        try await alice.says("daily on weekdays 07:00 Europe/Vilnius")
        let answers = try await alice.says(example)
        #expect(!answers.isEmpty)
        for answer in answers {
            #expect(!answer.text.contains("I don't know"))
            #expect(!answer.text.contains("I can't place"))
        }
    }

    @Test func helpListsEveryCommand() async throws {
        let alice = try Scene().person("alice")
        let text = try await alice.hears("help")
        for guide in CommandGuide.all {
            #expect(text.contains(guide.usage))
            #expect(text.contains(guide.summary))
        }
    }

    @Test(arguments: CommandName.allCases)
    func helpTellsMoreAboutACommand(name: CommandName) async throws {
        let text = try await Scene().person("alice").hears("help \(name.rawValue)")
        for detail in CommandGuide.guide(to: name).details { #expect(text.contains(detail.example)) }
    }

    @Test(arguments: [
        "a question about caching please", "Q caching", "question on caching", "QUESTION CACHING!",
        "could you give us a question about caching?", "another question about caching, thanks",
        "hey viva, can I have a question about caching", "a caching question", "ask me something about caching",
    ])
    func naturalWordsAskAQuestion(text: String) throws {
        let bank = try RealBank.load()
        let caching = try #require(bank.topic(named: "caching"))
        let command = try CommandParser(bank: bank).parse(text, now: Scene.start)
        #expect(command == .question(QuestionRequest(filter: Filter(topics: [caching.id]))))
    }

    @Test(arguments: [
        "Q caching senior", "question senior caching", "a senior question about caching", "Senior caching question",
    ])
    func topicAndLevelStandInAnyOrder(text: String) throws {
        let bank = try RealBank.load()
        let caching = try #require(bank.topic(named: "caching"))
        let command = try CommandParser(bank: bank).parse(text, now: Scene.start)
        #expect(command == .question(QuestionRequest(filter: Filter(topics: [caching.id], levels: [.senior]))))
    }

    @Test(arguments: [
        ("qustion", "question"), ("anwser", "answer"), ("halp", "help"), ("quizz databases", "quiz"),
        ("dayly", "daily"), ("topcs", "topics"), ("stauts", "status"),
    ])
    func aTypoGetsASuggestion(typed: String, meant: String) async throws {
        let text = try await Scene().person("alice").hears(typed)
        #expect(text.contains("Did you mean \(meant)?"))
    }

    @Test func aMistypedTopicGetsASuggestion() async throws {
        let text = try await Scene().person("alice").hears("question cachng")
        #expect(text.contains("I know no topic “cachng”"))
        #expect(text.localizedCaseInsensitiveContains("caching"))
    }

    @Test func nonsenseIsPointedToTheHelp() async throws {
        let text = try await Scene().person("alice", in: "team").hears("xyzzyplugh")
        #expect(text.contains("@viva help"))
    }
}
