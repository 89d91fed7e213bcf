/// The units in which an item's number may be given.
struct UnitTable {
    /// Names, and how many of the key's own unit one of them is.
    let units: [String: Double]

    /// Other words for a unit, if the table has it.
    private static let synonyms: [String: [String]] = [
        "us": ["\u{3BC}s", "usec", "microsecond"], "\u{3BC}s": ["us", "usec", "microsecond"],
        "ms": ["msec", "millisecond", "milli"], "s": ["sec", "second"], "min": ["m", "mins", "minute"],
        "h": ["hr", "hour"],
        "d": ["day"], "%": ["percent", "pct", "per cent"], "kB": ["kilobyte"], "MB": ["megabyte"], "GB": ["gigabyte"],
        "TB": ["terabyte"], "B": ["byte"],
    ]

    /// The factor of a unit as somebody wrote it. Case counts only where two units differ by it.
    func factor(of written: String) -> Double? {
        let written = AnswerText.normalised(written, keepsCase: true)
        let named = units.map { (name: AnswerText.normalised($0.key, keepsCase: true), factor: $0.value) }
        if let exact = named.first(where: { $0.name == written }) { return exact.factor }
        let lower = written.lowercased()
        let alike = named.filter { $0.name.lowercased() == lower }
        if alike.count == 1 { return alike[0].factor }
        return named.first { unit in
            Self.synonyms[unit.name, default: []].contains { $0 == lower || $0 + "s" == lower }
        }?.factor
    }

    /// `ms or s`, the smallest first.
    var list: String {
        let names = units.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { "`\($0.key)`" }
        return names.count < 2
            ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }
}
