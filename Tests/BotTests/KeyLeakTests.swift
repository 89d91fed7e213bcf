import Chat
import Foundation
import QuestionEngine
import Testing

/// The key does not leave the bot before the answer. Adapters know no more than the messages looked at here: how they render
/// one hangs on nothing else.
@Suite struct KeyLeakTests {
    /// All that is said, offered to press, edited and shown to somebody who does everything but answer.
    private func talk(about item: Item, seed: UInt64) async throws -> [Said] {
        let scene = try Scene(
            bank: RealBank.loadWithEveryType().only([item]), seed: seed, abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice", in: "team")
        try await alice.opensHome()
        let thread = try #require(try await alice.says("quiz 1").first?.thread)
        var remarks = ["hint", "answer", "quiz", "quiz resume", "score"]
        switch item.body {
        case .single, .multi, .trueFalse, .order, .match: remarks += ["well, let me see", "Z", "0", ""]
        case .short: remarks += [""]
        case .numeric: remarks += ["well, let me see", "Z", "1.500,5", ""]
        }
        for remark in remarks { try await alice.inside(thread).says(remark) }
        if case .multi = item.body { try await alice.presses("Check") }
        try await halfFill(item, by: alice)
        let put = scene.said.first { $0.token("Skip") != nil }
        for label in put?.labels ?? [] { try await scene.person("bob", in: "team").presses(label) }
        try await alice.atHome.presses("Resume")
        try await alice.types("/viva quiz resume")
        return scene.said
    }

    /// Opens the dialog for an answer, and sends it off as nobody may.
    private func halfFill(_ item: Item, by person: Person) async throws {
        switch item.body {
        case .order: try await person.presses("Put in order")
        case .match: try await person.presses("Match")
        case .single, .multi, .trueFalse, .short, .numeric: return
        }
        let first = try #require(person.scene.said.last?.inputs.first?.options.first)
        let refusals = try await person.isRefused(["part1": first, "part2": first])
        #expect(refusals["part2"] == "A is taken above. Each fits once." && refusals["part3"] == "Please choose one.")
        for text in refusals.values {
            #expect(!text.contains(item.explanation) && !LeakScan(item: item).reasons.contains(where: text.contains))
        }
    }

    @Test(arguments: [1, 2] as [UInt64]) func noItemTellsItsKeyWhileItIsOpen(seed: UInt64) async throws {
        for item in try RealBank.loadWithEveryType().activeItems {
            let scan = LeakScan(item: item)
            let said = try await talk(about: item, seed: seed)
            // First, again twice in words and once by a button; each time the message before loses its buttons.
            #expect(said.posts.count { $0.text.contains(item.stem) } == 4)
            #expect(said.edits.count { $0.text.contains(item.stem) } == 3)
            #expect(said.homes.count >= 2 && said.whispers.count >= 2)
            for message in said {
                let leaks =
                    try message.text.contains(item.stem) ? scan.leaks(in: message) : scan.explanations(in: message)
                #expect(leaks == [], "\(item.id): \(message.text)")
            }
        }
    }

    /// The strongest form: with any other key, every message before the answer is the same.
    @Test func whatIsSaidBeforeTheAnswerDoesNotHangOnTheKey() async throws {
        for item in try RealBank.loadWithEveryType().activeItems {
            let one = try await talk(about: item, seed: 4)
            let other = try await talk(about: item.twin, seed: 4)
            #expect(one.map(\.content) == other.map(\.content), "\(item.id)")
            #expect(one.map(\.key) == other.map(\.key), "\(item.id)")
        }
    }

    /// Whole quizzes, with right and wrong answers and skips in turn, until every item was asked.
    @Test(arguments: [5, 6, 7] as [UInt64]) func noMessageTellsOfItemsThatAreStillToCome(seed: UInt64) async throws {
        let scene = try Scene(seed: seed, abilities: Set(ChatAbility.allCases))
        let alice = scene.person("alice")
        try await alice.opensHome()
        var open = Dictionary(uniqueKeysWithValues: scene.bank.activeItems.map { ($0.id, $0) })
        var step = 0
        while !open.isEmpty {
            var said = try await alice.says("quiz 20").first
            while let put = PutItem(said, from: scene.bank) {
                let message = try #require(said)
                for item in open.values where message.text.contains(item.explanation) {
                    Issue.record("\(item.id) in \(message.text)")
                }
                open[put.item.id] = nil
                let answers = try await alice.says([put.right, put.wrong, "skip"][step % 3])
                // Messages that were edited, and the page, tell no more.
                for answer in answers { for item in open.values { #expect(!answer.text.contains(item.explanation)) } }
                said = answers.first
                #expect(said?.text.contains(put.item.explanation) == true, "the answer was not taken")
                step += 1
            }
            scene.move(by: 86_400)
            try #require(step < 500)
        }
    }

    /// The scan is worth nothing if it finds nothing.
    @Test func thePlantedLeakIsFound() async throws {
        for item in try RealBank.loadWithEveryType().activeItems {
            let scene = try Scene(bank: RealBank.loadWithEveryType().only([item]), seed: 8)
            let clean = try #require(try await scene.person("alice").says("quiz 1").first)
            let put = try #require(PutItem(clean, from: scene.bank))
            let token = ActionToken(rawValue: "0123456789abcdef")
            var plants: [MessageContent.Block] = [
                .actions([.button(.init(put.solution, token), style: .plain)]),
                .actions([.button(.init("Skip", ActionToken(rawValue: "right:\(put.solution)")), style: .plain)]),
            ]
            plants += [.note([.text("Psst: \(item.explanation)")])]
            switch item.body {
            case .single, .multi:
                plants.append(.paragraph([.bold("Solution: \(put.solution)")]))
                plants += put.options.map { .note([.text($0.text)]) } + put.options.map { .note([.text($0.why)]) }
            case .trueFalse: plants.append(.note([.code(put.solution)]))
            case .order, .match:
                plants.append(.paragraph([.bold("Solution: \(put.solution)")]))
                plants += [.note([.code(put.right)]), .note([.text(put.rightLetters.joined())])]
                plants += (LeakScan(item: item).parts + LeakScan(item: item).reasons).map { .note([.text($0)]) }
            case .short, .numeric:
                // What stands in the stem is no secret.
                if item.stem.localizedCaseInsensitiveContains(put.solution.prefix { $0 != " " }) { break }
                plants.append(.paragraph([.bold("Solution: \(put.solution)")]))
                plants.append(.note([.link(url: "https://example.org/?key=\(put.solution.lowercased())", label: "x")]))
            }
            for plant in plants {
                var leaking = clean
                leaking.content.blocks.append(plant)
                #expect(try !LeakScan(item: item).leaks(in: leaking).isEmpty, "\(item.id): \(plant)")
            }
            #expect(item.twin.body != item.body && item.twin.explanation != item.explanation)
        }
    }
}
