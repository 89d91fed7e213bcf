import BankFormats
import Bot
import Foundation
import QuestionEngine
import StrictYAML

/// The folder of the bank, as the daemon looks at it while it runs.
struct BankFiles: Sendable {
    var directory: String

    /// On a thread of its own: reading takes up to a second, and threads that serve are few.
    func read() async -> BankReloader.Reading {
        await apart {
            do throws(BankInvalid) {
                return .bank(try Bank.load(directory))
            } catch {
                return .problems(error.problems.map(\.description))
            }
        }
    }

    /// The names, sizes and times of all files below the folder, hidden ones aside.
    func fingerprint() async -> String {
        await apart {
            let root = URL(fileURLWithPath: directory, isDirectory: true)
            let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
            let files = FileManager.default.enumerator(
                at: root, includingPropertiesForKeys: Array(keys), options: [.skipsHiddenFiles])
            let lines = (files?.compactMap { $0 as? URL } ?? []).filter { ["yaml", "yml"].contains($0.pathExtension) }
                .map { url in
                    let values = try? url.resourceValues(forKeys: keys)
                    let date = values?.contentModificationDate?.timeIntervalSince1970 ?? 0
                    return "\(url.path) \(values?.fileSize ?? -1) \(date)"
                }
            return lines.sorted().joined(separator: "\n")
        }
    }

    private func apart<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: body()) }
        }
    }
}
