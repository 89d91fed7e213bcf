import Foundation

/// Uploads that were begun: what was announced, and the bytes once they have come. What is not completed is forgotten.
struct Uploads: Sendable {
    struct Upload: Sendable {
        let id: String
        let name: String
        /// In bytes.
        let length: Int
        var altText: String?
        var bytes: [UInt8]?
    }

    /// How many may be under way.
    private static let most = 50

    private var uploads: [String: Upload] = [:]
    private var order: ArraySlice<String> = []

    /// Begins one.
    /// - Returns: the path that takes the bytes, without a leading slash.
    mutating func begin(_ upload: Upload) -> String {
        if order.count == Self.most { uploads[order.removeFirst()] = nil }
        let path = "upload/v1/\(UUID().uuidString.lowercased())"
        uploads[path] = upload
        order.append(path)
        return path
    }

    /// The announced length, nil when there is no such upload.
    func length(at path: String) -> Int? { uploads[path]?.length }

    mutating func take(_ bytes: [UInt8], at path: String) { uploads[path]?.bytes = bytes }

    /// The upload of that file, if its bytes have come.
    func whole(_ id: String) -> Upload? { uploads.values.first { $0.id == id && $0.bytes != nil } }

    mutating func end(_ id: String) {
        guard let path = uploads.first(where: { $0.value.id == id })?.key else { return }
        uploads[path] = nil
        order.removeAll { $0 == path }
    }
}
