/// A file that was uploaded; its bytes are in the file store.
struct SharedFile: Sendable, Codable, Equatable {
    let id: String
    let name: String
    var title: String
    /// What it shows, for those who do not see it.
    var altText: String?
    /// In bytes.
    let size: Int
    let user: String
    /// Seconds since 1970.
    let created: Int
    /// Where it was shared.
    var channels: [String] = []

    /// The kinds of pictures that browsers draw, and the endings of their names.
    private static let pictures = [
        "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp",
    ]

    private var ending: String { name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? "" }

    /// By the ending of its name: what is no picture is text or just bytes.
    var type: String { Self.pictures[ending] ?? (ending == "txt" ? "text/plain" : "application/octet-stream") }

    var isPicture: Bool { type.hasPrefix("image/") }

    /// Without a leading slash.
    var path: String { "files/\(id)" }
}

extension WorkspaceState {
    /// A file object as the platform gives it.
    func json(_ file: SharedFile) -> JSONObject {
        let address = JSON.string(baseURL + file.path)
        var object: JSONObject = [
            "id": .string(file.id), "created": .int(file.created), "timestamp": .int(file.created),
            "name": .string(file.name), "title": .string(file.title), "mimetype": .string(file.type),
            "filetype": .string(file.type.split(separator: "/").last.map(String.init) ?? ""),
            "user": .string(file.user), "user_team": .string(Self.teamID), "editable": false,
            "size": .int(file.size), "mode": "hosted", "is_external": false, "external_type": "", "is_public": true,
            "public_url_shared": false, "display_as_bot": false, "username": "", "url_private": address,
            "url_private_download": address, "permalink": address, "file_access": "visible",
            "channels": .strings(file.channels),
        ]
        object.append("alt_txt", file.altText)
        return object
    }
}
