package import Chat
import Synchronization

/// Who is an admin: people by their ids, and whoever is in one of the groups that the chat service keeps.
///
/// The members of groups are held in memory only: the service knows them better, and the database names nobody who never
/// wrote to the bot. Until the service has answered for the first time a group has no members.
package final class AdminRoll: Sendable {
    package let people: Set<UserID>
    package let groups: [UserGroupID]
    private let members = Mutex<[UserGroupID: Set<UserID>]>([:])

    package init(people: Set<UserID> = [], groups: [UserGroupID] = []) {
        self.people = people
        self.groups = groups
    }

    package func contains(_ person: UserID) -> Bool {
        people.contains(person) || members.withLock { $0.values.contains { $0.contains(person) } }
    }

    /// As far as it is known who is in the groups.
    var everyone: Set<UserID> {
        members.withLock { $0.values.reduce(people) { $0.union($1) } }
    }

    package func set(_ people: Set<UserID>, in group: UserGroupID) {
        members.withLock { $0[group] = people }
    }
}
