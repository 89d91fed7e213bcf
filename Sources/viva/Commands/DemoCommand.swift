import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Start a local workspace and the bot, play a short conversation, and leave the workspace open."
    )

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "End after the conversation.")
    var once = false

    @Option(help: "The port of the workspace; the bot's own endpoints take the next one.")
    var port = 3900

    func validate() throws {
        guard (1...65_534).contains(port) else { throw ValidationError("--port takes a number from 1 to 65534.") }
    }

    func run() async throws {
        let demo = Demo(bank: try options.load().bank, port: port, once: once)
        var logger = Logger(label: "viva.demo")
        logger.logLevel = .critical
        let service = ServiceGroupConfiguration.ServiceConfiguration(
            service: demo, successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup)
        try await ServiceGroup(
            configuration: .init(services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        ).run()
    }
}
