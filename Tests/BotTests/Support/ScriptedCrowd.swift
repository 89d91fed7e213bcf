import Bot
import Chat
import Foundation
import OrderedCollections
import QuestionEngine
import Store
import Testing

/// People who answer quizzes in direct messages and in a channel, rightly, wrongly and at random, and do all else in between.
struct ScriptedCrowd {
    private struct Member {
        var person: Person
        /// The item that is open, and the message that put it last.
        var open: (put: PutItem, said: Said)?
    }

    let scene: Scene
    private var random: SplitMix64
    private var members: [Member]
    private let editor: Person
    private let hasDialogs: Bool
    /// Whose answers a message of the bot is about.
    private var owners: [MessageID: Int] = [:]
    private var tokens: Set<ActionToken> = []
    private(set) var attempts = 0
    private(set) var payloads = 0
    private(set) var explained = 0
    private(set) var decisions = 0
    private(set) var types: Set<String> = []
    private(set) var leaks: [String] = []

    init(seed: UInt64, abilities: Set<ChatAbility>) throws {
        let editor = UserID(rawValue: "editor")
        scene = try Scene(
            settings: BotSettings(people: PeopleSettings(admins: AdminRoll(people: [editor]))),
            bank: RealBank.loadWithEveryType(), seed: seed, abilities: abilities)
        random = SplitMix64(seed: seed)
        hasDialogs = abilities.contains(.dialogs)
        self.editor = scene.person("editor")
        members = (0..<8).map { [scene] number in
            Member(
                person: number % 2 == 0 ? scene.person("p\(number)") : scene.person("p\(number)", in: "team"))
        }
    }

    /// One of them does something.
    mutating func act() async throws {
        let index = Int.random(in: members.indices, using: &random)
        guard let open = members[index].open else {
            members[index].person.thread = nil
            scene.move(by: 3_600)
            let said = try await members[index].person.says("quiz 20")
            if members[index].person.place.kind == .channel { members[index].person.thread = said.first?.thread }
            return try take(said, from: index)
        }
        let person = members[index].person
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<35: try take(await person.says(open.put.right), from: index)
        case 35..<55: try take(await person.says(open.put.wrong), from: index)
        case 55..<70:
            let isRight = Bool.random(using: &random)
            let canPress = open.said.token("Skip") != nil && (hasDialogs || !open.put.isOfParts)
            try take(
                await canPress
                    ? open.put.answer(open.said, isRight: isRight, by: person)
                    : person.says(isRight ? open.put.right : open.put.wrong), from: index)
        case 70..<84: try take(await person.says(guess()), from: index)
        case 84..<87: try take(await person.says("skip"), from: index)
        case 87..<89: try take(await person.says("quiz resume"), from: index)
        case 89..<92:
            explained += 1
            try take(await person.says("why"), from: index)
        case 92..<95: try take(await person.says("appeal I see it otherwise"), from: index)
        case 95: try take(await person.says(["score", "quiz history", "hint", "answer"][attempts % 4]), from: index)
        case 96: try take(await person.opensHome(), from: index)
        case 97: try await meddle(with: open.said, of: index)
        case 98: try await decide()
        default: try take(await person.says("stop"), from: index)
        }
    }

    private mutating func guess() -> String {
        let guesses = [
            "a", "B", "c d", "b, c", "all", "true", "no", "42", "0.5 ms", "1,5", "LRU", "idempotent",
            "well, let me see", "b a c",
            "dcba", "1a 2b 3c", "1b 2a 3d 4c", "b a d c", "a b c d", "2 1 3", "?!",
        ]
        return guesses[Int.random(in: guesses.indices, using: &random)]
    }

    /// Somebody presses what belongs to another.
    private mutating func meddle(with said: Said, of index: Int) async throws {
        let other = (index + 2) % members.count
        guard let label = said.labels.first, members[other].person.place.id == said.conversation else { return }
        try take(await members[other].person.presses(label, on: said), from: other)
    }

    private mutating func decide() async throws {
        let waiting = try await scene.store.read { try $0.openAppeals(in: Scene.service).map(\.id.rawValue) }
        guard let first = waiting.first else { return }
        decisions += 1
        _ = try await editor.says("appeals \(first)")
        let verdict = Int.random(in: 0..<4, using: &random) == 0 ? "accept" : "reject"
        let said = try await editor.says("appeal \(verdict) \(first) so it is")
        for message in said { scan(message) }
    }

    /// What somebody's doing brought.
    private mutating func take(_ said: [Said], from index: Int) throws {
        for message in said where message.isPost {
            owners[message.id] = index
            let start = message.text.prefix { $0 != "." && $0 != "(" }
            if ["Right", "Not quite", "Partly right "].contains(String(start)) {
                attempts += 1
                if let type = members[index].open?.put.item.body.name { types.insert(type) }
            }
            if let put = PutItem(message.putting, from: scene.bank) {
                members[index].open = (put, message)
            } else if message.text.contains("Quiz finished") || message.text.contains("topped") {
                members[index].open = nil
            }
        }
        for message in said { scan(message) }
    }

    private mutating func scan(_ said: Said) {
        payloads += 1
        let strings = said.payload
        let joined = strings.joined(separator: "\u{0}")
        for option in said.options where !tokens.insert(option.token).inserted {
            leaks.append("the token \(option.token.rawValue) came twice")
        }
        for index in members.indices where isFor(index, said) {
            guard let open = members[index].open else { continue }
            let item = open.put.item
            let scan = LeakScan(item: item)
            var found = ([item.explanation] + scan.reasons).filter { !$0.isEmpty && joined.contains($0) }
            if joined.contains(item.stem) {
                let part = said.putting
                found += scan.keys(in: part, texts: part.content.withoutActions.blocks.flatMap(\.strings))
            }
            if !found.isEmpty { leaks.append("\(item.id.rawValue) tells \(found) in: \(said.text)") }
        }
    }

    /// Whether the message is for that member: alone, or where their quiz is.
    private func isFor(_ index: Int, _ said: Said) -> Bool {
        let person = members[index].person
        switch said.manner {
        case .whisper(let user, _), .home(let user): return user == person.user
        case .edit(let message): return owners[message] == index
        case .dialog: return said.conversation == person.place.id
        case .post:
            guard said.conversation == person.place.id || said.conversation == person.user.address else { return false }
            return person.place.kind == .direct || said.thread == person.thread
        }
    }
}

extension PutItem {
    /// It takes several choices, which are put together in a dialog.
    var isOfParts: Bool {
        switch item.body {
        case .order, .match: true
        case .single, .multi, .trueFalse, .short, .numeric: false
        }
    }
}
