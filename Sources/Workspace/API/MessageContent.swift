/// What a message is made of, read from a call's arguments and checked.
struct MessageContent: Sendable {
    enum MetadataChange: Sendable {
        /// Not mentioned.
        case kept
        /// An empty object.
        case removed
        case given(Message.Metadata)
    }

    /// Characters, counted as Unicode scalars: the platform does not say what it counts.
    static let longestText = 40_000
    static let longestMarkdown = 12_000
    static let mostAttachments = 100

    let text: String
    let blocks: [JSON]
    let attachments: [JSON]
    let metadata: MetadataChange
    let isTruncated: Bool

    init(_ arguments: Arguments) throws(APIError) {
        blocks = try Self.list(arguments, "blocks", orThrow: "invalid_blocks_format")
        attachments = try Self.list(arguments, "attachments", orThrow: "invalid_attachments")
        metadata = try Self.metadata(arguments)
        var text = arguments.string("text") ?? ""
        if let markdown = arguments.string("markdown_text"), !markdown.isEmpty {
            if !text.isEmpty || !blocks.isEmpty { throw APIError("markdown_text_conflict") }
            if markdown.unicodeScalars.count > Self.longestMarkdown { throw APIError("msg_too_long") }
            text = markdown
        }
        if text.isEmpty {
            if blocks.isEmpty && attachments.isEmpty { throw APIError("no_text") }
            // What the platform shows where blocks cannot be.
            if !blocks.isEmpty { text = "This content can't be displayed." }
        }
        try BlockCheck.check(blocks)
        if attachments.count > Self.mostAttachments { throw APIError("too_many_attachments") }
        isTruncated = text.unicodeScalars.count > Self.longestText
        self.text = isTruncated ? String(text.unicodeScalars.prefix(Self.longestText)) : text
    }

    static func list(_ arguments: Arguments, _ name: String, orThrow code: String) throws(APIError) -> [JSON] {
        guard let value = try arguments.structure(name, orThrow: code) else { return [] }
        guard let elements = value.array, elements.allSatisfy({ $0.object != nil }) else { throw APIError(code) }
        return elements
    }

    private static func metadata(_ arguments: Arguments) throws(APIError) -> MetadataChange {
        guard let value = try arguments.structure("metadata", orThrow: "invalid_metadata_format") else { return .kept }
        if value.object?.members.isEmpty == true { return .removed }
        guard let type = value["event_type"]?.string, !type.isEmpty, let payload = value["event_payload"],
            payload.object != nil
        else { throw APIError("invalid_metadata_format") }
        return .given(Message.Metadata(eventType: type, payload: payload))
    }
}
