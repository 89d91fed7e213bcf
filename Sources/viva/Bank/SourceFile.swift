import Foundation

/// Files that a person names on the command line.
enum SourceFile {
    /// 16 MiB: far more than anybody writes by hand.
    private static let maximumBytes = 16 << 20

    /// - Parameter path: `-` is standard input.
    static func text(of path: String) throws(SourceFileError) -> String {
        let data: Data
        if path == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            do {
                data = try Data(contentsOf: URL(fileURLWithPath: path))
            } catch {
                throw SourceFileError(description: "\(path) cannot be read: \(error.localizedDescription)")
            }
        }
        guard data.count <= maximumBytes else {
            throw SourceFileError(
                description: "\(path) has \(data.count) bytes; at most \(maximumBytes) are read. Split it")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SourceFileError(description: "\(path) is not UTF-8: save it as UTF-8")
        }
        return text
    }

    /// Never replaces a file.
    static func write(_ text: String, to path: String) throws(SourceFileError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch CocoaError.fileWriteFileExists {
            throw SourceFileError(description: "\(path) is there already: name another file, or remove it")
        } catch {
            throw SourceFileError(description: "\(path) cannot be written: \(error.localizedDescription)")
        }
    }

    static func name(of path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}

struct SourceFileError: Error, CustomStringConvertible {
    var description: String
}
