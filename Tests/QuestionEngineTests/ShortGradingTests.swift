import Testing

@testable import QuestionEngine

@Suite struct ShortGradingTests {
    private let lru = Item.short([
        .init(text: "LRU"), .init(text: "least recently used"),
        .init(text: "*recent*", credit: 0, why: "Name the policy."),
        .init(text: "LFU", credit: 0, why: "That counts uses."),
    ])

    private func item(_ answers: String...) -> Item { .short(answers.map { .init(text: $0) }) }

    @Test(arguments: [
        "LRU", "lru", " Lru. ", "`LRU`", "“lru”", "the LRU", "Least Recently Used", "least  recently\nused",
        "least recenty used",
        "least-recently-used", "leastrecentlyused", "ＬＲＵ", "L\u{AD}RU",
    ])
    func acceptsWhatIsMeant(answer: String) {
        #expect(Grader.plain.credit(answer, lru) == 1)
    }

    @Test(arguments: [
        ("LFU", "That counts uses."), ("most recent", "Name the policy."), ("FIFO", ""), ("least frequently used", ""),
        ("lr", ""), ("most recently used", "Name the policy."),
    ])
    func saysWhyAnAnswerIsWrong(answer: String, why: String) {
        guard case .graded(let graded) = Grader.plain.grade(answer, to: lru, order: []) else {
            Issue.record("not graded")
            return
        }
        #expect(graded.credit == 0)
        #expect(graded.remarks.map(\.why) == [why])
    }

    private func rule(_ answer: String, _ item: Item) -> GradingRule? {
        guard case .graded(let graded) = Grader.plain.grade(answer, to: item, order: []) else { return nil }
        return graded.rule
    }

    @Test func namesTheRuleThatDecided() {
        #expect(rule("lru", lru) == .listed("LRU"))
        #expect(rule("least recenty used", lru) == .slips(1, of: "least recently used", allowed: 2))
        #expect(rule("recentness", lru) == .pattern("*recent*"))
        #expect(rule("clock", lru) == .unlisted(near: nil))
    }

    @Test func aTermOfItsOwnIsNamedAsTheReasonWhyItIsNoSlip() {
        #expect(rule("scrypt", item("bcrypt")) == .unlisted(near: "bcrypt"))
        #expect(rule("bcrypd", item("bcrypt")) == .slips(1, of: "bcrypt", allowed: 1))
        #expect(rule("bcrxxt", item("bcrypt")) == .unlisted(near: nil))
    }

    @Test func anEmptyAnswerIsNoAttempt() {
        #expect(Grader.plain.advice(" . ", lru) == nil)
        #expect(Grader.plain.advice("  ", lru) == "Please answer with a word or a short phrase.")
    }

    @Test func aVeryLongAnswerIsNotRead() {
        let long = String(repeating: "lru ", count: 1_000)
        #expect(Grader.plain.advice(long, lru)?.hasPrefix("That is too long for an answer") == true)
    }

    @Test func theBestOfSeveralMatchesCounts() {
        let item = Item.short([.init(text: "*lock*", credit: 0.5), .init(text: "opt*", credit: 1)])
        #expect(Grader.plain.credit("optimistic lock", item) == 1)
        #expect(Grader.plain.credit("a lock", item) == 0.5)
    }

    @Test(arguments: [
        // One slip from five letters on, two from nine on, none below.
        ("etag", "etga", 0), ("outbox", "outbux", 1), ("outbox", "outbxo", 1), ("outbox", "otbux", 0),
        ("backpressure", "backpresure", 1), ("backpressure", "bakcpresure", 1), ("backpressure", "bakpresur", 0),
        ("circuit breaker", "circiut breakr", 1), ("circuit breaker", "circuitbreaker", 1),
        // Another term is no slip, even with a slip of its own.
        ("asynchronous", "synchronous", 0), ("asynchronous", "sinchronous", 0), ("asynchronous", "asynchronus", 1),
        ("batch", "patch", 0), ("bcrypt", "scrypt", 0), ("mysql", "mssql", 0),
        ("read committed", "read uncommitted", 0),
        ("immutable", "mutable", 0), ("idempotent", "unidempotent", 0), ("git reset", "git revert", 0),
        ("least recently used", "least frequently used", 0), ("deadlock", "livelock", 0), ("stateless", "stateful", 0),
        // Digits and formulas are exact.
        ("rfc 9110", "rfc 9111", 0), ("sha256sum", "sha512sum", 0), ("O(n log n)", "O(log n)", 0),
        ("--no-verify", "--verify", 0),
    ])
    func aSlipIsTakenForWhatIsMeant(key: String, answer: String, credit: Double) {
        #expect(Grader.plain.credit(answer, item(key)) == credit)
    }

    @Test func termsOfTheBankAreNoSlips() {
        let stranger = Item.short([.init(text: "quadrille")])
        let bank = Bank(
            header: .init(id: "b", title: "B", version: "1", language: "en", license: "MIT"), topics: [], questions: [],
            items: [.sample(.short(.init(answers: [.init(text: "quadrilla")])), id: "it-0002")]
        )
        #expect(Grader.plain.credit("quadrilla", stranger) == 1)
        #expect(Grader(bank: bank).credit("quadrilla", stranger) == 0)
    }

    @Test func pluralsOfOtherItemsAreStillSlips() {
        let key = Item.short([.init(text: "tombstone marker")])
        let grader = Grader(knownTerms: KnownTerms(["tombstone markers", "markers"]))
        #expect(grader.credit("tombstone markers", key) == 1)
    }

    @Test func slipsCanBeForbidden() {
        let item = Item.short([.init(text: "backpressure")], allowsTypos: false)
        #expect(Grader.plain.credit("backpresure", item) == 0)
        #expect(Grader.plain.credit("Backpressure", item) == 1)
    }

    @Test func caseCountsWhereTheItemSaysSo() {
        let item = Item.short([.init(text: "GET"), .init(text: "Kubernetes")], isCaseSensitive: true)
        #expect(Grader.plain.credit("GET", item) == 1)
        #expect(Grader.plain.credit("get", item) == 0)
        #expect(Grader.plain.credit("kubernetes", item) == 0)
        #expect(Grader.plain.credit("Kubernets", item) == 1)
    }

    @Test(arguments: [
        ("a*b*c", "a xx b yy c", true), ("a*b*c", "acb", false), ("*", "anything", true), ("ab*ab", "ab", false),
        ("ab*ab", "abab", true), ("*aab*", "aaaab", true), ("dead*queue", "Dead-letter queue", true),
        ("a\\*b", "a*b", true),
        ("a\\*b", "axb", false), ("a\\*b*", "a*bc", true),
    ])
    func asterisksStandForAnything(pattern: String, answer: String, matches: Bool) {
        #expect((Grader.plain.credit(answer, item(pattern)) == 1) == matches)
    }
}
