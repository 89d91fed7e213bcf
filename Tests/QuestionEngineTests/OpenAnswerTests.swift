import Testing

@testable import QuestionEngine

@Suite struct OpenAnswerTests {
    private func read(
        _ answer: String, any: [String] = [], all: [[String]] = [], none: [String] = []
    ) -> OpenAnswerReading.Sighting {
        let point = Question.KeyPoint(id: "k1", weight: 1, say: "it", any: any, all: all, none: none)
        var question = Question.sample(1)
        question.keyPoints = [point]
        return OpenAnswers.read(answer, to: question).points[0].sighting
    }

    private func isFound(_ answer: String, _ pattern: String...) -> Bool {
        if case .found = read(answer, any: pattern) { true } else { false }
    }

    private func isDenied(_ answer: String, _ pattern: String...) -> Bool {
        if case .denied = read(answer, any: pattern) { true } else { false }
    }

    @Test(arguments: [
        ("We retried it twice.", "retry"), ("The CACHES were full", "cache"), ("Es gab “Caching”.", "cach*"),
        ("a p95 below 80 ms", "p95|p99"), ("the hit-ratio rose", "hit ratio|rate"), ("our hit rate", "hit ratio|rate"),
        ("into a deadletter queue", "dead letter*"), ("a dead-letter queue", "deadletter"),
        ("we set time-outs", "timeout*"),
        ("it waits for a response", "wait* for the response|answer"), ("that is write-back", "write-behind|back"),
        ("an n+1 problem", "n+1"), ("file names contain the hash", "hash in the name|file"), ("ﬁle ｃａｃｈｅ", "cache"),
        ("don’t trust the client", "don't trust"), ("commits are small", "small commits"),
    ]) func findsAPatternInWhatPeopleWrite(_ answer: String, _ pattern: String) {
        #expect(isFound(answer, pattern))
    }

    @Test(arguments: [
        ("We were cautious", "cache"), ("a catch-all", "cach*"), ("The hit. Ratio of it", "hit ratio"),
        ("We cache nothing else but the ratio of that one and only hit", "hit ratio"),
        ("set no Cache-Control", "no-cache"),
        ("", "cache"), ("…!?", "cache"),
    ]) func findsNothingElse(_ answer: String, _ pattern: String) {
        #expect(read(answer, any: [pattern]) == .unseen)
    }

    @Test(arguments: [
        ("We never measured it", "measur*"), ("There was no rollback", "rollback"),
        ("It ran without any retries", "retries"),
        ("I don't use a queue or webhooks", "webhook*"), ("Load tests are not realistic", "load test*"),
        ("Retries aren't needed", "retries"), ("we used averages instead of percentiles", "percentile*"),
        ("Commits were not small", "small commits"),
        ("Nobody knew what happens when the cache is down", "cache is down"),
        ("We do NOT measure", "measure"), ("No time to measure a baseline", "baseline"), ("We dont measure", "measure"),
    ]) func tellsWhatIsDenied(_ answer: String, _ pattern: String) {
        #expect(isDenied(answer, pattern))
    }

    @Test(arguments: [
        ("Never trust the client, validate again", "validat*"), ("not only caching", "caching"),
        ("No, we measured it", "measured"),
        ("never without a test", "test"), ("It is not faster", "not faster"), ("We had no time, but a cache", "cache"),
        ("Tests are not optional", "tests"), ("It did not scale. Caching did.", "caching"),
        ("I never guess because we measure", "measure"), ("there is no doubt that retries help", "retries"),
    ]) func doesNotTakeEveryNegationForADenial(_ answer: String, _ pattern: String) {
        #expect(isFound(answer, pattern))
    }

    @Test func oneAssertionIsEnoughWhateverElseIsDenied() {
        #expect(isFound("We had no cache at first. Later a cache took most of the load.", "cache"))
    }

    @Test func wordsThatContradictDenyTheirSentence() {
        let sighting = read("The TTL is set so that it never expires. Fine.", any: ["ttl"], none: ["never expires"])
        guard case .denied(let quote) = sighting else { return #expect(Bool(false), "\(sighting)") }
        #expect(quote.context == "The TTL is set")
    }

    @Test func allGroupsHaveToBeMetWithinEightWords() {
        let groups = [["cache|redis"], ["down", "fail*"]]
        guard case .found(let quote) = read("When Redis fails we read the database", all: groups) else {
            return #expect(Bool(false))
        }
        #expect(quote.context == "When Redis fails we read")
        #expect(read("Redis was what we took, for reasons of speed and price. It went down.", all: groups) == .unseen)
        #expect(read("Redis one two three four five six seven down", all: groups) == .unseen)
        guard case .found = read("Redis one two three four five six down", all: groups) else {
            return #expect(Bool(false))
        }
    }

    @Test func catchwordsAreMentionedAndNothingMore() {
        let list = "TTL, LRU, stampede, jitter, write-through, hot keys"
        guard case .listed(let quote) = read(list, any: ["jitter"]) else { return #expect(Bool(false)) }
        #expect(quote.context == "LRU, stampede, jitter, write-through")
        #expect(isFound(list + ". Jitter spreads the expiry.", "jitter"))
        #expect(isFound("We had TTLs, jitter and a lock for each key that was hot", "jitter"))
    }

    @Test func quotesAreTheWordsOfThePerson() throws {
        let answer = "First 🎉 the “Hit-Ratio” went up."
        guard case .found(let quote) = read(answer, any: ["hit ratio"]) else { return #expect(Bool(false)) }
        #expect(answer[quote.range] == "Hit-Ratio")
        #expect(quote.context == "First 🎉 the “Hit-Ratio” went up")
    }

    @Test func followsUpOnWhatWasMissed() {
        var question = Question.sample(1)
        question.keyPoints = [
            Question.KeyPoint(id: "k1", weight: 1, say: "one", any: ["one"]),
            Question.KeyPoint(id: "k2", weight: 1, say: "two", any: ["two"]),
        ]
        question.followUps = [
            Question.FollowUp(text: "always"), Question.FollowUp(text: "of one", whenMissed: ["k1"]),
            Question.FollowUp(text: "of two", whenMissed: ["k2"]),
            Question.FollowUp(text: "of both", whenMissed: ["k1", "k2"]),
        ]
        let reading = OpenAnswers.read("Just one.", to: question)
        #expect(reading.found.map(\.keyPoint.id) == ["k1"])
        #expect(reading.missed.map(\.keyPoint.id) == ["k2"])
        #expect(reading.followUps(of: question).map(\.text) == ["of two", "of both"])
    }

    @Test func readsNoMoreThanItsLimit() {
        let far = String(repeating: "so ", count: OpenAnswers.longestAnswer) + "cache"
        #expect(read(far, any: ["cache"]) == .unseen)
        #expect(read(String(repeating: "x", count: 100_000), any: ["cache"]) == .unseen)
    }

    @Test func nothingThatPeopleWriteBreaksIt() {
        var random = SplitMix64(seed: 7)
        let pieces = [
            "cache", "not", "n't", "'", "’", "-", " ", ".", ",", "\n", "\u{200B}", "é", "🎉", "|", "*", "or", "without",
            "ß", "\u{301}", "٣",
            "never", "the", "instead", "of", "than", "rather",
        ]
        for _ in 0..<3_000 {
            let text = (0..<20).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            _ = read(text, any: ["cache", text], all: [["cache"], [text]], none: [text])
        }
    }
}
