/// What `/readyz` answers: `{"checks":{"chat":{"detail":"…","ok":true}},"ready":true}`.
struct ReadinessReport: Encodable {
    struct Finding: Encodable {
        let ok: Bool
        let detail: String
    }

    private enum CodingKeys: String, CodingKey {
        case checks
        case isReady = "ready"
    }

    let isReady: Bool
    let checks: [String: Finding]

    /// Of checks with the same name, the first that failed is shown.
    init(_ checks: [ReadinessCheck]) {
        isReady = checks.allSatisfy(\.isReady)
        let findings = checks.map { ($0.name, Finding(ok: $0.isReady, detail: $0.detail)) }
        self.checks = Dictionary(findings) { first, second in first.ok ? second : first }
    }
}
