/// A stretch of a file, character by character with its place.
struct SourceText {
    private(set) var characters: ArraySlice<SourceCharacter>
    /// Where the stretch would stand if it is empty.
    private let origin: SourcePlace

    init(_ characters: ArraySlice<SourceCharacter>, origin: SourcePlace) {
        self.characters = characters
        self.origin = origin
    }

    /// A text as it stands from a place on.
    init(_ text: String, at place: SourcePlace) {
        var column = place.column
        var characters: [SourceCharacter] = []
        for scalar in text.unicodeScalars {
            characters.append(SourceCharacter(scalar, at: SourcePlace(line: place.line, column: column)))
            column += 1
        }
        self.init(characters[...], origin: place)
    }

    var place: SourcePlace { characters.first?.place ?? origin }
    var isEmpty: Bool { characters.isEmpty }

    /// As it reads, escapes resolved.
    var string: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: characters.lazy.map(\.scalar))
        return String(scalars)
    }

    /// ``string`` without blanks at either end, escaped ones included.
    var trimmedString: String {
        let scalars = characters.lazy.map(\.scalar)
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: scalars[first...last])
        return String(kept)
    }

    /// Without blanks at either end; escaped ones stay.
    func trimmed() -> SourceText {
        let start = characters.firstIndex { !$0.isBlank } ?? characters.endIndex
        let end = characters[start...].lastIndex { !$0.isBlank }.map { $0 + 1 } ?? start
        return self[start..<end]
    }

    subscript(range: Range<Int>) -> SourceText {
        let origin = characters.indices.contains(range.lowerBound) ? characters[range.lowerBound].place : end
        return SourceText(characters[range], origin: origin)
    }

    func prefix(upTo index: Int) -> SourceText { self[characters.startIndex..<index] }
    func suffix(from index: Int) -> SourceText { self[index..<characters.endIndex] }

    /// The place after the last character.
    private var end: SourcePlace {
        characters.last.map { SourcePlace(line: $0.place.line, column: $0.place.column + 1) } ?? origin
    }
}

// Searching: characters that are escaped are never found.
extension SourceText {
    func firstIndex(of scalar: Unicode.Scalar, from start: Int? = nil) -> Int? {
        characters[(start ?? characters.startIndex)...].firstIndex { $0.is(scalar) }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool { firstIndex(of: scalar) != nil }

    /// Where `text` begins for the first time.
    func firstIndex(of text: String, from start: Int? = nil) -> Int? {
        let wanted = Array(text.unicodeScalars)
        return characters[(start ?? characters.startIndex)...].indices.first { starts(with: wanted, at: $0) }
    }

    func lastIndex(of text: String) -> Int? {
        let wanted = Array(text.unicodeScalars)
        return characters.indices.last { starts(with: wanted, at: $0) }
    }

    func hasPrefix(_ text: String) -> Bool {
        starts(with: Array(text.unicodeScalars), at: characters.startIndex)
    }

    /// In at most `count` parts, each but the last followed by the scalar.
    func split(at scalar: Unicode.Scalar, into count: Int = .max) -> [SourceText] {
        var parts: [SourceText] = []
        var rest = self
        while parts.count < count - 1, let index = rest.firstIndex(of: scalar) {
            parts.append(rest.prefix(upTo: index))
            rest = rest.suffix(from: index + 1)
        }
        return parts + [rest]
    }

    private func starts(with wanted: [Unicode.Scalar], at index: Int) -> Bool {
        guard index + wanted.count <= characters.endIndex else { return false }
        return wanted.indices.allSatisfy { characters[index + $0].is(wanted[$0]) }
    }
}
