/// Collects what is wrong while a file is read, so that one run shows every problem. Belongs to one task.
final class ImportLog {
    let file: String
    private(set) var problems: [ImportProblem] = []

    init(file: String) {
        self.file = file
    }

    func error(_ code: ImportProblem.Code, _ message: String, at place: SourcePlace?) {
        problems.append(ImportProblem(file: file, place: place, severity: .error, code: code, message: message))
    }

    func warn(_ code: ImportProblem.Code, _ message: String, at place: SourcePlace?) {
        problems.append(ImportProblem(file: file, place: place, severity: .warning, code: code, message: message))
    }

    func add(_ found: [ImportProblem]) { problems += found }

    var errorCount: Int { problems.count { $0.severity == .error } }

    /// By place; the same problem only once.
    var sorted: [ImportProblem] {
        var seen = Set<ImportProblem>()
        return problems.filter { seen.insert($0).inserted }.sorted { first, second in
            let (a, b) = (first.place, second.place)
            return (a?.line ?? 0, a?.column ?? 0, first.message) < (b?.line ?? 0, b?.column ?? 0, second.message)
        }
    }
}
