import BankFormats
import Foundation
import OrderedCollections
import QuestionEngine
import StrictYAML
import Testing

@Suite struct BankReaderTests {
    @Test func readsAQuestion() throws {
        let reading = SampleBank.read()
        #expect(reading.problems == [])
        let bank = try #require(reading.bank)
        #expect(
            bank.header
                == Bank.Header(id: "sample", title: "Sample", version: "1.0.0", language: "en", license: "CC-BY-4.0"))
        let question = try #require(bank.questions[QuestionID(rawValue: "be-0009")])
        #expect((question.slot, question.revision, question.semanticRevision) == (9, 3, 2))
        #expect(question.status == .active)
        #expect(question.kind == .experience)
        #expect(question.audiences == [.team])
        #expect(question.levels == [.mid, .senior])
        #expect(question.followUps.map(\.whenMissed) == [[], [], ["k3"]])
        #expect(question.keyPoints.map(\.weight) == [2, 1, 3])
        #expect(question.keyPoints[2].all == [["cache", "redis"], ["down", "fail*"]])
        #expect(question.rubric == ["one", "two", "three", "four"])
        #expect(question.source?.number == 1)
        #expect(question.items.map(\.rawValue) == (1...7).map { "it-090\($0)" })
        #expect(bank.topics[TopicID(rawValue: "dist.caching")]?.aliases == ["cache", "caches"])
    }

    @Test func readsItemsOfEveryType() throws {
        let bank = try #require(SampleBank.read().bank)
        let items = Array(bank.items.values)
        #expect(items[0].reference?.title == "RFC 9111")
        #expect(items[0].seconds == 45)
        guard case .single(let options, true) = items[0].body else { throw Mismatch() }
        #expect(options.map(\.isCorrect) == [true, false, false])
        guard case .multi(let several, false) = items[1].body else { throw Mismatch() }
        #expect(several.count(where: \.isCorrect) == 2)
        #expect(items[2].body == .trueFalse(isTrue: false, why: "W"))
        guard case .short(let key) = items[3].body else { throw Mismatch() }
        #expect(key.answers.map(\.credit) == [1, 0.5, 0])
        #expect(!key.allowsTypos && !key.ignoresArticles && !key.isCaseSensitive)
        guard case .numeric(let number) = items[4].body else { throw Mismatch() }
        #expect(number.units == ["ms": 1, "s": 1000])
        #expect(number.isUnitRequired)
        guard case .order(let steps) = items[5].body else { throw Mismatch() }
        #expect(steps.map(\.text) == ["Write", "Commit", "Delete"] && steps.map(\.why) == ["W1", "W2", "W3"])
        guard case .match(let pairs, let distractors) = items[6].body else { throw Mismatch() }
        #expect(pairs.map(\.left) == ["LRU", "LFU", "FIFO"] && pairs.map(\.why) == ["W1", "W2", "W3"])
        #expect(pairs[1].right == "Number of uses")
        #expect(distractors == [Item.Distractor(text: "Size", why: "W4")])
    }

    @Test(arguments: [
        (", {text: Delete, why: W3}", "", "items:7:143: expected 3 to 6 entries in this list, found 2"),
        ("{text: Delete, why: W3}", "{text: COMMIT, why: W3}", "items:7:143: two steps have the same text: `COMMIT`"),
        ("{text: Delete, why: W3}", "{text: Delete}", "items:7:193: the key `why` is missing"),
        ("steps:", "sequence:", "items:7:5: the key `steps` is missing"),
        ("left: FIFO", "left: lru", "two pairs have the same left side: `lru`"),
        ("right: Number of uses", "right: size", "two right sides have the same text: `Size`"),
        ("{text: Size, why: W4}", "Size", "expected a mapping"),
        (", {left: FIFO, right: Age of the entry, why: W3}", "", "expected 3 to 5 entries in this list, found 2"),
    ])
    func stepsAndPairsAreChecked(old: String, new: String, problem: String) {
        let problems = SampleBank.problems(replacing: old, by: new, in: \.items)
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    private struct Mismatch: Error {}

    @Test(arguments: [
        ("slot: 9", "slots: 9", "question:3:5: unknown key `slots`. Did you mean `slot`?"),
        ("    rev: 3\n", "", "question:2:5: the key `rev` is missing"),
        ("[mid, senior]", "[mid, guru]", "question:9:18: expected one of `junior`, `mid`, `senior`, found `guru`"),
        (
            "kind: experience", "kind: expierence",
            "question:6:11: expected one of `experience`, `concept`, `design`, `process`, found `expierence`. Did you mean `experience`?"
        ),
        (
            "topics: [dist.caching]", "topics: [dist.cacing]",
            "question:8:14: there is no topic `dist.cacing`. Did you mean `dist.caching`?"
        ),
        ("difficulty: 2", "difficulty: 6", "question:10:17: expected a whole number from 1 to 5, found `6`"),
        ("when: [k3]", "when: [k9]", "question:15:36: there is no key point `k9` in this question"),
        ("id: k2", "id: k1", "question:18:9: another key point of this question has the id `k1`"),
        ("weight: 3", "weight: 4", "question:19:26: expected a whole number from 1 to 3, found `4`"),
        (", any: [cache aside]", "", "question:17:9: a key point needs patterns under `any` or `all`"),
        ("level: 4", "level: 3", "question:22:7: a rubric has the levels 1, 2, 3 and 4, each once"),
        ("anchor: four", "anchor: Three", "question:22:7: two levels of this rubric have the same anchor"),
        (
            "https://www.rfc-editor.org/rfc/rfc9111", "rfc 9111",
            "question:27:41: `rfc 9111` is no web address such as `https://www.rfc-editor.org/rfc/rfc9111`"
        ),
        ("2023-03-31", "31.03.2023", "question:28:63: expected a date such as `2026-12-01`, found `31.03.2023`"),
        ("text: own", "text: verbatim", "question:28:13: a text taken over word for word needs its `license` here"),
        (", it-0907]", "]", "items:8:5: `it-0907` is missing in `items` of its parent `be-0009`"),
        (", it-0907]", ", it-0907, it-0999]", "question:29:76: there is no item `it-0999`. Did you mean `it-0901`?"),
        (
            "    minutes: 8", "    minutes: 8\n    near_duplicate_of: be-0009",
            "question:2:5: a question cannot be a near duplicate of itself"
        ),
        (
            "id: be-0009", "id: Be 9",
            "question:2:9: `Be 9` is no id: use small letters, digits, and `-`, `.`, `_` between them, at most 64"
        ),
    ])
    func namesAProblemOfAQuestion(old: String, new: String, problem: String) {
        let problems = SampleBank.problems(replacing: old, by: new, in: \.question)
        #expect(problems.contains(problem), "\(problems)")
    }

    @Test(arguments: [
        (
            "correct: true, why: yes}, {id: b", "why: yes}, {id: b",
            "items:2:141: exactly one option has to be `correct: true`, here 0 are"
        ),
        (
            "C1, why", "C1, correct: true, why",
            "items:3:136: some options have to be `correct: true` and some not, here 3 of 3 are"
        ),
        ("text: The cache, why: no", "text: The cache", "items:2:237: the key `why` is missing"),
        ("id: c, text: The cache", "id: b, text: The cache", "items:2:141: two options have the same id"),
        ("text: The cache", "text: the database", "items:2:141: two options have the same text"),
        ("reference: 0", "reference: 1", "items:2:300: there is no reference 1: `be-0009` has 1, counted from 0"),
        ("correct: false", "correct: no", "items:4:130: expected `true` or `false`, found `no`"),
        ("answers: [LRU,", "answers: [", "items:5:138: at least one answer needs `credit: 1`"),
        ("credit: 0.5", "credit: 1.5", "items:5:168: a credit lies between 0 and 1"),
        ("typos: none", "typos: never", "items:5:237: expected one of `auto`, `none`, found `never`"),
        (
            "tolerance: {abs: 0.05}", "tolerance: {abs: 0.05, rel: 1}",
            "items:6:174: a tolerance is either `abs` or `rel`"
        ),
        ("tolerance: {abs: 0.05}, ", "", "items:6:140: the key `tolerance` is missing"),
        (
            "units: {ms: 1, s: 1000}", "units: {s: 1}",
            "items:6:140: `units` has to list the value's own unit with 1: `ms: 1`"
        ),
        ("unit: ms, ", "", "items:6:140: `units` and `unit_required` need `unit`, in which the value is given"),
        (
            "type: tf", "type: truefalse",
            "items:4:50: expected one of `single`, `multi`, `tf`, `short`, `numeric`, `order`, `match`, found `truefalse`"
        ),
        ("type: tf", "type: multi", "items:4:5: the key `options` is missing"),
        ("parent: be-0009", "parent: be-0010", "items:2:66: there is no question `be-0010`. Did you mean `be-0009`?"),
        ("id: it-0902", "id: it-0901", "items:3:10: the item `it-0901` is already taken at items:2:10"),
    ])
    func namesAProblemOfAnItem(old: String, new: String, problem: String) {
        let problems = SampleBank.problems(replacing: old, by: new, in: \.items)
        #expect(problems.contains(problem), "\(problems)")
    }

    @Test(arguments: [
        (
            "CC-BY-4.0", "CC-BY-NC-4.0",
            "bank:1:74: the licence `CC-BY-NC-4.0` forbids commercial use or changes; such texts cannot be part of a bank"
        ),
        (
            "CC-BY-4.0", "all mine",
            "bank:1:74: unknown licence `all mine`. Use an SPDX name such as `CC-BY-4.0`, or `LicenseRef-Internal`"
        ),
        (
            "{id: distributed, title", "{id: distributed, parent: dist.caching, title",
            "bank:3:5: the parent `dist.caching` has a parent itself; a topic's parent has to be a group"
        ),
        ("bank:", "banks:", "bank:1:1: unknown key `banks`. Did you mean `bank`?"),
    ])
    func namesAProblemOfTheHeader(old: String, new: String, problem: String) {
        let problems = SampleBank.problems(replacing: old, by: new, in: \.header)
        #expect(problems.contains(problem), "\(problems)")
    }

    @Test func namesTheMissingHeader() {
        let reading = BankReader.read(texts: [("only", "topics: []")])
        #expect(reading.bank == nil)
        #expect(
            reading.problems.map(\.message) == [
                "no file has a `bank` section with id, title, version, language and license"
            ])
    }

    @Test func namesBothPlacesOfATakenIdAndSlot() {
        let reading = BankReader.read(texts: [
            ("bank", SampleBank.header), ("a", SampleBank.question), ("b", SampleBank.question),
            ("items", SampleBank.items),
        ])
        #expect(
            reading.problems.map(\.description) == [
                "b:2:9: the question `be-0009` is already taken at a:2:9",
                "b:3:11: the slot `9` is already taken at a:3:11",
            ]
        )
    }

    @Test func namesASecondHeader() {
        let reading = BankReader.read(texts: [
            ("a", SampleBank.header), ("b", "bank: {id: x, title: X, version: '1', language: en, license: MIT}"),
        ])
        #expect(reading.problems.map(\.description) == ["b:1:7: the bank is already described at a:1:7"])
    }

    @Test func readsAFolderInTheOrderOfItsPaths() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("deep/er"), withIntermediateDirectories: true
        )
        for (name, text) in [
            ("z.yaml", SampleBank.header), ("deep/er/q.yml", SampleBank.question), ("deep/i.yaml", SampleBank.items),
            ("notes.txt", "not: [yaml"), (".hidden.yaml", "not: [yaml"),
        ] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let reading = BankReader.read(directory: folder.path + "/")
        #expect(reading.problems == [])
        #expect(reading.bank?.items.count == 7)

        try Data([0x61, 0xFF]).write(to: folder.appendingPathComponent("deep/er/bad.yaml"))
        try Data("x: 1".utf8).write(to: folder.appendingPathComponent("deep/odd.yaml"))
        let spoilt = BankReader.read(directory: folder.path)
        #expect(spoilt.bank == nil)
        #expect(
            spoilt.problems.map(\.description) == [
                "\(folder.path)/deep/er/bad.yaml: the file is not UTF-8",
                "\(folder.path)/deep/odd.yaml:1:1: unknown key `x`. Known here: `bank`, `topics`, `questions`, `items`",
            ]
        )
    }

    @Test func namesAFolderThatIsNotThere() {
        let reading = BankReader.read(directory: "/nowhere/at/all")
        #expect(reading.problems.map(\.description) == ["/nowhere/at/all: there is no such folder"])
    }
}
