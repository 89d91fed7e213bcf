import ArgumentParser

@main
struct Viva: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "viva",
        abstract: "A self-hosted chat bot for interview questions, daily prompts and quizzes."
    )
}
