import Bot
import CardProcess
import Chat
import Curl
import Foundation
import Logging
import Metrics
import Operations
import OrderedCollections
import QuestionEngine
import ServiceLifecycle
import Slack
import Store
import UnixSignals

/// The long-running process: reads what it needs, then serves until SIGTERM or SIGINT.
struct Daemon {
    let configuration: Configuration

    /// Everything the work in hand may take after SIGTERM.
    private static let gracePeriod = Duration.milliseconds(4500)

    struct MissingToken: Error, CustomStringConvertible {
        let description =
            "no Slack bot token: set VIVA_SLACK_BOT_TOKEN, or name a file in slack.bot_token_file (`viva check` tells more)"
    }

    func run() async throws {
        guard let token = configuration.slack.botToken.value else { throw MissingToken() }
        let registry = MetricsRegistry()
        LoggingSystem.bootstrap(configuration.log.format.handler(level: configuration.log.level))
        MetricsSystem.bootstrap(registry)
        let logger = Logger(label: "viva")

        let bank = try Bank.load(configuration.bank)
        let holidays = try HolidayCalendars.load(configuration.daily.holidays)
        let store = try SQLiteStore.openMakingFolder(path: configuration.database)
        let client = try HTTPClient(configuration: configuration.httpClient)
        defer { client.shutDown() }

        let slack = SlackService(
            configuration: configuration.slackConfiguration(token: token), client: client, logger: logger,
            picture: CardProgram().picture(logger: logger))
        let health = LinkHealth(service: slack.name)
        let link = ChatLink(
            chat: slack, bank: bank, settings: configuration.botSettings(holidays: holidays),
            limits: configuration.pacing, store: store, health: health, logger: logger)
        var services: [any Service] = [
            link, Housekeeper(store: store, keepAnswers: configuration.people.keepAnswers, logger: logger),
            StartUpMemory(),
        ]
        if configuration.operations.enabled {
            let readiness = Readiness(
                health: health, store: store, silenceAllowed: configuration.slack.pollAtLeastEvery * 10 + .seconds(30))
            services.insert(
                OperationsServer(
                    host: configuration.operations.host, port: configuration.operations.port,
                    readiness: { await readiness.checks() }, beforeRender: { await readiness.updateGauges() },
                    registry: registry, logger: logger), at: 0)
        }
        logger.info(
            "Starting",
            metadata: [
                "questions": "\(bank.questions.count)", "items": "\(bank.items.count)",
                "database": "\(configuration.database)",
            ])
        for plan in try await Rescoring(bank: bank).bringUpToDate(store, at: Date()) {
            logger.notice(
                "Graded stored answers again by a changed key",
                metadata: [
                    "item": "\(plan.item.rawValue)", "answers": "\(plan.attempts.count)", "changed": "\(plan.changed)",
                ])
        }
        // Below that it would describe each service with all it holds, the bank and its keys among it.
        var groupLogger = logger
        groupLogger.logLevel = max(.info, logger.logLevel)
        var group = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: groupLogger)
        group.maximumGracefulShutdownDuration = Self.gracePeriod
        try await ServiceGroup(configuration: group).run()
        try store.close()
        logger.info("Stopped")
    }
}
