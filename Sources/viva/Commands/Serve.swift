import ArgumentParser

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the bot until SIGTERM or Ctrl-C.",
        discussion: "Needs a bot token in VIVA_SLACK_BOT_TOKEN or in the file that slack.bot_token_file names."
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await Daemon(configuration: options.load()).run()
    }
}
