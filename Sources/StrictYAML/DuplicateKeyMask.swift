internal import Yams

/// Composes a text although keys occur twice in one mapping.
///
/// Yams stops at the first mapping with such keys and names only one of them. So that occurrence is overwritten in the text by
/// a word of equal length that no author writes, and the text is composed again, until all is well. Then the masked pairs are
/// taken out of the tree again, so the last value of each key stays.
struct DuplicateKeyMask {
    struct Duplicate {
        var name: String
        var firstLine: Int
        /// Where the key stands again.
        var place: Tree.Place
    }

    /// Private-use characters: the first letter of a masked word counts, the others fill.
    private static let firstLetter: UInt32 = 0xE000
    private static let filler: Unicode.Scalar = "\u{E7FF}"
    /// More duplicates than this in one file are one mistake, not many.
    private static let limit = 64

    private var masked: [(name: String, line: Int)] = []
    private(set) var duplicates: [Duplicate] = []

    /// - Throws: `YamlError`, for anything but the first 64 duplicates.
    mutating func compose(_ original: String) throws -> Tree? {
        var text = original
        while true {
            do {
                let tree = try Tree.compose(text)
                return masked.isEmpty ? tree : tree.map { unmask($0) }
            } catch let error as YamlError {
                guard case .duplicatedKeysInMapping(let names, let context) = error, masked.count < Self.limit,
                    let name = names.min(), let next = mask(name, at: context.mark, in: text)
                else { throw error }
                text = next
                masked.append((name, context.mark.line))
            }
        }
    }

    /// Nil if the key is not written there as it reads, as with escapes.
    private func mask(_ name: String, at mark: Mark, in text: String) -> String? {
        guard let letter = Unicode.Scalar(Self.firstLetter + UInt32(masked.count)) else { return nil }
        var scalars = Array(text.unicodeScalars)
        var start = 0
        for _ in 1..<max(mark.line, 1) {
            guard let end = scalars[start...].firstIndex(of: "\n") else { return nil }
            start = end + 1
        }
        start += mark.column - 1
        guard start < scalars.count else { return nil }
        if scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
        let letters = Array(name.unicodeScalars)
        guard !letters.isEmpty, scalars[start...].starts(with: letters) else { return nil }
        for offset in letters.indices { scalars[start + offset] = offset == 0 ? letter : Self.filler }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    private mutating func unmask(_ tree: Tree) -> Tree {
        switch tree {
        case .scalar, .refused: return tree
        case .sequence(let entries, let place): return .sequence(entries.map { unmask($0) }, place)
        case .mapping(let pairs, let place):
            var kept: [(key: Tree, value: Tree)] = []
            for pair in pairs {
                let value = unmask(pair.value)
                if let first = original(of: pair.key) {
                    let again = pairs.last { $0.key.text == first.name }
                    let duplicate = Duplicate(
                        name: first.name, firstLine: first.line, place: again?.key.place ?? pair.key.place
                    )
                    duplicates.append(duplicate)
                } else {
                    kept.append((pair.key, value))
                }
            }
            return .mapping(kept, place)
        }
    }

    private func original(of key: Tree) -> (name: String, line: Int)? {
        guard let letter = key.text?.unicodeScalars.first?.value, letter >= Self.firstLetter else { return nil }
        let number = Int(letter - Self.firstLetter)
        return number < masked.count ? masked[number] : nil
    }
}

extension Tree {
    fileprivate var text: String? {
        guard case .scalar(let scalar) = self else { return nil }
        return scalar.text
    }
}
