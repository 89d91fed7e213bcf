import BankFormats
import StrictYAML

/// A small bank without a problem, for tests to spoil.
enum SampleBank {
    static let header = """
        bank: {id: sample, title: Sample, version: 1.0.0, language: en, license: CC-BY-4.0}
        topics:
          - {id: distributed, title: Distributed systems}
          - {id: dist.caching, parent: distributed, title: Caching, aliases: [cache, caches]}
        """

    /// Line 2 is the id; one entry follows another line by line.
    static let question = """
        questions:
          - id: be-0009
            slot: 9
            rev: 3
            semantic_rev: 2
            kind: experience
            audiences: [team]
            topics: [dist.caching]
            level: [mid, senior]
            difficulty: 2
            minutes: 8
            prompt: "Tell us about a cache of yours."
            probes: [a, b, c]
            hints: [h1, h2]
            follow_ups: [How often?, Why?, {text: And when it was down?, when: [k3]}]
            key_points:
              - {id: k1, weight: 2, say: names the pattern, any: [cache aside]}
              - {id: k2, weight: 1, say: measures, any: [hit ratio|rate], none: [never]}
              - {id: k3, weight: 3, say: outage, all: [[cache, redis], [down, fail*]]}
            model_answer: "I cached pages."
            rubric:
              - {level: 1, anchor: one}
              - {level: 2, anchor: two}
              - {level: 3, anchor: three}
              - {level: 4, anchor: four}
            red_flags: [r1, r2]
            references: [{title: RFC 9111, url: "https://www.rfc-editor.org/rfc/rfc9111"}]
            source: {inspired_by: {title: A list, site: A site, date: 2023-03-31, question: 1}, text: own}
            items: [it-0901, it-0902, it-0903, it-0904, it-0905, it-0906, it-0907]
        """

    static let items = """
        items:
          - {id: it-0901, rev: 1, semantic_rev: 1, type: single, parent: be-0009, topics: [dist.caching], difficulty: 2, stem: Who fills?, options: [{id: a, text: The application, correct: true, why: yes}, {id: b, text: The database, why: no}, {id: c, text: The cache, why: no}], explanation: E, reference: 0, time_s: 45}
          - {id: it-0902, rev: 1, semantic_rev: 1, type: multi, parent: be-0009, topics: [dist.caching], difficulty: 2, stem: Which?, options: [{id: a, text: A1, correct: true, why: yes}, {id: b, text: B1, correct: true, why: yes}, {id: c, text: C1, why: no}], shuffle: false, explanation: E}
          - {id: it-0903, rev: 1, semantic_rev: 1, type: tf, parent: be-0009, topics: [dist.caching], difficulty: 2, stem: So?, correct: false, why: W, explanation: E}
          - {id: it-0904, rev: 1, semantic_rev: 1, type: short, parent: be-0009, topics: [dist.caching], difficulty: 2, stem: Name it., answers: [LRU, {text: recency, credit: 0.5}, {text: LFU, credit: 0, why: No.}], match: {case: false, typos: none, articles: false}, explanation: E}
          - {id: it-0905, rev: 1, semantic_rev: 1, type: numeric, parent: be-0009, topics: [dist.caching], difficulty: 2, stem: How long?, answer: {value: 6.8, unit: ms, tolerance: {abs: 0.05}, units: {ms: 1, s: 1000}, unit_required: true}, explanation: E}
          - {id: it-0906, rev: 1, semantic_rev: 1, type: order, parent: be-0009, topics: [dist.caching], difficulty: 2, stem: In which order?, steps: [{text: Write, why: W1}, {text: Commit, why: W2}, {text: Delete, why: W3}], explanation: E}
          - {id: it-0907, rev: 1, semantic_rev: 1, type: match, parent: be-0009, topics: [dist.caching], difficulty: 2, stem: What belongs together?, pairs: [{left: LRU, right: Age of the last use, why: W1}, {left: LFU, right: Number of uses, why: W2}, {left: FIFO, right: Age of the entry, why: W3}], distractors: [{text: Size, why: W4}], explanation: E}
        """

    static func read(
        header: String = header, question: String = question, items: String = items
    ) -> BankReading {
        BankReader.read(texts: [("bank", header), ("question", question), ("items", items)].filter { !$0.1.isEmpty })
    }

    /// The problems after one change.
    static func problems(
        replacing old: String, by new: String, in part: WritableKeyPath<Parts, String>
    ) -> [String] {
        var parts = Parts()
        precondition(parts[keyPath: part].contains(old))
        parts[keyPath: part] = parts[keyPath: part].replacing(old, with: new, maxReplacements: 1)
        return read(header: parts.header, question: parts.question, items: parts.items).problems.map(\.description)
    }

    struct Parts {
        var header = SampleBank.header
        var question = SampleBank.question
        var items = SampleBank.items
    }
}
