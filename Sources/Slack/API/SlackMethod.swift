/// The methods of the Web API that viva calls. Slack counts requests for each of them apart.
enum SlackMethod: String, Hashable, Sendable {
    case identity = "auth.test"
    case membership = "users.conversations"
    case history = "conversations.history"
    case replies = "conversations.replies"
    case post = "chat.postMessage"
    case groupMembers = "usergroups.users.list"
}
