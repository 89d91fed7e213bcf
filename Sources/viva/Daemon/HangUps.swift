import Bot
import ServiceLifecycle
import UnixSignals

/// SIGHUP has the bank's files read again, as operators expect of a daemon.
struct HangUps: Service {
    let served: ServedBank

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            served.requestReload()
        }
    }
}
