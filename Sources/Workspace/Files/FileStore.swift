import Foundation

/// The bytes of files: in a folder beside the workspace's file, or in memory where it has none. Bounded.
struct FileStore: Sendable {
    /// The largest file, in bytes.
    static let largest = 8 << 20
    /// All files together, in bytes.
    private static let most = 256 << 20

    private let folder: URL?
    private var memory: [String: [UInt8]] = [:]
    private var total = 0

    /// - Parameter path: the workspace's file.
    init(beside path: String?) {
        folder = path.map { URL(fileURLWithPath: $0 + ".files", isDirectory: true) }
        guard let folder else { return }
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.fileSizeKey])
        total = (files ?? []).reduce(0) { sum, file in
            sum + ((try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0)
        }
    }

    func bytes(of id: String) -> [UInt8]? {
        guard let folder else { return memory[id] }
        return (try? Data(contentsOf: folder.appending(path: id))).map(Array.init)
    }

    mutating func keep(_ bytes: [UInt8], as id: String) throws(APIError) {
        guard total + bytes.count <= Self.most else { throw APIError("storage_limit_reached") }
        if let folder {
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                try Data(bytes).write(to: folder.appending(path: id))
            } catch {
                throw APIError("internal_error", cause: "a file cannot be kept: \(error)")
            }
        } else {
            memory[id] = bytes
        }
        total += bytes.count
    }

    /// Forgets all files.
    mutating func clear() throws(APIError) {
        (memory, total) = ([:], 0)
        guard let folder, FileManager.default.fileExists(atPath: folder.path) else { return }
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            throw APIError("internal_error", cause: "the files cannot be removed: \(error)")
        }
    }
}
