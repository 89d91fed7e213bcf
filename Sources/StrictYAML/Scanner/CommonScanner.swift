/// Reads the part of YAML in which banks are written, several times as fast as libyaml: mappings with plain words as keys, lists,
/// texts of one line with or without quotes, block texts, and flow lists and mappings within a line.
///
/// It gives up at anything else, at all that is wrong, and wherever it is in doubt: then libyaml reads the text from its beginning
/// and says what is to be said. So what it accepts has to mean exactly what libyaml makes of it; a test compares both on
/// thousands of mangled texts.
struct CommonScanner {
    /// Something is not among what is common.
    struct Uncommon: Error {}

    let bytes: [UInt8]
    var builder: TreeBuilder
    /// The byte that comes next.
    var position = 0
    /// From 1.
    private(set) var line: Int32 = 1
    private var lineStart = 0
    /// Bytes in this line that are no characters of their own, as all but the first of a character in UTF-8.
    var continuationBytes = 0

    /// What stands in a text; nil if it is not only what is common.
    static func read(_ text: String, into builder: TreeBuilder) -> TreeBuilder? {
        var scanner = CommonScanner(bytes: Array(text.utf8), builder: builder)
        do throws(Uncommon) {
            try scanner.document()
            return scanner.builder
        } catch {
            return nil
        }
    }

    private init(bytes: [UInt8], builder: TreeBuilder) {
        (self.bytes, self.builder) = (bytes, builder)
    }

    private mutating func document() throws(Uncommon) {
        try checkCharacters()
        guard try nextContent() == 0 else { throw Uncommon() }
        try blockNode(indentedBy: 0, within: -1)
        guard try nextContent() == nil else { throw Uncommon() }
    }

    /// Line breaks are line feeds, one of them at the end, and there is nothing that YAML takes for another one or refuses.
    private func checkCharacters() throws(Uncommon) {
        guard bytes.last == Sign.lineFeed else { throw Uncommon() }
        var previous: UInt8 = 0
        for (index, byte) in bytes.enumerated() {
            if byte < 0x20 {
                guard byte == Sign.lineFeed else { throw Uncommon() }
            } else if byte >= 0x7F {
                switch byte {
                case 0x7F, 0xEF: throw Uncommon()
                // C1 control characters, among them a line break.
                case 0x80...0x9F where previous == 0xC2: throw Uncommon()
                // U+2028 and U+2029 break lines.
                case 0xA8...0xA9 where previous == 0x80 && index > 1 && bytes[index - 2] == 0xE2: throw Uncommon()
                default: break
                }
            }
            previous = byte
        }
    }

    var byte: UInt8 { position < bytes.count ? bytes[position] : Sign.lineFeed }

    func byte(ahead distance: Int) -> UInt8 {
        position + distance < bytes.count ? bytes[position + distance] : Sign.lineFeed
    }

    /// The column of the next byte, from 0 and in bytes: for what lies behind nothing but ASCII.
    var indentation: Int { position - lineStart }

    var place: Tree.Place {
        Tree.Place(line: line, column: Int32(truncatingIfNeeded: position - lineStart - continuationBytes + 1))
    }

    mutating func skipSpaces() {
        while byte == Sign.space { position += 1 }
    }

    /// To the next line that holds more than blanks and a comment; how far it is indented, or nil at the end.
    ///
    /// - Precondition: only blanks and a comment are left of this line.
    mutating func nextContent() throws(Uncommon) -> Int? {
        while position < bytes.count {
            skipSpaces()
            switch byte {
            case Sign.hash:
                while byte != Sign.lineFeed { position += 1 }
                endLine()
            case Sign.lineFeed: endLine()
            default: return indentation
            }
        }
        return nil
    }

    /// Over the line feed.
    mutating func endLine() {
        position += 1
        line += 1
        lineStart = position
        continuationBytes = 0
    }

    /// Nothing but blanks and a comment may follow in this line.
    mutating func expectEndOfLine() throws(Uncommon) {
        let start = position
        skipSpaces()
        guard byte == Sign.lineFeed || (byte == Sign.hash && position > start) else { throw Uncommon() }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
