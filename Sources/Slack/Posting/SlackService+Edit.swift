import Chat

extension SlackService {
    /// What takes the place of a message that is not there any more has nothing left to do.
    func edit(_ message: MessageID, _ delivery: Delivery) async throws(ChatError) -> MessageID {
        try await withPictures(delivery) { (pictures) throws(ChatError) in
            guard let post = SlackPost.single(for: delivery.content, pictures: pictures) else {
                throw .rejected(reason: "the message is empty")
            }
            do throws(SlackFailure) {
                let channel = try await directs.channel(of: delivery.conversation)
                _ = try await api.write(.edit, post.edit(of: message.rawValue, channel: channel), as: SlackPosted.self)
            } catch {
                guard error.isOfNothing else { throw error.asPosting }
            }
            return message
        }
    }
}
