import Chat
import Testing

@testable import Slack

@Suite struct SmallPrintTests {
    @Test func harmlessSpansShareOneElement() {
        #expect(
            SmallPrint.elements([
                "Say ", .code("answer <n>"), ", see ", .link(url: "https://e.org/?a&b", label: "more"), ".",
            ])
                == [.mrkdwn("Say `answer &lt;n&gt;`, see <https://e.org/?a&amp;b|more>.")])
    }

    @Test func whatCouldFormatStandsApartAsPlainText() {
        #expect(
            SmallPrint.elements(["topic ", .text("snake_case*"), " and ", .bold("a*b"), .code("`")])
                == [.mrkdwn("topic "), .plain("snake_case*"), .mrkdwn(" and "), .plain("a*b"), .plain("`")])
    }

    @Test func aMarkNextToALetterStandsApart() {
        #expect(SmallPrint.elements(["pre", .bold("fix")]) == [.mrkdwn("pre"), .mrkdwn("*fix*")])
        #expect(SmallPrint.elements([.bold("pre"), "fix"]) == [.mrkdwn("*pre*"), .mrkdwn("fix")])
        #expect(SmallPrint.elements([.code("a"), .code("b")]) == [.mrkdwn("`a`"), .mrkdwn("`b`")])
    }

    @Test func moreThanTenElementsBecomeSeveralBlocks() {
        let spans = (1...23).map { MessageContent.Span.text("_\($0)_") }
        let counts = MessageContent.Block.note(spans).slackBlocks.map { block in
            if case .context(let elements) = block { elements.count } else { 0 }
        }
        #expect(counts == [10, 10, 3])
    }

    @Test func longSmallPrintIsCut() {
        let blocks = MessageContent.Block.note([.text(String(repeating: "small <print> ", count: 500))]).slackBlocks
        #expect(blocks.count > 3)
        for block in blocks {
            guard case .context(let elements) = block else { continue }
            for case .mrkdwn(let text) in elements { #expect(text.utf16.count <= 3_000) }
        }
    }

    @Test func aMentionOfNoMemberIsText() {
        #expect(SmallPrint.elements([.mention(UserID(rawValue: "U1"))]) == [.mrkdwn("<@U1>")])
        #expect(SmallPrint.elements([.mention(UserID(rawValue: "!channel"))]) == [.plain("@!channel")])
    }
}
