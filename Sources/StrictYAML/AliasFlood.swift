/// Finds texts whose aliases could grow without bound while they are composed ("billion laughs"), before they are composed.
///
/// All anchors are refused, but that is seen only in the finished tree, and an alias used as a mapping key is hashed, with
/// all that it stands for, before there is one. A few aliases do no harm; from sixteen on, the text is not touched.
enum AliasFlood {
    private static let limit = 16

    /// Line and column of the first alias, if there are too many of them.
    static func start(in text: String) -> (line: Int, column: Int)? {
        guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else { return nil }
        let anchors = Set(marks("&", in: text).map(\.name))
        guard !anchors.isEmpty else { return nil }
        let aliases = marks("*", in: text).filter { anchors.contains($0.name) }
        guard aliases.count >= limit, let first = aliases.first else { return nil }
        return (first.line, first.column)
    }

    /// Where `sign`, followed by a name, stands as a word of its own. Words in prose are found too; that they come with
    /// sixteen aliases of the same name is not to be feared.
    private static func marks(_ sign: Unicode.Scalar, in text: String) -> [(name: Substring, line: Int, column: Int)] {
        var found: [(name: Substring, line: Int, column: Int)] = []
        var line = 1
        var column = 1
        var previous: Unicode.Scalar = " "
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar == sign, " \t\n\r[{,?:-".unicodeScalars.contains(previous) {
                let name = text[scalars.index(after: index)...].prefix { !" \t\n\r\r\n,[]{}:".contains($0) }
                if !name.isEmpty { found.append((name, line, column)) }
            }
            if scalar == "\n" {
                line += 1
                column = 0
            }
            column += 1
            previous = scalar
        }
        return found
    }
}
