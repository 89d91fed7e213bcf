/// A number as people write it, with what follows it.
enum NumberText: Hashable {
    case number(Double, unit: String)
    /// It may mean two things, depending on where one grew up: `1,5`, `1.000,5`.
    case ambiguous(String)
    case unreadable

    /// - Parameter text: normalised, in its own case.
    init(_ text: String) {
        self = .unreadable
        var rest = Self.withoutApproximation(text)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        guard let mantissa = Self.takeMantissa(&rest) else { return }
        let exponent = Self.takeExponent(&rest)
        let unit = rest.drop { $0 == " " }
        // A digit or an operator goes on as something else than a number: `5 6`, `1/2`, `5 - 6`, `0x10`, `1x10^3`.
        if let first = unit.first, !first.isLetter, first != "%", first != "°" { return }
        if unit.first?.lowercased() == "x", unit.dropFirst().first.map(Self.isDigit) == true { return }
        switch Self.plain(mantissa) {
        case .some(let digits):
            guard let value = Double((isNegative ? "-" : "") + digits + exponent), value.isFinite else { return }
            self = .number(value, unit: String(unit))
        case .none:
            self = Self.isGrouped(mantissa) ? .ambiguous(mantissa) : .unreadable
        }
    }

    private static func withoutApproximation(_ text: String) -> Substring {
        var rest = text[...]
        let words = ["approximately", "approx", "about", "around", "roughly", "circa", "ca", "~", "≈", "="]
        while let word = words.first(where: { rest.lowercased().hasPrefix($0) }) {
            rest = rest.dropFirst(word.count).drop { $0 == " " || $0 == "." }
        }
        return rest
    }

    /// Digits, and single separators before digits. A blank separates groups of three digits only.
    private static func takeMantissa(_ rest: inout Substring) -> String? {
        var taken = ""
        while let character = rest.first {
            let after = rest.dropFirst()
            if !isDigit(character) {
                let digitsAfter = after.prefix { isDigit($0) }.count
                let isSeparator =
                    character == " "
                    ? digitsAfter == 3 && !taken.isEmpty && !taken.contains(".")
                    : ".,'_".contains(character) && (digitsAfter > 0 || (character == "." && !taken.isEmpty))
                guard isSeparator else { break }
            }
            taken.append(character)
            rest = after
        }
        if taken.last == "." { taken.removeLast() }
        if taken.first == "." { taken = "0" + taken }
        return taken.first.map(isDigit) == true ? taken : nil
    }

    private static func takeExponent(_ rest: inout Substring) -> String {
        guard let mark = rest.first, mark == "e" || mark == "E" else { return "" }
        var after = rest.dropFirst()
        var text = "e"
        if let sign = after.first, sign == "+" || sign == "-" {
            text.append(sign)
            after.removeFirst()
        }
        let digits = after.prefix { isDigit($0) }
        guard (1...4).contains(digits.count) else { return "" }
        rest = after.dropFirst(digits.count)
        return text + digits
    }

    /// The number with a decimal point and without separators; nil if these are not used as in English.
    private static func plain(_ mantissa: String) -> String? {
        let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, halves.count < 2 || halves[1].allSatisfy(isDigit) else { return nil }
        let separators = Set(halves[0].filter { !isDigit($0) })
        guard let separator = separators.first else { return mantissa }
        let groups = halves[0].split(separator: separator, omittingEmptySubsequences: false)
        guard separators.count == 1, (1...3).contains(groups[0].count), groups[0] != "0",
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.joined() + (halves.count == 2 ? "." + halves[1] : "")
    }

    /// Whether it could be a number in some country: one or two kinds of separators, of which the last stands once or in
    /// groups of three.
    private static func isGrouped(_ mantissa: String) -> Bool {
        let separators = mantissa.filter { !isDigit($0) }
        guard let last = separators.last else { return false }
        let groups = mantissa.split(whereSeparator: { !isDigit($0) }).dropFirst()
        let isOneKind = Set(separators).count == 1
        let isThousands = groups.allSatisfy { $0.count == 3 }
        let isDecimalComma =
            last == "," && separators.count { $0 == "," } == 1 && groups.dropLast().allSatisfy { $0.count == 3 }
        return (isOneKind && isThousands) || isDecimalComma
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}

extension Double {
    /// `6.8`, and `36` rather than `36.0`.
    package var plainText: String {
        self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)"
    }
}
