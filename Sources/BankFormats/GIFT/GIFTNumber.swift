/// A number as PHP reads one: sign, digits, a decimal point, an exponent; blanks around it. `1,5` and `0x1F` are none.
struct GIFTNumber {
    let value: Double

    init?(_ text: String) {
        var rest = text.unicodeScalars.drop { $0.isBlank }
        while rest.last?.isBlank == true { rest.removeLast() }
        let number = String(rest)
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        let whole = Self.takeDigits(&rest)
        var fraction = 0
        if rest.first == "." {
            rest.removeFirst()
            fraction = Self.takeDigits(&rest)
        }
        guard whole + fraction > 0 else { return nil }
        if rest.first == "e" || rest.first == "E" {
            rest.removeFirst()
            if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
            guard Self.takeDigits(&rest) > 0 else { return nil }
        }
        guard rest.isEmpty, let value = Double(number), value.isFinite else { return nil }
        self.value = value
    }

    private static func takeDigits(_ rest: inout Substring.UnicodeScalarView) -> Int {
        let digits = rest.prefix { ("0"..."9").contains($0) }.count
        rest = rest.dropFirst(digits)
        return digits
    }
}
