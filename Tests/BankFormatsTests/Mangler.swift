/// Changes texts so that they stay nearly YAML.
struct Mangler {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ (bits >> 31)) % UInt64(bound))
    }

    private static let pieces = [
        " ", "  ", "\n", "\n\n", "\n  ", "\n    ", "- ", "-", ": ", ":", "#", " #", "\"", "'", "[", "]", "{", "}", ",",
        ", ", "?",
        "? ", "&a ", "*a", "!t ", "|", ">", ">-", "|-", "%", "@", "`", "~", "\\", "\\n", "ä", "—", "x", "x: y", "\n- x",
        "\n  - x", "\nx:",
        "\t", "...", "---", "\n---\n", "''", "\"\"", "[]", "{}", "0", "=", "<", "/", "(", ".", "_", "\u{85}",
        "\u{2028}", "\u{A0}",
    ]

    mutating func mangle(_ samples: [String]) -> String {
        var scalars = Array(samples[next(samples.count)].unicodeScalars)
        for _ in 0..<(1 + next(2)) {
            let index = next(scalars.count + 1)
            switch next(5) {
            case 0 where index < scalars.count: scalars.remove(at: index)
            case 1:
                let end = min(scalars.count, index + 1 + next(12))
                scalars.removeSubrange(index..<end)
            case 2:
                let start = next(scalars.count + 1)
                scalars.insert(contentsOf: scalars[start..<min(scalars.count, start + 1 + next(40))], at: index)
            default: scalars.insert(contentsOf: Self.pieces[next(Self.pieces.count)].unicodeScalars, at: index)
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
