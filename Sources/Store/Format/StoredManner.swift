internal import Chat
internal import GRDB

/// The columns of the outbox that tell what is done with a content.
struct StoredManner {
    var name: String
    var person: String?
    var handle: String?
    var token: String?
    var editedKey: String?

    static let columns = "manner, person, handle, token, edited_key"

    init(_ manner: OutboxMessage.Manner) {
        switch manner {
        case .post: name = "post"
        case .whisper(let user, let reply): (name, person, handle) = ("whisper", user.rawValue, reply?.rawValue)
        case .edit(let key): (name, editedKey) = ("edit", key.rawValue)
        case .home(let user): (name, person) = ("home", user.rawValue)
        case .dialog(let token, let trigger): (name, self.token, handle) = ("dialog", token.rawValue, trigger.rawValue)
        }
    }

    /// - Parameter first: the number of the first of ``columns``.
    init(_ row: Row, from first: Int) {
        name = row[first]
        person = row[first + 1]
        handle = row[first + 2]
        token = row[first + 3]
        editedKey = row[first + 4]
    }

    /// - Parameter edited: the message that an edit takes the place of.
    /// - Returns: nil if it is nothing that this version knows.
    func manner(edited: MessageID?) -> Delivery.Manner? {
        switch (name, person, token, handle, edited) {
        case ("post", _, _, _, _): .post
        case ("whisper", let person?, _, _, _):
            .whisper(to: UserID(rawValue: person), via: handle.map(ReplyHandle.init))
        case ("edit", _, _, _, let edited?): .edit(edited)
        case ("home", let person?, _, _, _): .home(UserID(rawValue: person))
        case ("dialog", _, let token?, let trigger?, _):
            .dialog(ActionToken(rawValue: token), DialogTrigger(rawValue: trigger))
        default: nil
        }
    }
}
