extension CommonScanner {
    /// A mapping or a list that begins here.
    ///
    /// - Parameters:
    ///   - column: of its first byte.
    ///   - outer: how far the mapping or list around it is indented.
    mutating func blockNode(indentedBy column: Int, within outer: Int) throws(Uncommon) {
        if let end = keyEnd() {
            try blockMapping(indentedBy: column, firstKeyEnd: end)
        } else if isEntry {
            try blockList(indentedBy: column, isIndented: column > outer)
        } else {
            throw Uncommon()
        }
    }

    /// A dash with a space after it.
    private var isEntry: Bool { byte == Sign.dash && byte(ahead: 1) == Sign.space }

    /// Where the colon of a key stands that begins here; nil if none does.
    private func keyEnd() -> Int? {
        guard Sign.isLetterOrDigit(byte) || byte == UInt8(ascii: "_") else { return nil }
        var end = position + 1
        while end < bytes.count, Sign.isOfKey(bytes[end]) { end += 1 }
        guard end + 1 < bytes.count, bytes[end] == Sign.colon, end - position < 128 else { return nil }
        return bytes[end + 1] == Sign.space || bytes[end + 1] == Sign.lineFeed ? end : nil
    }

    private mutating func blockMapping(indentedBy column: Int, firstKeyEnd: Int) throws(Uncommon) {
        builder.begin(.mapping, at: place)
        var keyEnd = firstKeyEnd
        while true {
            builder.scalar(text(position..<keyEnd), .plainScalar, at: place)
            position = keyEnd + 1
            skipSpaces()
            let next: Int?
            if byte == Sign.lineFeed || byte == Sign.hash {
                guard byte == Sign.lineFeed || position > keyEnd + 1, let inner = try nextContent() else {
                    throw Uncommon()
                }
                // A list as a value need not be indented.
                guard inner > column || (inner == column && isEntry) else { throw Uncommon() }
                try blockNode(indentedBy: inner, within: column)
                next = try nextContent()
            } else {
                next = try blockValue(within: column)
            }
            guard let next, next >= column else { break }
            guard next == column, let end = self.keyEnd() else { throw Uncommon() }
            keyEnd = end
        }
        builder.close()
    }

    private mutating func blockList(indentedBy column: Int, isIndented: Bool) throws(Uncommon) {
        builder.begin(.sequence, at: place)
        while true {
            position += 1
            skipSpaces()
            let next: Int?
            if let end = keyEnd() {
                try blockMapping(indentedBy: indentation, firstKeyEnd: end)
                next = try nextContent()
            } else {
                next = try blockValue(within: column)
            }
            guard let next, next >= column else { break }
            guard next == column else { throw Uncommon() }
            if !isEntry {
                // Behind a list that is not indented, the mapping around it goes on.
                if isIndented { throw Uncommon() }
                break
            }
        }
        builder.close()
    }

    /// A value that begins in this line; how far the next line that says something is indented.
    private mutating func blockValue(within column: Int) throws(Uncommon) -> Int? {
        let place = place
        switch byte {
        case Sign.quote, Sign.apostrophe:
            builder.scalar(try quoted(), .scalar, at: place)
            try expectEndOfLine()
        case Sign.listStart, Sign.mappingStart:
            try flow(depth: 0)
            try expectEndOfLine()
        case Sign.folded, Sign.literal:
            builder.scalar(try blockText(within: column), .scalar, at: place)
        default:
            builder.scalar(try plain(isInFlow: false), .plainScalar, at: place)
            try expectEndOfLine()
        }
        let next = try nextContent()
        // What is indented further would belong to it.
        if let next, next > column { throw Uncommon() }
        return next
    }

    /// A block text: `>` joins its lines with spaces, `|` keeps them; `-` leaves out the line feed at its end.
    private mutating func blockText(within column: Int) throws(Uncommon) -> String {
        let isFolded = byte == Sign.folded
        position += 1
        let isStripped = byte == Sign.dash
        if isStripped { position += 1 }
        guard byte == Sign.lineFeed else { throw Uncommon() }
        endLine()
        skipSpaces()
        let indent = indentation
        guard byte != Sign.lineFeed, indent > column else { throw Uncommon() }
        var result: [UInt8] = []
        var feeds = 0
        while position < bytes.count {
            // Here are the first `indent` spaces of a line behind, or the line is shorter.
            if byte == Sign.lineFeed {
                feeds += 1
                endLine()
            } else if indentation < indent {
                break
            } else {
                // Lines that are indented further are not joined.
                if isFolded, byte == Sign.space { throw Uncommon() }
                if feeds == 1, isFolded {
                    result.append(Sign.space)
                } else {
                    result.append(contentsOf: repeatElement(Sign.lineFeed, count: isFolded ? max(0, feeds - 1) : feeds))
                }
                let start = position
                while byte != Sign.lineFeed { position += 1 }
                result.append(contentsOf: bytes[start..<position])
                feeds = 1
                endLine()
            }
            while byte == Sign.space, position < bytes.count, indentation < indent { position += 1 }
        }
        if !isStripped { result.append(Sign.lineFeed) }
        return String(decoding: result, as: UTF8.self)
    }
}
