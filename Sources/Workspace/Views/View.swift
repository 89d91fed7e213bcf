/// A modal on somebody's screen, or the app's home of somebody.
struct View: Sendable, Codable, Equatable {
    enum Kind: String, Sendable, Codable { case modal, home }

    /// What the app says of a view.
    struct Content: Sendable, Codable, Equatable {
        let kind: Kind
        /// Text objects.
        var title: JSON?
        var submit: JSON?
        var close: JSON?
        var blocks: [JSON]
        var privateMetadata = ""
        var callbackID = ""
        var externalID = ""
        var clearsOnClose = false
        var notifiesOnClose = false
        var isSubmitDisabled = false
    }

    let id: String
    let user: String
    var content: Content
    /// New with every change: an app that names an old one is refused.
    var hash: String
    /// The first view of the stack that this one is in.
    var root: String
    /// The view beneath.
    var previous: String?

    init(id: String, user: String, content: Content, hash: String, root: String? = nil, previous: String? = nil) {
        self.id = id
        self.user = user
        self.content = content
        self.hash = hash
        self.root = root ?? id
        self.previous = previous
    }
}

extension WorkspaceState {
    /// A view object as the platform gives it, with what stands in its fields.
    func json(_ view: View, values: JSON = [:]) -> JSONObject {
        let content = view.content
        return [
            "id": .string(view.id), "team_id": .string(Self.teamID), "type": .string(content.kind.rawValue),
            "blocks": .array(content.blocks), "private_metadata": .string(content.privateMetadata),
            "callback_id": .string(content.callbackID), "state": ["values": values], "hash": .string(view.hash),
            "title": content.title ?? ["type": "plain_text", "text": "View Title", "emoji": true],
            "clear_on_close": .bool(content.clearsOnClose), "notify_on_close": .bool(content.notifiesOnClose),
            "close": content.close ?? .null, "submit": content.submit ?? .null,
            "submit_disabled": .bool(content.isSubmitDisabled), "previous_view_id": view.previous.json,
            "root_view_id": .string(view.root), "app_id": .string(bot.appID),
            "external_id": .string(content.externalID), "app_installed_team_id": .string(Self.teamID),
            "bot_id": .string(bot.botID),
        ]
    }
}

extension String? {
    fileprivate var json: JSON { map { .string($0) } ?? .null }
}
