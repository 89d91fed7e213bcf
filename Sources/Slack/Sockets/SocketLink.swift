import Chat
import Curl
import Logging

/// Keeps a WebSocket to Slack open: opens the next before one ends, and goes on trying when there is none.
struct SocketLink {
    let opener: SocketOpener
    let configuration: SlackConfiguration
    let mailbox: Mailbox
    let notes: ListeningNotes
    let logger: Logger

    enum Event: Sendable {
        case opened(WebSocket)
        case failed(SocketOpener.Failure)
        /// The connection of that number will end soon.
        case leaving(Int)
        case ended(Int, SocketConnection.End)
    }

    /// Owned by one run.
    private struct State {
        let events: AsyncStream<Event>
        let feed: AsyncStream<Event>.Continuation
        var count = 0
        var gaps = 0
        /// The newest connection, until it ends or is to end.
        var current: Int?
        /// When each of those that are open was opened.
        var open: [Int: ContinuousClock.Instant] = [:]
        var isOpening = false
        /// Attempts in a row that came to nothing, or to a connection that did not last.
        var failures = 0
        /// The last message that was pushed over a connection that has ended.
        var newest: SlackTimestamp?
        /// The side that asks knows that nothing is pushed.
        var isGivenUp = false

        init() { (events, feed) = AsyncStream.makeStream() }
    }

    private typealias Group = ThrowingDiscardingTaskGroup<any Error>

    /// Ends with the task, or with `unauthorized`.
    func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var state = State()
            open(after: .zero, &state, in: &group)
            for await event in state.events {
                try take(event, &state, in: &group)
            }
            group.cancelAll()
        }
        try Task.checkCancellation()
    }

    private func take(_ event: Event, _ state: inout State, in group: inout Group) throws {
        switch event {
        case .opened(let socket): serve(socket, &state, in: &group)
        case .failed(let failure): try failed(failure, &state, in: &group)
        case .leaving(let number):
            guard state.current == number else { return }
            state.current = nil
            open(after: .zero, &state, in: &group)
        case .ended(let number, let end): ended(number, end, &state, in: &group)
        }
    }

    private func open(after pause: Duration, _ state: inout State, in group: inout Group) {
        guard !state.isOpening else { return }
        state.isOpening = true
        group.addTask { [opener, feed = state.feed] in
            guard (try? await Task.sleep(for: pause)) != nil else { return }
            do throws(SocketOpener.Failure) {
                feed.yield(.opened(try await opener.open()))
            } catch {
                feed.yield(.failed(error))
            }
        }
    }

    private func serve(_ socket: WebSocket, _ state: inout State, in group: inout Group) {
        state.isOpening = false
        state.count += 1
        // With the old one still open nothing was missed.
        if state.open.isEmpty {
            state.gaps += 1
            mailbox.put(.gap(state.gaps))
            notes.add(.pushed(gap: state.gaps, newest: state.newest))
            state.isGivenUp = false
            logger.info("Slack pushes what happens", metadata: ["gap": "\(state.gaps)"])
        }
        let number = state.count
        state.current = number
        state.open[number] = .now
        mailbox.put(.asked([.alive]))
        let connection = SocketConnection(
            socket: socket, pingInterval: configuration.pingInterval, mailbox: mailbox, logger: logger)
        group.addTask { [feed = state.feed] in
            let end = await connection.serve { feed.yield(.leaving(number)) }
            feed.yield(.ended(number, end))
        }
    }

    private func ended(_ number: Int, _ end: SocketConnection.End, _ state: inout State, in group: inout Group) {
        let opened = state.open.removeValue(forKey: number)
        state.newest = [state.newest, end.newest].compactMap(\.self).max()
        let lasted = opened.map { $0.duration(to: .now) } ?? .zero
        if lasted >= configuration.retryDelay.upperBound { state.failures = 0 }
        // Only where another is not there already.
        if state.open.isEmpty {
            let error = ChatError.unavailable(reason: end.reason)
            logger.warning("The WebSocket to Slack has ended", metadata: ["reason": "\(end.reason)"])
            mailbox.put(.asked([.interrupted(error)]))
        }
        if end.isOff { return turnedOff(&state, in: &group) }
        guard state.current == number || (state.current == nil && !state.isOpening) else { return }
        state.current = nil
        // Many clients lose their connection at the same moment.
        state.failures += 1
        if state.failures == 1 {
            open(after: configuration.retryDelay.lowerBound * configuration.jitter(), &state, in: &group)
        } else {
            giveUp(&state)
            open(after: pause(state), &state, in: &group)
        }
    }

    private func failed(_ failure: SocketOpener.Failure, _ state: inout State, in group: inout Group) throws {
        try Task.checkCancellation()
        state.isOpening = false
        state.failures += 1
        if case .unauthorized = failure.error { throw failure.error }
        mailbox.put(.asked([.interrupted(failure.error)]))
        if failure.isOff { return turnedOff(&state, in: &group) }
        logger.warning("No WebSocket to Slack", metadata: ["error": "\(failure.error)"])
        giveUp(&state)
        var pause = pause(state)
        if case .rateLimited(let time) = failure.error { pause = max(pause, time + .seconds(configuration.jitter())) }
        open(after: pause, &state, in: &group)
    }

    private func turnedOff(_ state: inout State, in group: inout Group) {
        logger.error(
            """
            Socket Mode is turned off for the app: turn it on in its settings under Socket Mode. Until then messages are \
            polled, and there are no buttons and slash commands
            """)
        state.current = nil
        giveUp(&state)
        open(after: configuration.socketOffInterval, &state, in: &group)
    }

    /// Has everything asked for again, unless another connection is still open.
    private func giveUp(_ state: inout State) {
        guard state.open.isEmpty, !state.isGivenUp else { return }
        state.isGivenUp = true
        notes.add(.unpushed(newest: state.newest))
    }

    private func pause(_ state: State) -> Duration {
        Backoff(bounds: configuration.retryDelay).pause(failures: state.failures, jitter: configuration.jitter())
    }
}
