extension Methods {
    static func filesGetUploadURLExternal(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let arguments = call.arguments
        let name = try arguments.required("filename")
        guard let length = try arguments.number("length", in: 1...Int.max) else { throw APIError("invalid_arguments") }
        if length > FileStore.largest { throw APIError("file_upload_size_restricted") }
        let id = ledger.freshID("F")
        let upload = Uploads.Upload(id: id, name: name, length: length, altText: altText(arguments.string("alt_txt")))
        return ["upload_url": .string(call.baseURL + ledger.uploads.begin(upload)), "file_id": .string(id)]
    }

    static func filesCompleteUploadExternal(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        let arguments = call.arguments
        guard let list = try arguments.structure("files", orThrow: "invalid_arguments")?.array, !list.isEmpty,
            list.count <= 10
        else { throw APIError("invalid_arguments", messages: ["[ERROR] files is a list of 1 to 10 files"]) }
        var given: [(upload: Uploads.Upload, title: String)] = []
        for item in list {
            guard let id = item["id"]?.string, var upload = ledger.uploads.whole(id) else {
                throw APIError("file_not_found")
            }
            upload.altText = altText(item["alt_txt"]?.string) ?? upload.altText
            given.append((upload, item["title"]?.string ?? upload.name))
        }
        var draft: Draft?
        if let channel = arguments.string("channel_id"), !channel.isEmpty {
            var message = Draft(channel: channel, author: call.user, isFromBot: true, text: "")
            message.text = arguments.string("initial_comment") ?? ""
            message.blocks = try MessageContent.list(arguments, "blocks", orThrow: "invalid_blocks_format")
            try BlockCheck.check(message.blocks)
            if let thread = arguments.string("thread_ts"), !thread.isEmpty {
                guard let ts = Timestamp(thread) else { throw APIError("invalid_thread_ts") }
                message.thread = ts
            }
            draft = message
        }
        let files = try ledger.complete(given, by: call.user, sharing: draft)
        return ["files": .array(files.map { .object(ledger.state.json($0)) })]
    }

    static func filesInfo(_ ledger: inout Ledger, _ call: Call) throws(APIError) -> JSONObject {
        guard let file = ledger.state.files[try call.arguments.required("file")] else {
            throw APIError("file_not_found")
        }
        return ["file": .object(ledger.state.json(file)), "comments": []]
    }

    private static func altText(_ given: String?) -> String? {
        given.flatMap { $0.isEmpty ? nil : String($0.unicodeScalars.prefix(1_000)) }
    }
}
