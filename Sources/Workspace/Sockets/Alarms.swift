/// Something that is to happen after a while, unless it has become pointless by then.
enum Alarm: Sendable {
    /// The time to acknowledge this envelope is over.
    case acknowledgementDue(envelope: String)
    /// This envelope is to be tried (again).
    case deliver(Envelope)
    /// These bytes were held back, and go out to this connection now.
    case release(SocketOrder, connection: Int)
    /// What was to be overtaken was not.
    case releaseHeld
    /// The connection has lived long enough.
    case warn(connection: Int)
    case end(connection: Int)
}

/// The alarms that were set. Who serves the workspace sleeps for each of them and then strikes it; time here is that of the
/// machine, whatever the workspace's own clock is set to.
struct Alarms: Sendable {
    struct Setting: Sendable {
        let delay: Duration
        let alarm: Alarm
    }

    let settings: AsyncStream<Setting>
    private let continuation: AsyncStream<Setting>.Continuation

    init() { (settings, continuation) = AsyncStream.makeStream() }

    func set(after delay: Duration, _ alarm: Alarm) { continuation.yield(Setting(delay: delay, alarm: alarm)) }
}
