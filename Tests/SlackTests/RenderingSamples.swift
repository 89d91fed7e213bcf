import Chat
import Testing

/// Messages of every kind, for judges of other makers.
enum RenderingSamples {
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var content: MessageContent
        var testDescription: String { name }
    }

    static let hostile = "<!channel> & <@U1> *b* _i_ ~s~ `c` > q </script> &amp; **md** [t](https://e.org) \u{202E}"

    static let all = [
        Sample(name: "question", content: question),
        Sample(name: "hostile", content: everyBlock(with: hostile)),
        Sample(name: "emoji", content: everyBlock(with: ":tada: 🎉👩‍👩‍👧 ünï")),
        Sample(name: "long words", content: everyBlock(with: String(repeating: "x", count: 7_000))),
        Sample(name: "long escapes", content: everyBlock(with: String(repeating: "<&> ", count: 2_000))),
        Sample(
            name: "many blocks", content: MessageContent((1...130).map { .paragraph([.text("paragraph \($0)")]) })),
        Sample(
            name: "many items",
            content: MessageContent([.list((1...300).map { [.text("item \($0)"), .code("c")] }, ordered: true)])),
    ]

    private static let question = MessageContent([
        .heading("Cache invalidation"),
        .paragraph([
            "A team asks: ", .italic("how"), " do you ", .bold("invalidate"), " with ",
            .code("Cache-Control: no-cache"), "?",
        ]),
        .list(
            [["by time"], ["by event, see ", .link(url: "https://example.org/?a=1&b=<2>", label: "notes")]],
            ordered: false),
        .list([["first"], ["second"]], ordered: true),
        .code("if a < b && c > d {\n    return\n}"),
        .quote(["It depends.\nIt always does."]),
        .divider,
        .note(["Say ", .code("hint"), " or ", .code("answer"), ". Asked by ", .mention(UserID(rawValue: "U1"))]),
    ])

    private static func everyBlock(with text: String) -> MessageContent {
        MessageContent([
            .heading(text), .paragraph([.text(text), .bold(text), .italic(text), .code(text)]),
            .list([[.text(text)], [.bold(text)]], ordered: true), .code(text), .quote([.text(text)]),
            .paragraph([.link(url: "https://example.org", label: text), .link(url: text, label: text)]),
            .note([.text(text), .bold(text), .code(text), .link(url: "https://example.org", label: text)]),
        ])
    }
}
