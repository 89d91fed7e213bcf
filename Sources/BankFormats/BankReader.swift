internal import Foundation
internal import StrictYAML

/// Reads banks in the native format: YAML files below one folder, of which each may hold `bank`, `topics`, `questions` and
/// `items`.
package enum BankReader {
    /// Reads every `*.yaml` and `*.yml` below a folder, in the order of their paths; hidden files are left out.
    package static func read(directory: String) -> BankReading {
        let log = YAMLProblemLog()
        let content = BankContent()
        let paths = files(below: directory, log: log)
        for path in paths {
            guard let text = text(of: path, log: log) else { continue }
            content.add(text, file: path, log: log)
        }
        return BankReading(content: content, log: log, source: directory)
    }

    /// Reads texts in the order given, as if they were files of these names.
    package static func read(texts: [(file: String, text: String)]) -> BankReading {
        let log = YAMLProblemLog()
        let content = BankContent()
        for (file, text) in texts { content.add(text, file: file, log: log) }
        return BankReading(content: content, log: log, source: texts.first?.file ?? "bank")
    }

    private static func files(below directory: String, log: YAMLProblemLog) -> [String] {
        let folder = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        guard (try? root.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true else {
            log.report("there is no such folder", at: YAMLPosition(file: folder))
            return []
        }
        let found = FileManager.default.enumerator(
            at: root, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles]
        ) { url, error in
            log.report("cannot be read: \(error.localizedDescription)", at: YAMLPosition(file: url.path))
            return true
        }
        let depth = root.standardizedFileURL.pathComponents.count
        let paths = (found?.compactMap { $0 as? URL } ?? [])
            .filter { ["yaml", "yml"].contains($0.pathExtension) }
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true }
            .map { folder + "/" + $0.standardizedFileURL.pathComponents.dropFirst(depth).joined(separator: "/") }
            .sorted()
        if paths.isEmpty {
            log.report("there are no *.yaml files in this folder", at: YAMLPosition(file: folder))
        }
        return paths
    }

    private static func text(of path: String, log: YAMLProblemLog) -> String? {
        let position = YAMLPosition(file: path)
        do {
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            guard size <= YAMLDocument.defaultMaximumBytes else {
                log.report(
                    "the file has \(size) bytes; at most \(YAMLDocument.defaultMaximumBytes) are read. Split it",
                    at: position
                )
                return nil
            }
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            guard let text = String(validating: data, as: UTF8.self) else {
                log.report("the file is not UTF-8", at: position)
                return nil
            }
            return text
        } catch {
            log.report("cannot be read: \(error.localizedDescription)", at: position)
            return nil
        }
    }
}
