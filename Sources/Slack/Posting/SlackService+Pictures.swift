import Chat
import Foundation
import Logging
import Pictures

extension SlackService {
    /// Does `send` with the pictures of the delivery's score cards, and in words where there can be none.
    ///
    /// Slack makes an uploaded file ready a little after it says that it has it, and refuses messages that show it before.
    func withPictures(
        _ delivery: Delivery, _ send: ([ScoreCard: String]) async throws(ChatError) -> MessageID
    ) async throws(ChatError) -> MessageID {
        let pictures = try await pictures(for: delivery)
        do {
            let sent = try await send(pictures)
            shelf.forget(delivery.key)
            return sent
        } catch {
            guard case .rejected(let reason) = error, !pictures.isEmpty else { throw error }
            guard !shelf.failed(delivery.key) else {
                throw .unavailable(reason: "Slack does not show the picture yet: \(reason)")
            }
            leaveOut(delivery, because: reason)
        }
        let sent = try await send([:])
        shelf.forget(delivery.key)
        return sent
    }

    private func pictures(for delivery: Delivery) async throws(ChatError) -> [ScoreCard: String] {
        guard let picture, !shelf.isGivenUp(delivery.key) else { return [:] }
        var files: [ScoreCard: String] = [:]
        for case .scoreCard(let card) in delivery.content.blocks {
            if let file = shelf.file(of: card, for: delivery.key) {
                files[card] = file
                continue
            }
            guard let bytes = await picture(card) else {
                leaveOut(delivery, because: "it could not be drawn")
                return [:]
            }
            do {
                let file = try await upload(bytes, of: card)
                shelf.put(file, of: card, for: delivery.key)
                files[card] = file
            } catch {
                try judge(error, delivery)
                return [:]
            }
        }
        return files
    }

    private func upload(_ bytes: Data, of card: ScoreCard) async throws(SlackFailure) -> String {
        let altText = SlackText.label(card.altText, limit: 255)
        let address = try await api.read(
            .uploadAddress, [("filename", "score.png"), ("length", String(bytes.count)), ("alt_txt", altText)],
            as: UploadAddress.self)
        try await api.upload(bytes, to: address.url)
        var json = JSONWriter()
        json.object { json in
            json.key("files")
            json.array([address.file]) { json, file in
                json.object { json in
                    json.field("id", file)
                    json.field("title", SlackText.label(card.title, limit: 200))
                }
            }
        }
        // Without a channel the file stays private; the message shows it.
        _ = try await api.write(.completeUpload, Data(json.bytes), as: Nothing.self)
        return address.file
    }

    /// What passes is waited out for a while. Nothing was posted yet, so that nothing is unclear.
    private func judge(_ failure: SlackFailure, _ delivery: Delivery) throws(ChatError) {
        switch failure.asReading {
        case .rateLimited(let time): throw .rateLimited(retryAfter: time)
        case .unavailable(let reason):
            if shelf.failed(delivery.key) { throw .unavailable(reason: "the picture could not be uploaded: \(reason)") }
            leaveOut(delivery, because: reason)
        case let error: leaveOut(delivery, because: "\(error)")
        }
    }

    private func leaveOut(_ delivery: Delivery, because reason: String) {
        shelf.giveUp(delivery.key)
        logger.warning(
            "A message goes without its picture",
            metadata: ["delivery": "\(delivery.key.rawValue)", "reason": "\(reason)"])
    }
}
