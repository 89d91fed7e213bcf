import ArgumentParser

@main
struct Viva: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "viva",
        abstract: "A self-hosted chat bot for interview questions, daily prompts and practice quizzes.",
        version: version,
        subcommands: [
            Serve.self, DemoCommand.self, WorkspaceCommand.self, ConsoleCommand.self, Check.self, BankCommand.self,
            ScheduleCommand.self, OutboxCommand.self, PracticeCommand.self,
        ]
    )

    static let version = "0.1.0"
}
