/// A refusal as the Web API words it: `{"ok":false,"error":code}`.
struct APIError: Error, Equatable {
    let code: String
    /// Details for the developer, shown as `response_metadata.messages`.
    var messages: [String] = []
    /// More members of the answer, such as `needed` and `provided`.
    var details: [String: String] = [:]
    /// What went wrong inside, for the log only.
    var cause: String?

    init(_ code: String, messages: [String] = [], details: [String: String] = [:], cause: String? = nil) {
        self.code = code
        self.messages = messages
        self.details = details
        self.cause = cause
    }
}
