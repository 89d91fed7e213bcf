/// A character of a file that remembers where it stands.
struct SourceCharacter: Hashable {
    var scalar: Unicode.Scalar
    /// Written with a backslash: it stands for itself, whatever it means otherwise.
    var isEscaped = false
    private var line: UInt32
    private var column: UInt32

    init(_ scalar: Unicode.Scalar, isEscaped: Bool = false, at place: SourcePlace) {
        self.scalar = scalar
        self.isEscaped = isEscaped
        line = UInt32(clamping: place.line)
        column = UInt32(clamping: place.column)
    }

    var place: SourcePlace { SourcePlace(line: Int(line), column: Int(column)) }

    /// What PHP's `trim` takes away, unless it is escaped.
    var isBlank: Bool { !isEscaped && scalar.isBlank }

    func `is`(_ wanted: Unicode.Scalar) -> Bool { scalar == wanted && !isEscaped }
}

extension Unicode.Scalar {
    /// Blanks, tabs, line ends, vertical tabs and NUL; no-break spaces are none.
    var isBlank: Bool {
        switch self {
        case " ", "\t", "\n", "\r", "\0", "\u{B}": true
        default: false
        }
    }
}
