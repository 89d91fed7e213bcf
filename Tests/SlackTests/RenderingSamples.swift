import Chat
import Pictures
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
        Sample(name: "actions", content: actions(labels: ["Red", "Blue", "Green"])),
        Sample(name: "hostile actions", content: actions(labels: [hostile, "", " ", ":tada: 🎉👩‍👩‍👧 ünï", hostile])),
        Sample(
            name: "long actions",
            content: actions(labels: (0..<3).map { _ in String(repeating: "long <&> ", count: 300) })),
        Sample(name: "many actions", content: actions(labels: (0..<230).map { "option \($0)" })),
        Sample(name: "only buttons", content: MessageContent([.actions(buttons(["A", "B"]))])),
        Sample(name: "results", content: MessageContent([.heading("Done"), .scoreCard(card), .scoreCard(longCard)])),
    ]

    /// What is filled in, in dialogs only.
    static let dialogs = [
        Sample(name: "dialog", content: dialog(label: "Time", options: ["a", "b"])),
        Sample(name: "hostile dialog", content: dialog(label: hostile, options: [hostile, "", "x"])),
        Sample(
            name: "long dialog",
            content: dialog(
                label: String(repeating: "long <&> ", count: 500),
                options: (0..<150).map { "\($0) " + String(repeating: "long ", count: 30) })),
        Sample(name: "empty dialog", content: MessageContent([.paragraph(["Nothing to fill in"])])),
        Sample(
            name: "many inputs",
            content: MessageContent((0..<120).map { .input(.init(id: "i\($0)", label: "Input \($0)")) })),
    ]

    static let card = ScoreCard(
        title: "Quiz", points: "7 of 10 points", share: 0.7,
        topics: [.init(title: "Caching", share: 0.5, score: "1 of 2")], trend: [0.4, 0.7], streakDays: 3)

    static let longCard = ScoreCard(
        title: hostile, points: String(repeating: "many ", count: 600), share: 0,
        topics: (0..<50).map { .init(title: "\(hostile) \($0)", share: 1, score: "1") })

    private static func buttons(_ labels: [String]) -> [MessageContent.Action] {
        let styles = MessageContent.Action.Style.allCases
        return labels.enumerated().map { index, label in
            .button(option(label, index), style: styles[index % styles.count])
        }
    }

    private static func option(_ label: String, _ index: Int) -> MessageContent.Option {
        MessageContent.Option(label, ActionToken(rawValue: "00000000000\(10_000 + index)"))
    }

    private static func actions(labels: [String]) -> MessageContent {
        let options = labels.enumerated().map { option($1, $0) }
        return MessageContent([
            .paragraph(["Which of these?"]),
            .actions(buttons(labels) + [.menu(placeholder: labels.first ?? "", options), .choices(options)]),
            .actions([.choices(Array(options.prefix(10))), .menu(placeholder: "", [])]),
            .note(["Say ", .code("hint")]),
        ])
    }

    private static func dialog(label: String, options: [String]) -> MessageContent {
        MessageContent([
            .heading(label), .paragraph([.text(label)]),
            .input(.init(id: "line", label: label, hint: label, value: label)),
            .input(.init(id: "empty", label: "", isOptional: true)),
            .input(.init(id: "long", label: label, value: label, isLong: true)),
            .input(.init(id: "menu", label: label, value: options.last ?? "", options: options)), .scoreCard(card),
            .actions(buttons(["x"])), .note([.text(label)]),
        ])
    }

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
