extension Ledger {
    /// Keeps uploaded files, and shares them in a conversation if there is a draft for it. Whether that may be is decided
    /// before anything is kept.
    mutating func complete(
        _ given: [(upload: Uploads.Upload, title: String)],
        by user: String,
        sharing draft: Draft?
    ) throws(APIError) -> [SharedFile] {
        if let draft { try check(draft) }
        var files: [SharedFile] = []
        for (upload, title) in given {
            try fileStore.keep(upload.bytes ?? [], as: upload.id)
            let file = SharedFile(
                id: upload.id,
                name: upload.name,
                title: title,
                altText: upload.altText,
                size: upload.length,
                user: user,
                created: now.seconds,
                channels: draft.map { [$0.channel] } ?? []
            )
            try commit(.uploaded(file))
            uploads.end(upload.id)
            files.append(file)
        }
        if var draft {
            draft.files = files.map(\.id)
            _ = try post(draft)
        }
        return files
    }

    /// Takes the bytes of an upload, which must be as many as announced.
    mutating func take(_ bytes: [UInt8], at path: String) throws(APIError) {
        guard let length = uploads.length(at: path) else { throw APIError("invalid_url") }
        guard bytes.count == length else { throw APIError("length_mismatch") }
        uploads.take(bytes, at: path)
    }

    /// A file as somebody may see it: shared where they can look, or nowhere.
    func file(_ id: String, visibleTo user: String) throws(APIError) -> (SharedFile, [UInt8]) {
        guard let file = state.files[id],
            file.channels.isEmpty
                || file.channels.contains(where: { state[channel: $0]?.info.isVisible(to: user) == true }),
            let bytes = fileStore.bytes(of: id)
        else { throw APIError("file_not_found") }
        return (file, bytes)
    }
}
