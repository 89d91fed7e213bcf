import Foundation

/// Standard output, never held back by a buffer.
enum Terminal {
    static func say(_ line: String) { write(line + "\n") }

    static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
