import ArgumentParser
import Chat
import Foundation
import Store

struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "See to messages that could not be sent.",
        discussion: """
            A message is dead when the chat service refused it for good, or closed its conversation to the bot. It is kept until \
            you retry or discard it. Works beside a running viva, which sends what is retried within a minute, and without one.
            Texts of people are shown only with --text. Ends with 1 if something could not be done.
            """,
        subcommands: [List.self, Show.self, Retry.self, Discard.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List dead messages, oldest first, and conversations that are closed to the bot.")

        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var output: OutboxOutput

        func run() async throws {
            let report = try await OutboxDesk.with(options) { desk in try await desk.report() }
            try output.show(report, at: Date())
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one dead message.")

        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var output: OutboxOutput

        @Argument(help: "Its key, as `list` shows it.")
        var key: String

        func run() async throws {
            let report = try await OutboxDesk.with(options) { desk in try await desk.report(on: key) }
            guard let report else { throw OutboxRefusal.unknown(key) }
            try output.show(report, at: Date())
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send dead messages after all, and open their conversations again.",
            discussion: """
                Each keeps its key: viva looks first whether it has arrived after all. Dialogs cannot be retried.
                """)

        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var choice: OutboxChoice
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let outcome = try await OutboxDesk.with(options) { desk in try await desk.retry(choice) }
            try outcome.tell("retried", json: json)
        }
    }

    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete dead messages for good.",
            discussion: "A question that was to be asked by one counts as never asked.")

        @OptionGroup var options: ConfigurationOptions
        @OptionGroup var choice: OutboxChoice
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let outcome = try await OutboxDesk.with(options) { desk in try await desk.discard(choice) }
            try outcome.tell("discarded", json: json)
        }
    }
}

/// Which dead messages are meant.
struct OutboxChoice: ParsableArguments {
    @Argument(help: "Keys, as `list` shows them.")
    var keys: [String] = []

    @Flag(help: "All of them.")
    var all = false

    @Option(help: "All of one conversation, by its id.")
    var conversation: String?

    mutating func validate() throws {
        let ways = [!keys.isEmpty, all, conversation != nil].count { $0 }
        guard ways == 1 else { throw ValidationError("Name keys, or --conversation ID, or --all.") }
    }
}

/// Why something could not be done; said on standard error, with exit status 1.
struct OutboxRefusal: Error, CustomStringConvertible {
    var description: String

    static func unknown(_ key: String) -> Self {
        Self(description: "no dead message has the key “\(key)”; `viva outbox list` shows those there are")
    }
}
