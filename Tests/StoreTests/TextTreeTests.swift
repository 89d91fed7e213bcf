import Chat
import Foundation
import Testing

@testable import Store

@Suite struct TextTreeTests {
    private static let trees: [TextTree] = [
        .text(""), .text("plain"), .text("\"\\/\u{8}\n\r\t\u{0}\u{1f}\u{7f}"), .text("naïve 漢字 👩‍👩‍👧‍👦 e\u{301} \u{2028}"),
        .list([]),
        .list([.list([]), .text("]"), .list([.text("["), .text(","), .text("\\u0041")])]),
    ]

    @Test(arguments: trees) func whatIsWrittenIsReadBack(_ tree: TextTree) throws {
        #expect(try TextTreeReader.tree(from: tree.json) == tree)
    }

    @Test func aDialogIsStoredAsItIs() throws {
        let content = MessageContent([
            .input(.init(id: "a", label: "A", hint: "h", value: "v", isOptional: true, options: ["x", "y"])),
            .input(.init(id: "b", label: "B", isLong: true)),
        ])
        #expect(MessageContent(tree: try TextTreeReader.tree(from: content.tree.json)) == content)
    }

    @Test(arguments: trees) func whatIsWrittenIsJSON(_ tree: TextTree) throws {
        let json = try JSONSerialization.jsonObject(with: Data(tree.json.utf8), options: .fragmentsAllowed)
        #expect(try #require(Self.tree(json)) == tree)
    }

    private static func tree(_ json: Any) -> TextTree? {
        if let text = json as? String { return .text(text) }
        guard let list = json as? [Any] else { return nil }
        return .list(list.compactMap(tree))
    }

    @Test(arguments: trees) func everyBeginningOfATextIsRefused(_ tree: TextTree) {
        let bytes = Array(tree.json.utf8)
        for length in 0..<bytes.count {
            let beginning = String(decoding: bytes[..<length], as: UTF8.self)
            #expect(throws: TextTreeReader.Failure.self) { try TextTreeReader.tree(from: beginning) }
        }
    }

    @Test(
        arguments: [
            ("", 0), ("1", 0), ("null", 0), ("{}", 0), (" []", 0), ("[] ", 2), ("[,]", 1), ("[\"a\",]", 5),
            ("[\"a\" ]", 4),
            ("[\"a\"\"b\"]", 4), ("\"\\n\"", 2), ("\"\\u00\"", 2), ("\"\\u00zz\"", 2), ("\"\\u0141\"", 2), ("]", 0),
            (String(repeating: "[", count: 100_000), 8),
        ]
    )
    func otherTextsAreRefusedWhereTheyStopBeingOurs(_ json: String, _ offset: Int) {
        #expect(throws: TextTreeReader.Failure(offset: offset)) { try TextTreeReader.tree(from: json) }
    }

    @Test(
        arguments: [
            "\"heading\"", "[\"heading\"]", "[[]]", "[[\"heading\"]]", "[[\"heading\",\"a\",\"b\"]]",
            "[[\"heading\",[]]]",
            "[[\"shout\",\"a\"]]", "[[\"paragraph\",[\"blink\",\"a\"]]]", "[[\"paragraph\",[\"bold\"]]]",
            "[[\"note\",[\"link\",\"a\"]]]", "[[\"note\",[\"link\",\"a\",[]]]]", "[[\"ordered\",\"a\"]]",
            "[[\"quote\",[\"bold\",\"a\",\"b\"]]]",
        ]
    )
    func contentsOfAnotherFormAreNotUnderstood(_ json: String) throws {
        #expect(MessageContent(tree: try TextTreeReader.tree(from: json)) == nil)
    }
}
