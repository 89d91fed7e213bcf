import Hummingbird
import NIOCore

/// What a request's answerer knows of the connection beneath it.
struct ConnectionContext: InitializableFromSource, Sendable {
    let channel: any NIOCore.Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }

    /// Closes the connection at once, so that no answer can be sent.
    func cut() async {
        try? await channel.close(mode: .all).get()
    }
}
