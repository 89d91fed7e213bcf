import ArgumentParser
import Bot
import Chat
import Foundation
import QuestionEngine
import Store

struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice", abstract: "See to what people remember.", subcommands: [Replay.self])

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Build all cards anew from the log of reviews, and tell what differed.",
            discussion: """
                The same log gives the same cards, so that nothing should differ. What does is put right, unless --dry-run is given. \
                Works beside a running viva, and without one. Ends with 1 if something differed.
                """)

        @OptionGroup var options: ConfigurationOptions
        @Flag(help: "Only tell; change nothing.") var dryRun = false

        func run() async throws {
            let store = try SQLiteStore.openBeside(path: options.load().database)
            let result: Result<CardRebuild, any Error>
            do {
                result = .success(try await CardRebuild.run(in: store, isDry: dryRun))
            } catch {
                result = .failure(error)
            }
            try store.close()
            let rebuild = try result.get()
            for difference in rebuild.differences { Terminal.say(line(difference)) }
            let outcome = rebuild.differences.isEmpty ? "none" : "\(rebuild.differences.count)"
            Terminal.say(
                "\(rebuild.reviews) reviews of \(rebuild.people) people lead to \(rebuild.cards) cards; \(outcome) differed"
                    + (rebuild.differences.isEmpty ? "" : dryRun ? ", and nothing was changed" : ", and was put right"))
            if !rebuild.differences.isEmpty { throw ExitCode(1) }
        }

        private func line(_ difference: CardRebuild.Difference) -> String {
            let (learner, key) = (difference.learner, difference.key)
            return "\(learner.service.rawValue) \(learner.person.rawValue) \(key.item.rawValue) revision "
                + "\(key.semanticRevision): kept \(text(difference.kept)), by the log \(text(difference.rebuilt))"
        }

        private func text(_ card: Card?) -> String {
            guard let card else { return "nothing" }
            return "\(card.phase.rawValue) after \(card.reviewCount), stability \(card.stability), difficulty "
                + "\(card.difficulty), due \(card.due.formatted(.iso8601))"
        }
    }
}
