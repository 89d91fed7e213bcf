/// Comma-separated values as RFC 4180 has them: quotes around fields that hold commas, quotes or line ends, quotes in them
/// doubled; lines end with LF or CRLF. A library would lose the places of fields.
struct CSVReader {
    struct Row {
        var fields: [ItemDraft.Field]
        var place: SourcePlace
    }

    let log: ImportLog

    /// Rows that hold something. After a mistake in the quoting nothing more can be read.
    func rows(of text: String) -> [Row] {
        var scanner = Scanner(text)
        var rows: [Row] = []
        while !scanner.isAtEnd {
            let place = scanner.place
            guard let fields = row(&scanner) else { return rows }
            if fields.contains(where: { !$0.text.isEmpty }) { rows.append(Row(fields: fields, place: place)) }
        }
        return rows
    }

    private func row(_ scanner: inout Scanner) -> [ItemDraft.Field]? {
        var fields: [ItemDraft.Field] = []
        while true {
            let place = scanner.place
            guard let text = scanner.peek == "\"" ? quoted(&scanner) : plain(&scanner) else { return nil }
            fields.append(.init(text: text, place: place))
            switch scanner.next() {
            case ",": continue
            default: return fields
            }
        }
    }

    private func plain(_ scanner: inout Scanner) -> String? {
        var text = ""
        while let scalar = scanner.peek, scalar != ",", scalar != "\n" {
            if scalar == "\"" {
                log.error(
                    .badQuoting, "a quote within a field: put quotes around the whole field, and double those in it",
                    at: scanner.place)
                return nil
            }
            text.unicodeScalars.append(scalar)
            _ = scanner.next()
        }
        return text
    }

    private func quoted(_ scanner: inout Scanner) -> String? {
        let start = scanner.place
        _ = scanner.next()
        var text = ""
        while let scalar = scanner.next() {
            guard scalar == "\"" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            switch scanner.peek {
            case "\"":
                text += "\""
                _ = scanner.next()
            case nil, ",", "\n": return text
            default:
                log.error(
                    .badQuoting, "something follows the quote that ends a field: double the quotes within it",
                    at: scanner.place)
                return nil
            }
        }
        log.error(.badQuoting, "the quote that begins here has no end", at: start)
        return nil
    }

    /// Scalars with places; a CRLF is one LF.
    private struct Scanner {
        private let scalars: [Unicode.Scalar]
        private var index = 0
        private(set) var place = SourcePlace(line: 1, column: 1)

        init(_ text: String) {
            let all = text.hasPrefix("\u{FEFF}") ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
            var scalars: [Unicode.Scalar] = []
            scalars.reserveCapacity(all.count)
            for scalar in all {
                if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
                scalars.append(scalar)
            }
            self.scalars = scalars
        }

        var isAtEnd: Bool { index == scalars.count }
        var peek: Unicode.Scalar? { isAtEnd ? nil : scalars[index] }

        mutating func next() -> Unicode.Scalar? {
            guard let scalar = peek else { return nil }
            index += 1
            place =
                scalar == "\n"
                ? .init(line: place.line + 1, column: 1) : .init(line: place.line, column: place.column + 1)
            return scalar
        }
    }
}
