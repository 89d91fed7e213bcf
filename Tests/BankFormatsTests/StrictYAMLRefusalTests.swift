import StrictYAML
import Testing

/// What a strict file may not hold, and what hostile files do.
@Suite struct StrictYAMLRefusalTests {
    private func values(_ node: YAMLNode) -> [String: String]? {
        node.dictionary { $0.text() }
    }

    @Test func namesEveryDuplicateKeyAndReadsOn() {
        let text = """
            a: 1
            "b": 2
            c: 3
            a: 4
            'b': 5
            a: 6
            """
        let reading = YAMLReading(text, values)
        #expect(
            reading.problems == [
                "f:5:1: the key `b` stands here again; it is already in line 2",
                "f:6:1: the key `a` stands here again; it is already in line 1",
                "f:6:1: the key `a` stands here again; it is already in line 4",
            ]
        )
        #expect(reading.value == ["a": "6", "b": "5", "c": "3"])
    }

    @Test func namesDuplicatesBesideOtherProblems() {
        let reading = YAMLReading("- {x: 1, x: 2}\n- [y]\n- {z: {q: a, q: b}}\n") { node in
            node.list { $0.dictionary { $0.text() } }
        }
        #expect(
            reading.problems == [
                "f:1:10: the key `x` stands here again; it is already in line 1",
                "f:2:3: expected a mapping, found a list",
                "f:3:7: expected a text, found a mapping",
                "f:3:14: the key `q` stands here again; it is already in line 3",
            ]
        )
    }

    @Test func refusesAnchorsAndAliases() {
        let reading = YAMLReading("a: &x 1\nb: *x\nc: 3\n", values)
        #expect(reading.problems == ["f:1:4: anchors and aliases are not allowed: write the value out instead"])
        #expect(reading.value == ["c": "3"])
    }

    @Test func looksAtABombOfAliasesOnlyOnce() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let reading = YAMLReading(text) { $0.dictionary { $0.texts() } }
        #expect(reading.value == nil)
        #expect(reading.problems == ["f:2:10: aliases are not allowed: write the value out instead"])
    }

    @Test func refusesABombInAKeyBeforeItIsHashed() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        text += "? *a40\n: 1\n"
        #expect(YAMLReading(text, values).problems.count == 1)
    }

    @Test func asterisksAndAmpersandsInTextsAreHarmless() {
        let patterns = (0..<40).map { "p\($0): \"*cache &cache *x\"" }.joined(separator: "\n")
        #expect(YAMLReading(patterns, values).problems == [])
    }

    @Test func refusesTags() {
        let reading = YAMLReading("a: !!int 5\nb: !shell rm\nc: ok\n", values)
        #expect(reading.problems.count == 2)
        #expect(reading.value == ["c": "ok"])
    }

    @Test func refusesKeysThatAreNoTexts() {
        #expect(YAMLReading("? [a, b]\n: c\n", values).problems == ["f:1:3: expected a key, found a list"])
    }

    @Test func refusesASecondDocument() {
        let reading = YAMLReading("a: 1\n---\nb: 2\n", values)
        #expect(reading.problems == ["f:2:1: only one YAML document may stand in a file"])
    }

    @Test func refusesAHugeFileUnread() {
        let reading = YAMLReading("a: \(String(repeating: "x", count: 200))", maximumBytes: 100, values)
        #expect(reading.problems == ["f: the file has 203 bytes; at most 100 are read. Split it"])
    }

    @Test func refusesAnEmptyFile() {
        #expect(YAMLReading("# nothing\n", values).problems == ["f: the file is empty"])
    }

    @Test(arguments: [
        ("a: 1\nb: c: d\n", "f:2:5:"), ("a: [1, 2\nb: 3\n", "f:2:2:"), ("a: \"x\nb: 2\n", "f:3:1:"),
        ("\ta: 1\n", "f:1:1:"),
        ("a: 1\n  b: 2\n", "f:2:4:"), ("a: \u{1}\n", "f:1:4:"), ("a: @x\n", "f:1:4:"),
    ])
    func placesSyntaxErrors(text: String, place: String) throws {
        let reading = YAMLReading(text, values)
        let problem = try #require(reading.problems.first)
        #expect(reading.problems.count == 1)
        #expect(problem.hasPrefix(place + " not valid YAML: "), "\(problem)")
    }

    @Test func survivesDeepNesting() {
        for depth in [900, 5_000] {
            let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            let reading = YAMLReading(text, values)
            #expect(reading.value == nil)
            #expect(reading.problems.count == 1)
        }
    }

    @Test func survivesManyDuplicates() {
        let text = (0..<200).map { "k\($0 / 2): \($0)" }.joined(separator: "\n")
        let reading = YAMLReading(text, values)
        #expect(!reading.problems.isEmpty)
    }
}
