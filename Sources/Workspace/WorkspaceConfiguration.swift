package import Foundation

/// How a local workspace runs.
package struct WorkspaceConfiguration: Sendable {
    /// The address to listen on.
    package var host = "127.0.0.1"
    /// The port to listen on; 0 takes any free one.
    package var port = 3900
    /// The file that keeps the state over restarts; nil keeps it in memory.
    package var file: String?
    package var botToken = "xoxb-local-viva"
    package var appToken = "xapp-local-viva"
    /// Names, besides the loopback ones, by which browsers and bots may address the workspace (the `Host` header, without port).
    package var allowedHosts: [String] = []
    /// The folder of the page's files; nil takes those that were built with the program.
    package var pageFolder: String?
    /// Where events are posted, signed, besides the sockets.
    package var events: Events?
    /// How often those who follow live, and those connected by sockets, get a sign of life.
    package var heartbeat = Duration.seconds(15)
    /// Where the time comes from.
    package var clock: @Sendable () -> Date = { Date() }

    package init() {}

    /// An address for events.
    package struct Events: Sendable {
        let destination: SignedEvents.Destination

        /// Nil unless the address is an `http` one of this machine and the secret is not empty.
        package init?(url: String, signingSecret: String) {
            guard let target = HTTPTarget(url), !signingSecret.isEmpty else { return nil }
            destination = SignedEvents.Destination(target: target, secret: signingSecret)
        }
    }
}
