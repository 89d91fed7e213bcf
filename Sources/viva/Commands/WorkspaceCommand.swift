import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals
import Workspace

struct WorkspaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workspace",
        abstract: "Run a local Slack-compatible workspace with a web page, to try the bot without Slack.",
        discussion: """
            The page lets you play every role. A bot reaches it with slack.api_url http://HOST:PORT/api/ and the token \
            that is printed; for Socket Mode its app token is xapp-local-viva. Anyone who reaches the port can do anything there, so keep it on loopback.
            """
    )

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes any free one.")
    var port = 3900

    @Option(help: "The file that keeps the workspace over restarts; without it everything stays in memory.")
    var file: String?

    @Option(help: "Where events are also posted, signed: an http address of this machine.")
    var eventsURL: String?

    @Option(help: "What the posted events are signed with.")
    var signingSecret: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
        guard eventsURL != nil || signingSecret != nil else { return }
        guard events != nil else {
            throw ValidationError(
                "--events-url takes an http address of this machine, and needs --signing-secret beside it.")
        }
    }

    private var events: WorkspaceConfiguration.Events? {
        guard let eventsURL, let signingSecret else { return nil }
        return WorkspaceConfiguration.Events(url: eventsURL, signingSecret: signingSecret)
    }

    func run() async throws {
        var configuration = WorkspaceConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.file = file
        configuration.events = events
        let service = WorkspaceService(
            server: try WorkspaceServer(configuration: configuration), host: host, token: configuration.botToken)
        var logger = Logger(label: "viva.workspace")
        logger.logLevel = .error
        try await ServiceGroup(
            configuration: .init(services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        ).run()
    }
}

private struct WorkspaceService: Service {
    let server: WorkspaceServer
    let host: String
    let token: String

    func run() async throws {
        try await server.run { [host, token] port in
            Terminal.say("The workspace is open: http://\(host):\(port)/")
            Terminal.say("A bot reaches it at http://\(host):\(port)/api/ with the token \(token).")
        }
    }
}
