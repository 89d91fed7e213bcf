import Chat
import Foundation

/// What is no message of a conversation: whispers, the bot's page, dialogs.
extension SlackService {
    /// Over the command's or action's own link while it can be used: that works where the bot is no member. Otherwise by
    /// `chat.postEphemeral`. Where a person's own address is given, nobody else reads along, so that it can be said aloud.
    func whisper(
        _ delivery: Delivery, to user: UserID, via handle: ReplyHandle?
    ) async throws(ChatError) -> MessageID {
        if Directs.isAddress(delivery.conversation) { return try await post(delivery) }
        return try await withPictures(delivery) { (pictures) throws(ChatError) in
            let posts = SlackPost.posts(for: delivery.content, pictures: pictures)
            guard !posts.isEmpty else { throw .rejected(reason: "the message is empty") }
            let link = handle.flatMap(ReplyLink.init)
            do throws(SlackFailure) {
                for post in posts {
                    if let link, try await reply(post, by: link, in: delivery) { continue }
                    let body = post.whisper(
                        to: user.rawValue, channel: delivery.conversation.rawValue, thread: delivery.thread?.rawValue)
                    _ = try await api.write(.whisper, body, as: SlackWhispered.self)
                }
            } catch {
                throw error.asAside
            }
            return delivery.aside
        }
    }

    private func reply(
        _ post: SlackPost, by link: ReplyLink, in delivery: Delivery
    ) async throws(SlackFailure) -> Bool {
        guard replies.take(link, at: configuration.now()) else { return false }
        return try await api.reply(to: link.url, post.reply(thread: delivery.thread?.rawValue))
    }

    func publishHome(_ delivery: Delivery, of user: UserID) async throws(ChatError) -> MessageID {
        try await withPictures(delivery) { (pictures) throws(ChatError) in
            let view = SlackView.home(delivery.content, pictures: pictures)
            guard !view.blocks.isEmpty else { throw .rejected(reason: "the page is empty") }
            do throws(SlackFailure) {
                _ = try await api.write(.publishHome, view.publishing(to: user.rawValue), as: Nothing.self)
            } catch {
                throw error.asAside
            }
            return delivery.aside
        }
    }

    /// A trigger is good for three seconds and one dialog; what comes too late is refused.
    func openDialog(
        _ delivery: Delivery, _ token: ActionToken, _ trigger: DialogTrigger
    ) async throws(ChatError) -> MessageID {
        let view = SlackView.dialog(delivery.content, token: token)
        guard !view.blocks.isEmpty else { throw .rejected(reason: "the dialog is empty") }
        do {
            _ = try await api.write(.openDialog, view.opening(by: trigger), as: Nothing.self)
        } catch {
            throw error.asAside
        }
        return delivery.aside
    }
}
