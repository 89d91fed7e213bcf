extension CommonScanner {
    private static let deepest = 32

    /// A list or a mapping within a line.
    mutating func flow(depth: Int) throws(Uncommon) {
        guard depth < Self.deepest else { throw Uncommon() }
        let isMapping = byte == Sign.mappingStart
        let end = isMapping ? Sign.mappingEnd : Sign.listEnd
        builder.begin(isMapping ? .mapping : .sequence, at: place)
        position += 1
        skipSpaces()
        var isFirst = true
        while byte != end {
            if !isFirst {
                guard byte == Sign.comma else { throw Uncommon() }
                position += 1
                skipSpaces()
            }
            isFirst = false
            if isMapping { try flowKey() }
            try flowValue(depth: depth)
            skipSpaces()
        }
        position += 1
        builder.close()
    }

    private mutating func flowKey() throws(Uncommon) {
        let (start, place) = (position, place)
        if byte == Sign.quote {
            builder.scalar(try quoted(), .scalar, at: place)
        } else {
            guard Sign.isLetterOrDigit(byte) || byte == UInt8(ascii: "_") else { throw Uncommon() }
            while Sign.isOfKey(byte) { position += 1 }
            builder.scalar(text(start..<position), .plainScalar, at: place)
        }
        guard byte == Sign.colon, byte(ahead: 1) == Sign.space, position - start < 128 else { throw Uncommon() }
        position += 1
        skipSpaces()
    }

    private mutating func flowValue(depth: Int) throws(Uncommon) {
        let place = place
        switch byte {
        case Sign.quote, Sign.apostrophe:
            builder.scalar(try quoted(), .scalar, at: place)
        case Sign.listStart, Sign.mappingStart:
            try flow(depth: depth + 1)
        default:
            builder.scalar(try plain(isInFlow: true), .plainScalar, at: place)
        }
    }

    /// A text without quotes, up to what ends it in this line.
    mutating func plain(isInFlow: Bool) throws(Uncommon) -> String {
        guard Sign.beginsPlain(byte) || (byte == Sign.dash && Sign.isLetterOrDigit(byte(ahead: 1))) else {
            throw Uncommon()
        }
        let start = position
        // Behind the last byte that is no blank.
        var end = position
        scan: while true {
            switch byte {
            case Sign.lineFeed: break scan
            case Sign.space:
                position += 1
                continue scan
            case Sign.hash where end < position: break scan
            case Sign.colon:
                let next = byte(ahead: 1)
                guard Sign.isLetterOrDigit(next) || next == UInt8(ascii: "/") || (next == Sign.colon && !isInFlow)
                else { throw Uncommon() }
            case Sign.comma, Sign.listEnd, Sign.mappingEnd:
                if isInFlow { break scan }
            case Sign.listStart, Sign.mappingStart, UInt8(ascii: "?"), Sign.hash:
                if isInFlow { throw Uncommon() }
            case let byte where Sign.isContinuation(byte): continuationBytes += 1
            default: break
            }
            position += 1
            end = position
        }
        // Before a comment there is a blank, which the caller looks for.
        position = end
        return text(start..<end)
    }

    /// A text in quotes that ends in this line.
    mutating func quoted() throws(Uncommon) -> String {
        let quote = byte
        position += 1
        let start = position
        while byte != quote {
            if byte == Sign.lineFeed { throw Uncommon() }
            if byte == Sign.backslash, quote == Sign.quote { return try escaped(from: start) }
            if Sign.isContinuation(byte) { continuationBytes += 1 }
            position += 1
        }
        if quote == Sign.apostrophe, byte(ahead: 1) == Sign.apostrophe { return try doubled(from: start) }
        defer { position += 1 }
        return text(start..<position)
    }

    /// The rest of a text in double quotes, from the first backslash on.
    private mutating func escaped(from start: Int) throws(Uncommon) -> String {
        var result = Array(bytes[start..<position])
        while byte != Sign.quote {
            if byte == Sign.lineFeed { throw Uncommon() }
            if Sign.isContinuation(byte) { continuationBytes += 1 }
            if byte == Sign.backslash {
                position += 1
                switch byte {
                case Sign.quote, Sign.backslash: result.append(byte)
                case UInt8(ascii: "n"): result.append(Sign.lineFeed)
                default: throw Uncommon()
                }
            } else {
                result.append(byte)
            }
            position += 1
        }
        position += 1
        return String(decoding: result, as: UTF8.self)
    }

    /// The rest of a text in single quotes, from the first two of them on, which stand for one.
    private mutating func doubled(from start: Int) throws(Uncommon) -> String {
        var result = Array(bytes[start..<position])
        while byte != Sign.apostrophe || byte(ahead: 1) == Sign.apostrophe {
            if byte == Sign.lineFeed { throw Uncommon() }
            if Sign.isContinuation(byte) { continuationBytes += 1 }
            result.append(byte)
            position += byte == Sign.apostrophe ? 2 : 1
        }
        position += 1
        return String(decoding: result, as: UTF8.self)
    }
}
