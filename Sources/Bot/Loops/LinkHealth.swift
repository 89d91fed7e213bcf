package import Chat
package import Foundation
import Synchronization

/// What the loops know about one chat service, for the readiness check and the metrics.
package final class LinkHealth: Sendable {
    package struct Report: Sendable, Equatable {
        /// When the service last answered the listener.
        package var lastHeard: Date?
        /// Why the link is down, if it is.
        package var interruption: String?
        /// How late the prompt that was posted last was.
        package var scheduleLag: Duration = .zero
    }

    package let service: ServiceName
    private let state = Mutex(Report())

    package init(service: ServiceName) { self.service = service }

    package var report: Report { state.withLock { $0 } }

    func heard(at date: Date) {
        state.withLock {
            $0.lastHeard = date
            $0.interruption = nil
        }
    }

    func interrupted(_ error: ChatError) {
        state.withLock { $0.interruption = String(describing: error) }
    }

    func posted(lag: Duration) {
        state.withLock { $0.scheduleLag = lag }
    }
}
