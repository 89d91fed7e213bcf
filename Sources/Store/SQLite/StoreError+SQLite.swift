internal import GRDB

extension StoreError {
    /// What an error means that came out of a transaction. Those of the body itself pass unchanged.
    static func translating(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return StoreError(error, path: path)
    }

    /// SQLite's own words are kept; statements and their values are not, for they hold texts of people.
    init(_ error: DatabaseError, path: String) {
        let code = "SQLite \(error.extendedResultCode.rawValue)"
        let detail = error.message.map { "\(code): \($0)" } ?? code
        let database = "the database \(path)"
        self =
            switch error.resultCode {
            case .SQLITE_FULL:
                .unavailable(reason: "no space is left for \(database): free some on the disk (\(detail))")
            case .SQLITE_BUSY, .SQLITE_LOCKED:
                .unavailable(reason: "\(database) is locked by another program: end that one (\(detail))")
            case .SQLITE_IOERR, .SQLITE_NOMEM:
                .unavailable(reason: "\(database) could not be read or written: look at the disk (\(detail))")
            case .SQLITE_CORRUPT:
                .unusable(reason: "\(database) is damaged: put a backup in its place (\(detail))")
            case .SQLITE_NOTADB:
                .unusable(reason: "\(path) is not an SQLite database: name another file (\(detail))")
            case .SQLITE_CANTOPEN:
                .unusable(reason: "\(database) cannot be opened: check its path and its rights (\(detail))")
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
                .unusable(reason: "\(database) cannot be written: check its rights and its directory's (\(detail))")
            default:
                .refused(reason: "\(database) refused a change; please report this as a bug of viva (\(detail))")
            }
    }
}
