/// A message before it has a timestamp.
struct Draft: Sendable {
    let channel: String
    let author: String
    var isFromBot = false
    var subtype: String?
    var costume: Message.Costume?
    var clientMessageID: String?
    var text: String
    var blocks: [JSON] = []
    var attachments: [JSON] = []
    var files: [String]?
    var metadata: Message.Metadata?
    var thread: Timestamp?
    var isBroadcast = false

    func message(at ts: Timestamp, thread: Timestamp?) -> Message {
        Message(
            ts: ts,
            user: author,
            isFromBot: isFromBot,
            subtype: subtype,
            costume: costume,
            clientMessageID: clientMessageID,
            text: text,
            blocks: BlockNames.complete(blocks, seed: ts),
            attachments: attachments,
            files: files,
            metadata: metadata,
            thread: thread,
            isBroadcast: isBroadcast && thread != nil
        )
    }
}
