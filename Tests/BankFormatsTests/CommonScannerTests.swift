import Foundation
import Testing

@testable import StrictYAML

/// What the scanner of our own accepts has to be what libyaml makes of it; the rest is left to libyaml.
@Suite struct CommonScannerTests {
    /// The files of this project's bank.
    private static func bank() throws -> [String] {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Config/Questions")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        return try paths.sorted().map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
    }

    private func describe(_ builder: TreeBuilder) -> [String] {
        builder.nodes.map { "\($0.kind) \($0.place.line):\($0.place.column) to \($0.end): \($0.text)" }
            + builder.duplicates.map { "\($0.name) \($0.firstLine) \($0.place.line):\($0.place.column)" }
    }

    private func common(_ text: String) -> [String]? {
        CommonScanner.read(text, into: TreeBuilder()).map(describe)
    }

    private func libyaml(_ text: String) -> [String] {
        var builder = TreeBuilder()
        do {
            try builder.add(text)
            return describe(builder)
        } catch {
            return ["refused"]
        }
    }

    @Test func filesOfTheBankAreCommon() throws {
        var files = 0
        for text in try Self.bank() {
            files += 1
            #expect(common(text) == libyaml(text))
        }
        #expect(files > 30)
    }

    static let accepted = [
        "a: 1\nb: two words\n", "a:\n  b: 1\n  c:\n  - x\n  - y: 1\n    z: 2\nd: e\n",
        "- a\n- b: c\n  d: e\n-   f: g\n    h: i\n",
        "a: \"x \\\"y\\\" \\\\ z\\n\"\nb: 'it''s'\nc: ''\n", "a: [x, y z, \"q, r\", [1, 2], {k: v, l: []}]\n",
        "a: {b: {c: d}, e: 'f', \"%\": 1}\n", "# comment\n\na: b # comment\n  # comment\nc: d\n",
        "a: >-\n  one\n  two\n\n  three\n\n\n  four\nb: |\n  x\n    y\n\n  z\n\nc: >\n  q\n# end\n",
        "a: http://x.org/?q=a:b#c\n",
        "b: [ä, ö, {k: „x“, l: y}]\n", "a: x::y\nb: -5\nc: ~\nd: 12:30\n",
        "a: 1\na: 2\nb: {c: 1, c: 2}\n", "a:\n- b\n- c\nd:\n    - e\n",
    ]

    @Test(arguments: accepted) func whatIsCommonIsReadAsLibyamlReadsIt(text: String) {
        #expect(common(text) == libyaml(text))
    }

    @Test(arguments: [
        "", "a", "a: b", "a:\n", "a: b: c\n", "a: b\n  c\n", "a: \"b\n  c\"\n", "a: [b,\n  c]\n", "a: &x b\n",
        "a: !t b\n",
        "a: *x\n", "? a\n: b\n", "\"a\": b\n", "a: b\tc\n", "a: b\r\n", "---\na: b\n", "a: b\n...\n", "a: |2\n  b\n",
        "a: >\n   b\n    c\n", "a: \"\\u00e4\"\n", "a: [b: c]\n", "a: [b, ]\n", "a: 'b' c\n", "a: \u{85}b\n",
        "a: \u{2028}b\n",
        "\u{FEFF}a: b\n", "a: @b\n", "a: - b\n", " a: b\nc: d\n", "a: b#\nc: d: e\n", "a: \u{7F}\n", "- - a\n",
    ])
    func whatIsNotIsLeftToLibyaml(text: String) {
        #expect(common(text) == nil)
    }

    /// Texts in which bytes, words and lines were mixed up.
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func mangledTextsAreReadAsLibyamlReadsThem(seed: UInt64) throws {
        var random = Mangler(seed: seed)
        let samples =
            Self.accepted
            + (try Self.bank()).map { $0.split(separator: "\n").prefix(20).joined(separator: "\n") + "\n" }
        let rounds = ProcessInfo.processInfo.environment["VIVA_FUZZ_ROUNDS"].flatMap(Int.init) ?? 400
        var accepted = 0
        for _ in 0..<rounds {
            let text = random.mangle(samples)
            guard let common = common(text) else { continue }
            accepted += 1
            if common != libyaml(text) {
                Issue.record("seed \(seed): \(text.debugDescription)")
                return
            }
        }
        #expect(accepted * 10 > rounds, "only \(accepted) of \(rounds) were accepted")
    }
}
