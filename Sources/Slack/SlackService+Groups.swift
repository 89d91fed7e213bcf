package import Chat

extension SlackService {
    /// Needs the scope `usergroups:read`. https://docs.slack.dev/reference/methods/usergroups.users.list
    package func members(of group: UserGroupID) async throws(ChatError) -> Set<UserID> {
        do {
            let list: GroupMembers = try await api.read(.groupMembers, [("usergroup", group.rawValue)])
            return Set(list.users.map(UserID.init))
        } catch {
            throw error.asReading
        }
    }
}

private struct GroupMembers: Decodable {
    var users: [String]
}
