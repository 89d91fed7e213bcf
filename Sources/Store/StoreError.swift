/// What went wrong between viva and its database, by what the receiver has to do. Reasons are one line for an operator: what
/// happened, where, and what to do. They never hold stored texts.
package enum StoreError: Error, Sendable, Equatable {
    /// The database cannot be used as it is: stop and tell the operator.
    case unusable(reason: String)
    /// A viva that runs has the database open: nothing is wrong with it, but it has one user at a time.
    case inUse(reason: String)
    /// Nothing was changed, and the same may succeed later: disk full, locked, an input or output error.
    case unavailable(reason: String)
    /// The database refuses these values, and would again: a mistake in viva.
    case refused(reason: String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unusable(let reason), .inUse(let reason), .unavailable(let reason), .refused(let reason): reason
        }
    }
}
