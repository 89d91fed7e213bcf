internal import Dispatch
internal import StrictYAML
internal import Synchronization

/// Reads banks in the native format: YAML files below one folder, of which each may hold `bank`, `topics`, `questions` and
/// `items`.
package enum BankReader {
    /// Reads every `*.yaml` and `*.yml` below a folder, in the order of their paths; hidden files are left out.
    package static func read(directory: String) -> BankReading {
        let log = YAMLProblemLog()
        let content = BankContent()
        for part in parts(of: BankFiles.paths(below: directory, log: log)) {
            content.add(part)
            log.add(part.problems)
        }
        return BankReading(content: content, log: log, source: directory)
    }

    /// So many files are read before the next thread is worth its while.
    private static let filesAtOnce = 64

    /// What files say, in their order; many of them are read on all cores.
    private static func parts(of paths: [String]) -> [BankPart] {
        let starts = Array(stride(from: 0, to: paths.count, by: filesAtOnce))
        guard starts.count > 1 else { return [part(paths)] }
        let parts = Mutex<[Int: BankPart]>([:])
        DispatchQueue.concurrentPerform(iterations: starts.count) { number in
            let part = part(paths[starts[number]...].prefix(filesAtOnce))
            parts.withLock { $0[number] = part }
        }
        return parts.withLock { parts in starts.indices.compactMap { parts[$0] } }
    }

    private static func part(_ paths: some Sequence<String>) -> BankPart {
        let log = YAMLProblemLog()
        let content = BankContent()
        for path in paths {
            guard let text = BankFiles.text(of: path, log: log) else { continue }
            content.add(text, file: path, log: log)
        }
        return content.part(problems: log)
    }

    /// Reads texts in the order given, as if they were files of these names.
    package static func read(texts: [(file: String, text: String)]) -> BankReading {
        let log = YAMLProblemLog()
        let content = BankContent()
        for (file, text) in texts { content.add(text, file: file, log: log) }
        return BankReading(content: content, log: log, source: texts.first?.file ?? "bank")
    }
}
