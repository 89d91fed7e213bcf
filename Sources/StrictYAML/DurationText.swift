/// Spans of time as people write them.
package enum DurationText {
    /// Milliseconds of each unit; in a text, larger units come first.
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]

    /// From `1h30m`, `250ms`, `PT24H`, `P1DT12H`, `P2W`; nil for anything else. Whole numbers only.
    package static func parse(_ text: String) -> Duration? {
        text.first == "P" ? parseISO(text.dropFirst()) : parseShort(text[...])
    }

    /// The shortest text that `parse` reads as the same span, in `d h m s ms`.
    package static func write(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        var rest = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        var text = ""
        for unit in units where rest >= unit.milliseconds {
            text += "\(rest / unit.milliseconds)\(unit.name)"
            rest %= unit.milliseconds
        }
        return text.isEmpty ? "0s" : text
    }

    private static func parseShort(_ text: Substring) -> Duration? {
        var rest = text
        var total: Int64 = 0
        var units = Self.units[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            guard let number = takeNumber(&rest) else { return nil }
            let name = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(name.count)
            guard let index = units.firstIndex(where: { $0.name == name }) else { return nil }
            guard add(number, times: units[index].milliseconds, to: &total) else { return nil }
            units = units[(index + 1)...]
        }
        return .milliseconds(total)
    }

    /// ISO 8601 without years and months, whose lengths vary.
    private static func parseISO(_ text: Substring) -> Duration? {
        var rest = text
        var total: Int64 = 0
        var letters: [(letter: Character, milliseconds: Int64)] = [("W", 604_800_000), ("D", 86_400_000)]
        var isTime = false
        var hasNumber = false
        while !rest.isEmpty {
            if rest.first == "T" {
                guard !isTime else { return nil }
                isTime = true
                hasNumber = false
                letters = [("H", 3_600_000), ("M", 60_000), ("S", 1_000)]
                rest = rest.dropFirst()
                continue
            }
            guard let number = takeNumber(&rest), let letter = rest.popFirst(),
                let index = letters.firstIndex(where: { $0.letter == letter }),
                add(number, times: letters[index].milliseconds, to: &total)
            else { return nil }
            letters.removeFirst(index + 1)
            hasNumber = true
        }
        return hasNumber ? .milliseconds(total) : nil
    }

    private static func takeNumber(_ text: inout Substring) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        text = text.dropFirst(digits.count)
        return Int64(digits)
    }

    /// False if the sum cannot be represented.
    private static func add(_ number: Int64, times unit: Int64, to total: inout Int64) -> Bool {
        let (product, isTooLarge) = number.multipliedReportingOverflow(by: unit)
        let (sum, isOver) = total.addingReportingOverflow(product)
        total = sum
        return !isTooLarge && !isOver
    }
}
