/// When a write is safe from a power cut. From the end of the process, however sudden, it is safe at once either way; and a
/// write is never kept while an earlier one is lost.
package enum Durability: Sendable {
    /// Before the call returns: needed before anything leaves the process that must not be forgotten.
    case immediate
    /// Together with the next ``immediate`` write: enough for what can be heard or done again, such as events of a service
    /// that is polled, whose position is stored in the same way.
    case deferred
}
