/// The methods of the Web API that viva calls. Slack counts requests for each of them apart.
enum SlackMethod: String, Hashable, Sendable {
    case identity = "auth.test"
    case membership = "users.conversations"
    case history = "conversations.history"
    case replies = "conversations.replies"
    case post = "chat.postMessage"
    case edit = "chat.update"
    case whisper = "chat.postEphemeral"
    case publishHome = "views.publish"
    case openDialog = "views.open"
    case openDirect = "conversations.open"
    case uploadAddress = "files.getUploadURLExternal"
    case completeUpload = "files.completeUploadExternal"
    case groupMembers = "usergroups.users.list"
    /// With the app token.
    case openSocket = "apps.connections.open"
}
