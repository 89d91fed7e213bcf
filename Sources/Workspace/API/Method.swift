/// A method of the Web API.
struct Method: Sendable {
    typealias Run = @Sendable (inout Ledger, Call) throws(APIError) -> JSONObject

    /// Which scope a call needs.
    enum Scope: Sendable {
        /// None, and no token either.
        case open
        /// None but a token.
        case token
        case one(String)
        /// By the kind of the conversation that `channel` names.
        case channel(@Sendable (Channel.Kind) -> String)
        /// By every kind that `types` names, public channels unless told.
        case types(@Sendable (Channel.Kind) -> String)
    }

    let scope: Scope
    /// Whose token it takes.
    let kind: Grant.Kind
    let run: Run

    init(_ scope: Scope, for kind: Grant.Kind = .bot, _ run: @escaping Run) {
        self.scope = scope
        self.kind = kind
        self.run = run
    }
}

extension Method.Scope {
    static let history = Self.channel { "\($0.scopeFamily):history" }
    static let read = Self.channel { "\($0.scopeFamily):read" }
    static let manage = Self.channel { $0 == .publicChannel ? "channels:manage" : "\($0.scopeFamily):write" }

    /// - Throws: `missing_scope` with what is needed and what was granted.
    func check(_ call: Call, in state: WorkspaceState) throws(APIError) {
        let needed: [String] =
            switch self {
            case .open, .token: []
            case .one(let scope): [scope]
            case .channel(let scope): [scope(Self.kind(of: call.arguments.string("channel") ?? "", in: state))]
            case .types(let scope): try Channel.Kind.list(call.arguments).map(scope)
            }
        try call.require(needed)
    }

    /// The kind of a conversation; by the first letter of its id when there is none.
    private static func kind(of id: String, in state: WorkspaceState) -> Channel.Kind {
        if let channel = state[channel: id] { return channel.info.kind }
        switch id.first {
        case "D": return .direct
        case "G": return .group
        default: return .publicChannel
        }
    }
}

extension Channel.Kind {
    /// The kinds that the argument `types` names.
    static func list(_ arguments: Arguments) throws(APIError) -> [Channel.Kind] {
        let names = arguments.list("types")
        if names.isEmpty { return [.publicChannel] }
        var kinds: [Channel.Kind] = []
        for name in names {
            guard let kind = Channel.Kind(rawValue: name) else { throw APIError("invalid_types") }
            kinds.append(kind)
        }
        return kinds
    }
}

extension Call {
    func require(_ scopes: [String]) throws(APIError) {
        let missing = scopes.filter { !grant.allows($0) }
        guard !missing.isEmpty else { return }
        throw APIError(
            "missing_scope",
            details: ["needed": missing.joined(separator: ","), "provided": grant.scopes.joined(separator: ",")]
        )
    }
}
