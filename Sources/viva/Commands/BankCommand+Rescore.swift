import ArgumentParser
import Bot
import Foundation
import QuestionEngine
import Store

extension BankCommand {
    struct Rescore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Grade stored answers again by the key that the bank holds now.",
            discussion: """
                Without items: those whose `semantic_rev` has changed since. `viva serve` does that by itself at its start. Shows \
                what would change; --apply does it, each item in one transaction, with a record of every change. Scores and \
                leaderboards follow. Doing it again changes nothing. Works beside a running viva.
                An answer to an item whose wording was changed together with its key keeps what it earned, unless \
                --reworded says that it still answers the item.
                """)

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "Ids of items, such as it-0901; those of which nothing seems to have changed too.")
        var items: [String] = []

        @Flag(help: "Do it, rather than show it.")
        var apply = false

        @Flag(help: "Grade answers to an earlier wording as well; name the items.")
        var reworded = false

        func validate() throws {
            if reworded, items.isEmpty { throw ValidationError("--reworded needs the items that you looked at.") }
        }

        func run() async throws {
            let configuration = try options.load()
            let bank = try Bank.load(configuration.bank)
            let unknown = items.filter { bank.item(ItemID(rawValue: $0)) == nil }
            guard unknown.isEmpty else {
                throw ValidationError("The bank has no item \(unknown.joined(separator: ", ")).")
            }
            let store = try SQLiteStore.openBeside(path: configuration.database)
            let result: Result<[Rescoring.Plan], any Error>
            do {
                result = .success(try await plans(by: Rescoring(bank: bank), in: store))
            } catch {
                result = .failure(error)
            }
            try store.close()
            for line in RescoringReport(plans: try result.get(), isDone: apply).lines { Terminal.say(line) }
        }

        private func plans(by rescoring: Rescoring, in store: SQLiteStore) async throws -> [Rescoring.Plan] {
            let wanted =
                items.isEmpty
                ? try await store.read { try rescoring.outdated(in: $0) } : items.map { ItemID(rawValue: $0) }
            var plans: [Rescoring.Plan] = []
            for item in wanted {
                let plan =
                    apply
                    ? try await store.write { [reworded] store in
                        try rescoring.rescore(item, includingReworded: reworded, at: Date(), in: store)
                    }
                    : try await store.read { [reworded] store in
                        try rescoring.plan(item, includingReworded: reworded, in: store)
                    }
                if let plan { plans.append(plan) }
            }
            return plans
        }
    }
}
