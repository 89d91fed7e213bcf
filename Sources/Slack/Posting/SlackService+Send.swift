package import Chat

extension SlackService {
    /// Posts are made at most once; see ``post(_:)``. Everything else can be repeated without harm, and is.
    package func send(_ delivery: Delivery) async throws(ChatError) -> MessageID {
        do {
            switch delivery.manner {
            case .post: return try await post(delivery)
            case .whisper(let user, let handle): return try await whisper(delivery, to: user, via: handle)
            case .edit(let message): return try await edit(message, delivery)
            case .home(let user): return try await publishHome(delivery, of: user)
            case .dialog(let token, let trigger): return try await openDialog(delivery, token, trigger)
            }
        } catch {
            // With a socket nothing else would ask Slack for long: listening ends with what it is told then.
            if case .unauthorized = error { notes.add(.doubt) }
            throw error
        }
    }
}

extension Delivery {
    /// What stands for a message that leaves none behind.
    var aside: MessageID { MessageID(rawValue: "aside/\(key.rawValue)") }
}
