package import Chat
package import Logging
import ServiceLifecycle

/// Keeps the roll of admins up to date with the groups of the chat service. What cannot be asked stays as it was last known.
package struct AdminGroups: Service {
    private let chat: any ChatService
    private let roll: AdminRoll
    private let logger: Logger

    /// How long somebody who has left a group may still be an admin.
    private static let interval = Duration.seconds(600)
    private static let retryInterval = Duration.seconds(60)

    package init(chat: any ChatService, roll: AdminRoll, logger: Logger) {
        self.chat = chat
        self.roll = roll
        self.logger = logger
    }

    package func run() async throws {
        var failures: [UserGroupID: ChatError] = [:]
        while !Task.isShuttingDownGracefully {
            await refresh(&failures)
            let pause = failures.isEmpty ? Self.interval : Self.retryInterval
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
            } catch is CancellationError {
                return
            }
        }
    }

    /// Asks for every group once.
    ///
    /// - Parameter failures: of the last time; what fails in the same way again is not logged again.
    package func refresh(_ failures: inout [UserGroupID: ChatError]) async {
        for group in roll.groups {
            do throws(ChatError) {
                roll.set(try await chat.members(of: group), in: group)
                failures[group] = nil
            } catch {
                if failures.updateValue(error, forKey: group) != error {
                    logger.warning(
                        "The members of an admin group are not known; those that were known stay",
                        metadata: ["group": "\(group.rawValue)", "reason": "\(error)"])
                }
            }
        }
    }
}
