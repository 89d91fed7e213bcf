internal import Foundation
internal import StrictYAML

/// The files of a bank in the native format.
enum BankFiles {
    private static let extensions = [".yaml", ".yml"]

    /// Every `*.yaml` and `*.yml` below a folder, sorted; without hidden ones, and without following links to folders.
    static func paths(below directory: String, log: YAMLProblemLog) -> [String] {
        let folder = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
        let type = try? FileManager.default.attributesOfItem(atPath: folder)[.type] as? FileAttributeType
        guard type == .typeDirectory || type == .typeSymbolicLink else {
            log.report("there is no such folder", at: YAMLPosition(file: folder))
            return []
        }
        var paths: [String] = []
        add(folder, to: &paths, log: log)
        if paths.isEmpty {
            log.report("there are no *.yaml files in this folder", at: YAMLPosition(file: folder))
        }
        return paths.sorted()
    }

    private static func add(_ folder: String, to paths: inout [String], log: YAMLProblemLog) {
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) where !name.hasPrefix(".") {
                let path = folder + "/" + name
                if extensions.contains(where: { name.hasSuffix($0) }) {
                    paths.append(path)
                } else if try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                    == .typeDirectory
                {
                    add(path, to: &paths, log: log)
                }
            }
        } catch {
            log.report("cannot be read: \(error.localizedDescription)", at: YAMLPosition(file: folder))
        }
    }

    /// The text of a file; nil if it cannot be read, which is reported.
    static func text(of path: String, log: YAMLProblemLog) -> String? {
        let position = YAMLPosition(file: path)
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            let size = try file.seekToEnd()
            guard size <= UInt64(YAMLDocument.defaultMaximumBytes) else {
                let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                if type == .typeDirectory {
                    log.report("this is a folder with the name of a file: rename it", at: position)
                    return nil
                }
                log.report(
                    "the file has \(size) bytes; at most \(YAMLDocument.defaultMaximumBytes) are read. Split it",
                    at: position
                )
                return nil
            }
            try file.seek(toOffset: 0)
            let data = try file.readToEnd() ?? Data()
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
