import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

/// Two years of daily prompts in five zones, through the prompter and a database file that is opened anew at random moments,
/// under a clock that steps within the grace.
@Suite struct SimulationTests {
    @Test(arguments: [20_261_123] as [UInt64])
    func everyDateHasItsOnePromptAndNoQuestionComesAgainTooSoon(seed: UInt64) async throws {
        try await withTemporaryDirectory { directory in
            var world = try await SimulatedWorld(directory: directory, seed: seed)
            try await world.run(days: 731)
            #expect(world.restarts > 20 && world.steps > 100, "seed \(seed)")
            let ids = Dictionary(uniqueKeysWithValues: world.bank.questions.values.map { ($0.prompt, $0.id) })
            for team in SimulatedWorld.teams {
                let note = Comment(rawValue: "seed \(seed), \(team.zone)")
                let prompts = world.said.filter { $0.conversation == team.conversation && $0.promptDate != nil }
                let first = try #require(prompts.first?.promptDate, note)
                #expect(prompts.map(\.promptDate) == prompts.indices.map { first.adding(days: $0) }, note)
                #expect((729...732).contains(prompts.count), note)

                // The question stands below the heading.
                let asked = try prompts.map { prompt in
                    let lines = prompt.text.split(separator: "\n")
                    return try #require(lines.dropFirst().first.flatMap { ids[String($0)] }, note)
                }
                let pool = world.bank.questions(for: team.filter, audience: .hiring).count
                #expect(pool > 1, note)
                for start in stride(from: 0, to: asked.count, by: pool) {
                    let cycle = asked[start..<min(start + pool, asked.count)]
                    #expect(Set(cycle).count == cycle.count, note)
                }

                // Every answer came in the thread of its prompt, but for the last, which is still to come.
                let reveals = world.said.filter { $0.conversation == team.conversation && $0.isReveal }
                #expect(reveals.map(\.thread) == prompts.prefix(reveals.count).map(\.id), note)
                #expect((prompts.count - 2...prompts.count).contains(reveals.count), note)
            }
        }
    }
}

private struct SimulatedWorld {
    struct Team {
        var zone: String
        /// In the hour that some night of the year does not have, where there is one.
        var time: String
        var topic: String?

        var conversation: ConversationID { ConversationID(rawValue: "team in \(zone)") }
        var filter: Filter { Filter(topics: Set(topic.map { [TopicID(rawValue: $0)] } ?? [])) }
    }

    static let teams = [
        Team(zone: "Europe/Vilnius", time: "03:30"), Team(zone: "America/New_York", time: "02:30", topic: "data"),
        Team(zone: "Australia/Lord_Howe", time: "02:15"), Team(zone: "America/Santiago", time: "00:00"),
        Team(zone: "Asia/Kathmandu", time: "09:30", topic: "distributed"),
    ]

    private let path: String
    private var random: SplitMix64
    private var store: SQLiteStore
    private var scene: Scene
    /// The true time, and what the clock of the machine is ahead of it.
    private var time = Scene.start
    private var ahead: TimeInterval = 0
    private var saidBefore: [Said] = []
    private(set) var restarts = 0
    private(set) var steps = 0

    var bank: Bank { scene.bank }
    var said: [Said] { saidBefore + scene.said }

    init(directory: URL, seed: UInt64) async throws {
        path = directory.appending(path: "viva.sqlite").path
        random = SplitMix64(seed: seed)
        store = try SQLiteStore.open(path: path)
        scene = try Scene(store: DeferredStore(base: store))
        for team in Self.teams {
            let person = scene.person("alice", in: team.conversation.rawValue)
            let topic = team.topic.map { " topic \($0)" } ?? ""
            let text = try await person.hears("daily every day \(team.time) \(team.zone) reveal after 20h\(topic)")
            try #require(text.hasPrefix("Done."), "\(text)")
        }
    }

    mutating func run(days: Int) async throws {
        let end = time + Double(days) * 86400
        while time < end {
            scene.move(to: time + ahead)
            let wake = try await scene.prompter().postDuePrompts(at: scene.now)
            try await scene.deliver()
            // Until the prompter is to wake, or something happens before.
            let sleep = max(0.001, wake?.timeIntervalSince(scene.now) ?? 86400)
            let event = Double.random(in: 3600...172_800, using: &random)
            time += min(sleep, event)
            if event < sleep { try happen() }
        }
        try store.close()
    }

    private mutating func happen() throws {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: try restart()
        case 1...4:
            ahead = Double.random(in: -5400...5400, using: &random)
            steps += 1
        case 5...7: time += Double.random(in: 0...3600, using: &random)
        default: break  // It is woken for nothing.
        }
    }

    private mutating func restart() throws {
        try store.close()
        time += Double.random(in: 0...3600, using: &random)
        restarts += 1
        store = try SQLiteStore.open(path: path)
        saidBefore += scene.said
        // The ids of messages go on.
        scene = Scene(bot: scene.bot, store: DeferredStore(base: store), now: time + ahead, heard: restarts * 1_000_000)
    }
}

/// Does not wait for the disk: processes end here, power does not fail.
private struct DeferredStore: Store {
    let base: SQLiteStore

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await base.read(body)
    }

    func write<Value: Sendable>(
        _ durability: @escaping @Sendable (Value) -> Durability,
        _ body: @escaping @Sendable (any StoreWriter) throws -> Value
    ) async throws -> Value {
        try await base.write(.deferred, body)
    }
}
