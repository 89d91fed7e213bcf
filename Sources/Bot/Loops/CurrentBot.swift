import QuestionEngine
import Synchronization

/// The bot as it is now; a new bank puts another in its place. Whoever handles something takes it once, so that no transaction sees
/// two banks.
package final class CurrentBot: Sendable {
    private let state: Mutex<Bot>

    package init(_ bot: Bot) { state = Mutex(bot) }

    package var bot: Bot { state.withLock { $0 } }

    /// What a bot makes of its bank takes a while; whoever asks meanwhile still gets the one before.
    func adopt(_ bank: Bank) {
        let next = bot.serving(bank)
        state.withLock { $0 = next }
    }
}
