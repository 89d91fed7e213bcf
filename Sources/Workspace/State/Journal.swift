import Foundation

/// The append-only file behind a workspace: a header line, then one JSON line per change.
///
/// A change is written before it is acknowledged, so killing the process loses nothing that was. A last line without its
/// line end was never acknowledged and is cut off. There is no fsync: a power cut may lose the last moments.
struct Journal: Sendable {
    /// The first line of the file.
    private struct Header: Codable {
        static let format = "viva-workspace"
        static let version = 1

        var format = Header.format
        var version = Header.version
        let founded: Timestamp
    }

    struct Contents {
        let founded: Timestamp
        let changes: [Change]
    }

    private let path: String
    private let file: FileHandle
    private var length: UInt64

    init(path: String, file: FileHandle, length: UInt64) {
        self.path = path
        self.file = file
        self.length = length
    }

    /// Opens or creates the file and gives back what it holds.
    static func open(_ path: String, now: Timestamp) throws(WorkspaceError) -> (Journal, Contents) {
        if !FileManager.default.fileExists(atPath: path) {
            let made = FileManager.default.createFile(
                atPath: path,
                contents: nil,
                attributes: [.posixPermissions: 0o600]
            )
            guard made else {
                throw .stateFile(path, "cannot be created: does its folder exist and may it be written?")
            }
        }
        guard let file = FileHandle(forUpdatingAtPath: path) else {
            throw .stateFile(path, "cannot be opened for reading and writing")
        }
        // A program started from here would hold the lock for as long as it lives.
        guard fcntl(file.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw .stateFile(path, "cannot be kept from other programs")
        }
        guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw .stateFile(path, "is in use by another workspace")
        }
        var journal = Journal(path: path, file: file, length: 0)
        let contents = try journal.load(now: now)
        return (journal, contents)
    }

    private mutating func load(now: Timestamp) throws(WorkspaceError) -> Contents {
        let data: Data
        do { data = try file.readToEnd() ?? Data() } catch { throw .stateFile(path, "cannot be read: \(error)") }
        let whole = data.lastIndex(of: UInt8(ascii: "\n")).map { data[...$0] } ?? Data()
        if whole.isEmpty {
            let start = Data(#"{"format":"\#(Header.format)""#.utf8)
            guard zip(data, start).allSatisfy({ $0 == $1 }) else {
                throw .stateFile(path, "is not a workspace file; it was left as it is")
            }
            try restart(founded: now)
            return Contents(founded: now, changes: [])
        }
        let lines = whole.split(separator: UInt8(ascii: "\n"))
        let decoder = JSONDecoder()
        guard let first = lines.first, let header = try? decoder.decode(Header.self, from: first),
            header.format == Header.format
        else { throw .stateFile(path, "is not a workspace file; it was left as it is") }
        guard header.version == Header.version else {
            throw .stateFile(path, "has version \(header.version); this program knows version \(Header.version)")
        }
        var changes: [Change] = []
        changes.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated().dropFirst() {
            do {
                changes.append(try decoder.decode(Change.self, from: line))
            } catch {
                throw .stateFile(path, "is damaged in line \(index + 1); restore it or start with another file")
            }
        }
        length = UInt64(whole.count)
        if whole.count < data.count {
            do { try rewind() } catch { throw .stateFile(path, "cannot be written: \(error)") }
        }
        return Contents(founded: header.founded, changes: changes)
    }

    /// Adds a change; when it throws, the file is as before.
    mutating func append(_ change: Change) throws {
        try append(line: JSONEncoder().encode(change))
    }

    /// Forgets everything.
    mutating func restart(founded: Timestamp) throws(WorkspaceError) {
        do {
            length = 0
            try rewind()
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            try append(line: encoder.encode(Header(founded: founded)))
        } catch {
            throw .stateFile(path, "cannot be written: \(error)")
        }
    }

    private mutating func append(line: Data) throws {
        var line = line
        line.append(UInt8(ascii: "\n"))
        do {
            try file.write(contentsOf: line)
            length += UInt64(line.count)
        } catch {
            try rewind()
            throw error
        }
    }

    /// Lets another workspace have the file; what is appended afterwards throws.
    func close() {
        // Closing would not do: a child that is just being started has a copy of the descriptor.
        _ = flock(file.fileDescriptor, LOCK_UN)
        // Every line is written already: nothing is lost where closing fails.
        try? file.close()
    }

    /// Cuts off what is beyond the last whole line.
    private func rewind() throws {
        try file.truncate(atOffset: length)
        try file.seek(toOffset: length)
    }
}
