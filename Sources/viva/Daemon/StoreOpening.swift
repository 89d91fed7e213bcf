import Foundation
import Store

extension SQLiteStore {
    /// Opens the configured database; its folder is made if it is missing.
    static func openMakingFolder(path: String) throws(StoreError) -> SQLiteStore {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .unusable(
                reason: "the folder \(folder.path) for the database cannot be made: \(error.localizedDescription)")
        }
        return try open(path: path)
    }
}
