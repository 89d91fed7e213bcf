import Foundation

/// Standard output, never held back by a buffer.
enum Terminal {
    static func say(_ line: String) { write(line + "\n") }

    /// On standard error, beside what is printed for programs.
    static func warn(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
