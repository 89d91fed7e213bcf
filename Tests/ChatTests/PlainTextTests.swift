import Chat
import Testing

@Suite struct PlainTextTests {
    @Test func everyBlockHasAPlainForm() {
        let content = MessageContent([
            .heading("Title"),
            .paragraph(["One ", .bold("two"), " ", .code("three")]),
            .list([["a"], ["b"]], ordered: true),
            .list([["c"]], ordered: false),
            .quote(["first\nsecond"]),
            .divider,
            .code("let x = 1"),
            .note([.mention(UserID(rawValue: "U1"))]),
        ])
        #expect(
            content.plainText == """
                Title
                One two three
                1. a
                2. b
                • c
                > first
                > second
                let x = 1
                @U1
                """)
    }

    @Test(arguments: [
        (MessageContent.Span.link(url: "https://a.example", label: "A"), "A (https://a.example)"),
        (.link(url: "https://a.example", label: "https://a.example"), "https://a.example"),
    ])
    func aLinkShowsWhereItLeads(span: MessageContent.Span, text: String) {
        #expect(span.plainText == text)
    }
}
