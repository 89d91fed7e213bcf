extension BankDiff {
    /// A line for each entry, and one below for each problem and hint; the last line counts.
    package var lines: [String] {
        var lines: [String] = []
        for entry in entries {
            let name = "\(entry.kind.rawValue) \(entry.id)"
            switch entry.change {
            case .added: lines.append("+ \(name)")
            case .removed: lines.append("- \(name)")
            case .meaning(let parts): lines.append("! \(name): meaning: \(parts.joined(separator: ", "))")
            case .wording(let parts):
                lines.append("~ \(name): \(parts.isEmpty ? "revision only" : parts.joined(separator: ", "))")
            }
            lines += entry.problems.map { "    problem: \($0)" } + entry.hints.map { "    look: \($0)" }
        }
        return lines + [summary]
    }

    package var summary: String {
        guard !entries.isEmpty else { return "Nothing has changed." }
        func count(_ isWanted: (Change) -> Bool) -> Int { entries.count { isWanted($0.change) } }
        let added = count { $0 == .added }
        let removed = count { $0 == .removed }
        let meaning = count { if case .meaning = $0 { true } else { false } }
        let wording = count { if case .wording = $0 { true } else { false } }
        let problems = entries.map(\.problems.count).reduce(0, +)
        return "\(added) added, \(removed) removed, \(meaning) changed in meaning, \(wording) in wording; "
            + (problems == 1 ? "1 problem" : "\(problems) problems")
    }
}
