/// The workspace itself and its groups of people.
extension Methods {
    static func teamInfo(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        [
            "team": [
                "id": .string(WorkspaceState.teamID), "name": .string(WorkspaceState.teamName),
                "url": .string(call.baseURL), "domain": .string(WorkspaceState.teamDomain), "email_domain": "",
                "icon": ["image_default": true],
            ]
        ]
    }

    static func usergroupsList(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let areUsersShown = call.arguments.flag("include_users")
        let groups = ledger.state.groups.map { group -> JSON in
            var object: JSONObject = [
                "id": .string(group.id), "team_id": .string(WorkspaceState.teamID), "is_usergroup": true,
                "name": .string(group.name), "handle": .string(group.handle),
                "description": .string(group.description), "user_count": .int(group.members.count), "date_delete": 0,
            ]
            if areUsersShown { object.append("users", .strings(group.members)) }
            return .object(object)
        }
        return ["usergroups": .array(groups)]
    }

    static func usergroupsUsersList(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let id = try call.arguments.required("usergroup")
        guard let group = ledger.state.groups.first(where: { $0.id == id }) else { throw APIError("no_such_subteam") }
        return ["users": .strings(group.members)]
    }
}
