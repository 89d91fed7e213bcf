package import Chat
import Curl
import Foundation

extension SlackService {
    /// Tries everything that viva needs of Slack, without saying anything there: the bot token and its scopes, the clock, the
    /// conversations, the app token and its socket, and the groups of admins.
    ///
    /// - Returns: a finding for each; what follows from one that is bad is left out.
    package func examine(groups: [UserGroupID]) async -> [SlackFinding] {
        let identity: SlackIdentity
        let headers: HTTPHeaders
        let asked = configuration.now()
        do {
            (identity, headers) = try await api.readWithHeaders(.identity, as: SlackIdentity.self)
        } catch {
            return [SlackFinding("slack", .bad, error.asReading.description)]
        }
        guard identity.botID != nil else {
            return [SlackFinding("slack", .bad, "the token is a person's: take the Bot User OAuth Token, xoxb-…")]
        }
        var findings = [
            SlackFinding("slack", .good, "I am \(identity.user) (\(identity.userID)) in \(identity.team)")
        ]
        findings += scopes(granted: headers["x-oauth-scopes"], groups: groups)
        findings.append(clock(headers["Date"].flatMap(SlackAPI.date), between: asked, and: configuration.now()))
        if !findings.contains(where: { $0.verdict == .bad }) { findings.append(await conversations()) }
        findings.append(await socket())
        for group in groups { findings.append(await members(group)) }
        return findings
    }

    private func scopes(granted list: String?, groups: [UserGroupID]) -> [SlackFinding] {
        guard let list else { return [SlackFinding("scopes", .lacking, "Slack does not tell which the token has")] }
        let granted = Set(list.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
        var wanted = SlackScope.all
        if configuration.appToken != nil { wanted += SlackScope.withAppToken }
        if !groups.isEmpty { wanted += SlackScope.withGroups }
        let missing = wanted.filter { !granted.contains($0.name) }
        guard !missing.isEmpty else { return [SlackFinding("scopes", .good, "all that are of use")] }
        return missing.map { scope in
            SlackFinding(
                "scopes", scope.isNeeded ? .bad : .lacking,
                "\(scope.name) is missing; without it \(scope.cost). Add it under OAuth & Permissions and install the app again"
            )
        }
    }

    /// - Parameter date: Slack's, at some moment while it was asked.
    private func clock(_ date: Date?, between asked: Date, and answered: Date) -> SlackFinding {
        guard let date else { return SlackFinding("clock", .lacking, "Slack does not tell its own") }
        let nearest = min(max(date, asked), answered)
        let seconds = Int(nearest.timeIntervalSince(date).rounded())
        guard abs(seconds) > 5 else { return SlackFinding("clock", .good, "as Slack's") }
        let way = seconds > 0 ? "ahead of" : "behind"
        return SlackFinding(
            "clock", abs(seconds) > 300 ? .bad : .lacking,
            "this machine's is \(abs(seconds)) s \(way) Slack's; daily prompts come by this one. Let NTP set it")
    }

    private func conversations() async -> SlackFinding {
        var found: [SlackConversation] = []
        var cursor: String?
        let types: String
        do {
            types = try await api.identify().conversationTypes
            repeat {
                let page: ConversationPage = try await api.read(
                    .membership,
                    [("types", types), ("exclude_archived", "true"), ("limit", "200")]
                        + (cursor.map { [("cursor", $0)] } ?? []))
                found += page.elements
                cursor = page.nextCursor
            } while cursor != nil
        } catch {
            return SlackFinding("conversations", .bad, error.asReading.description)
        }
        let directs = found.count(where: \.isDirect)
        let channels = found.count - directs
        guard channels > 0 || types.contains("channel") else {
            return SlackFinding(
                "conversations", .lacking, "no channels can be seen without their scopes. Direct messages: \(directs)")
        }
        guard channels > 0 else {
            return SlackFinding(
                "conversations", .lacking,
                "viva is in no channel yet: write /invite @viva in one. Direct messages: \(directs)")
        }
        return SlackFinding(
            "conversations", .good,
            "in \(channels) \(channels == 1 ? "channel" : "channels"), with \(directs) direct \(directs == 1 ? "message" : "messages")"
        )
    }

    private func socket() async -> SlackFinding {
        guard let token = configuration.appToken else {
            return SlackFinding(
                "socket", .lacking,
                "there is no app token, so viva polls: answers take some seconds, and there are no buttons, no /viva and no home"
                    + " page. VIVA_SLACK_APP_TOKEN changes that")
        }
        do throws(SocketOpener.Failure) {
            let opener = SocketOpener(
                api: SlackAPI(client: api.client, configuration: configuration, token: token),
                time: configuration.timeouts.connect * 2)
            let socket = try await opener.open()
            _ = try? await socket.close()
            return SlackFinding("socket", .good, "Slack pushes what happens")
        } catch  where error.isOff {
            return SlackFinding(
                "socket", .bad, "Socket Mode is turned off: switch it on in the app's settings under Socket Mode")
        } catch {
            return SlackFinding("socket", .bad, error.error.description)
        }
    }

    private func members(_ group: UserGroupID) async -> SlackFinding {
        do {
            let count = try await members(of: group).count
            return SlackFinding("admins", .good, "the group \(group.rawValue) has \(count)")
        } catch {
            return SlackFinding("admins", .bad, "the group \(group.rawValue) cannot be read: \(error)")
        }
    }
}
