/// What an answer is worth, as in `%50%` or `%-33.33333%`.
enum GIFTWeight {
    /// Shares of 100 % that Moodle takes; with a minus sign too.
    private static let known: [Double] = [
        0, 100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
        11.11111, 10,
        5,
    ]

    static func isKnown(_ percent: Double) -> Bool {
        known.contains { abs($0 - abs(percent)) <= 0.001 }
    }

    /// Takes a weight from the beginning.
    /// - Returns: from -1 to 1; nil if there is none.
    static func take(from text: inout SourceText, log: ImportLog) -> Double? {
        text = text.trimmed()
        guard let (end, digits) = parsed(text) else {
            report(text, allowed: true, log: log)
            return nil
        }
        let place = text.place
        text = text.suffix(from: end)
        guard let percent = Double(digits), abs(percent) <= 100 else {
            log.error(.badWeight, "`%\(digits)%` is no weight: they lie between -100 and 100 per cent", at: place)
            return 0
        }
        if !isKnown(percent) {
            let nearest = known.min { abs($0 - abs(percent)) < abs($1 - abs(percent)) } ?? 0
            log.warn(
                .oddWeight,
                "Moodle refuses the weight `%\(digits)%`; the nearest it takes is "
                    + "`%\(percent < 0 ? "-" : "")\(nearest.formattedWeight)%`",
                at: place)
        }
        return percent / 100
    }

    /// Names what looks like a weight and is none, or stands where none is read.
    static func report(_ text: SourceText, allowed: Bool, log: ImportLog) {
        guard text.hasPrefix("%") else { return }
        let inner = text.characters.dropFirst().prefix(12).prefix { !$0.scalar.isLineEnd }
        guard let end = inner.firstIndex(where: { $0.scalar == "%" }), end > inner.startIndex else { return }
        let word = String(String.UnicodeScalarView(inner[..<end].map(\.scalar)))
        guard word.contains(where: \.isNumber), word.allSatisfy({ "0123456789 .,+-\\".contains($0) }) else { return }
        let advice =
            allowed
            ? "write it without blanks and with a point, as in `%50%` or `%33.33333%`; or write `[moodle]` before a text that "
                + "begins so"
            : "`=` is 100 per cent already: write `~` before a weight, or `[moodle]` before a text that begins so"
        log.error(.badWeight, "`%\(word)%` is not read as a weight here: \(advice)", at: text.place)
    }

    /// Where the weight ends and what stands in it; one or two digits are asked for, more may follow.
    private static func parsed(_ text: SourceText) -> (end: Int, digits: String)? {
        guard text.hasPrefix("%") else { return nil }
        var word = ""
        var hasPoint = false
        var index = text.characters.startIndex + 1
        while index < text.characters.endIndex {
            let scalar = text.characters[index].scalar
            index += 1
            switch scalar {
            case "%": return word.contains(where: \.isNumber) ? (index, word) : nil
            case "-" where word.allSatisfy { $0 == "-" }: word.append("-")
            case "." where !hasPoint && word.contains(where: \.isNumber):
                hasPoint = true
                word.append(".")
            case "0"..."9": word.unicodeScalars.append(scalar)
            default: return nil
            }
        }
        return nil
    }
}

extension Unicode.Scalar {
    var isLineEnd: Bool { self == "\n" || self == "\r" }
}

extension Double {
    /// `50`, `33.33333`.
    var formattedWeight: String {
        self == rounded() ? "\(Int(self))" : "\((self * 100_000).rounded() / 100_000)"
    }
}
