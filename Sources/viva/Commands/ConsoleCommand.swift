import ArgumentParser
import Bot
import Foundation
import QuestionEngine
import Store

struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Talk to the bot in this terminal, without any server.",
        discussion: "Nothing is kept unless --database names a file. Daily prompts need `viva serve`. End with Ctrl-D."
    )

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "The SQLite file that keeps scores; without it they are forgotten at the end.")
    var database: String?

    func run() async throws {
        let configuration = try options.load()
        let bank = try Bank.load(configuration.bank)
        let holidays = try HolidayCalendars.load(configuration.daily.holidays)
        let store =
            if let database { try SQLiteStore.openMakingFolder(path: database) } else { try SQLiteStore.inMemory() }
        let startedAt = Date()
        var settings = configuration.botSettings(holidays: holidays)
        // Whoever sits at the terminal may do everything, as often as they like.
        settings.people = PeopleSettings()
        let bot = Bot(bank: bank, settings: settings, name: "viva", startedAt: startedAt)
        let session = ConsoleSession(bot: bot, store: store, startedAt: startedAt)
        let isInteractive = isatty(STDIN_FILENO) == 1
        if isInteractive { Terminal.say("I am viva. “help” shows what I can do; Ctrl-D ends this.") }
        var number = 0
        while let line = nextLine(isInteractive) {
            number += 1
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            for answer in try await session.answers(to: line, number: number, at: Date()) {
                Terminal.say("\n\(answer)\n")
            }
        }
        if isInteractive { Terminal.say("") }
        try store.close()
    }

    private func nextLine(_ isInteractive: Bool) -> String? {
        if isInteractive { Terminal.write("› ") }
        return readLine()
    }
}
