extension YAMLNode {
    /// Any scalar that holds more than blanks, as it is written: `1.10` and `no` are texts like all others.
    package func text() -> String? {
        guard isScalar, !isNull else { return mismatch("a text") }
        let text = written
        // Nearly every text begins with a letter.
        guard text.utf8.first.map({ $0 > 0x20 && $0 < 0x7F }) ?? false || text.contains(where: { !$0.isWhitespace })
        else { return mismatch("a text that is not empty") }
        return text
    }

    /// Like `text`, but quotes may hold nothing.
    package func anyText() -> String? {
        guard isScalar, !isNull else { return mismatch("a text") }
        return written
    }

    /// A whole number in digits, without quotes.
    package func int(in range: ClosedRange<Int> = Int.min...Int.max) -> Int? {
        guard let text = plainText, let number = Int(text) else { return mismatch("a whole number") }
        guard range.contains(number) else {
            return mismatch(
                range.upperBound == Int.max
                    ? "a whole number of \(range.lowerBound) or more"
                    : "a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    /// A finite number, without quotes: `5`, `-0.5`, `1e-3`.
    package func double() -> Double? {
        guard let text = plainText, let number = Double(text), number.isFinite,
            text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) })
        else { return mismatch("a number") }
        return number
    }

    /// `true` or `false`, without quotes. YAML 1.1 has twenty more ways to write them; none is accepted.
    package func bool() -> Bool? {
        switch plainText {
        case "true": true
        case "false": false
        default: mismatch("`true` or `false`")
        }
    }

    /// One of the words of an enumeration.
    @inlinable
    package func choice<Value: RawRepresentable & CaseIterable>(of _: Value.Type = Value.self) -> Value?
    where Value.RawValue == String {
        if let word, let value = Value(rawValue: word) { return value }
        reportWord(insteadOf: Value.allCases.map(\.rawValue))
        return nil
    }

    /// Any scalar that is written out.
    @usableFromInline var word: String? { isScalar && !isNull ? written : nil }

    @usableFromInline
    func reportWord(insteadOf words: [String]) {
        let suggestion = word.flatMap { NearestWord.of($0, among: words) }.map { ". Did you mean `\($0)`?" }
        let _: Never? = mismatch("one of " + quotedList(words), hint: suggestion ?? "")
    }

    /// A span of time: `30s`, `5m`, `1h30m`, `250ms`, `2d`, or in ISO 8601 `PT24H`, `P1DT12H`. A number alone is refused,
    /// since nobody can see its unit.
    package func duration(in range: ClosedRange<Duration> = .zero ... .seconds(366 * 86_400)) -> Duration? {
        guard isScalar, let duration = DurationText.parse(written) else {
            return mismatch("a duration such as `30s`, `5m`, `24h` or `PT24H`")
        }
        guard range.contains(duration) else {
            let least = DurationText.write(range.lowerBound)
            return mismatch("a duration from \(least) to \(DurationText.write(range.upperBound))")
        }
        return duration
    }

    /// `2026-12-01`, a day that exists.
    package func date() -> YAMLDate? {
        guard isScalar, let date = YAMLDate(written) else {
            return mismatch("a date such as `2026-12-01`")
        }
        return date
    }

    /// The text of a scalar without quotes; nil for everything else.
    private var plainText: String? {
        kind == .plainScalar ? written : nil
    }
}

func quotedList(_ words: some Sequence<String>) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
}
