package import Foundation
package import QuestionEngine
import Synchronization

/// The bank that is served, and what came of the last look at its files.
package final class ServedBank: Sendable {
    /// When the files were read last, and what is wrong with them, by file and line; nothing: the bank is what they say.
    package struct Report: Sendable, Equatable {
        package var date: Date
        package var problems: [String]

        package init(date: Date, problems: [String]) {
            self.date = date
            self.problems = problems
        }
    }

    private struct State {
        var bank: Bank
        var report: Report?
        var bots: [CurrentBot] = []
    }

    private let state: Mutex<State>
    private let wish = WakeSignal()

    package init(_ bank: Bank) { state = Mutex(State(bank: bank)) }

    package var bank: Bank { state.withLock { $0.bank } }
    /// Nil: they were not read again since the start.
    package var report: Report? { state.withLock { $0.report } }

    /// Has the files read again, soon and by whoever reads them.
    package func requestReload() { wish.signal() }
    var requests: AsyncStream<Void> { wish.signals }
    func endRequests() { wish.finish() }

    /// A bot that always has the bank that is served.
    package func bot(_ make: (Bank) -> Bot) -> CurrentBot {
        state.withLock { state in
            let bot = CurrentBot(make(state.bank))
            state.bots.append(bot)
            return bot
        }
    }

    package func adopt(_ bank: Bank, at date: Date) {
        let bots = state.withLock { state in
            (state.bank, state.report) = (bank, Report(date: date, problems: []))
            return state.bots
        }
        for bot in bots { bot.adopt(bank) }
    }

    /// The files are not in order: what is served stays.
    package func refuse(_ problems: [String], at date: Date) {
        state.withLock { $0.report = Report(date: date, problems: problems) }
    }
}
