/// One thing that must be well before the process may be relied on.
package struct ReadinessCheck: Sendable, Equatable {
    package var name: String
    package var isReady: Bool
    /// What was found, for the operator: a figure or a reason. Never a secret: whoever reaches the port reads it.
    package var detail: String

    package init(name: String, isReady: Bool, detail: String) {
        self.name = name
        self.isReady = isReady
        self.detail = detail
    }
}
