import Chat
import Foundation
import Testing

@testable import Slack

@Suite struct RenderingTests {
    private func blocks(_ block: MessageContent.Block) -> [Block] { block.slackBlocks }

    @Test func everyKindOfBlockHasItsForm() {
        #expect(blocks(.heading("Caching")) == [.header("Caching")])
        #expect(
            blocks(.paragraph(["Say ", .code("hint"), " or ", .bold("wait"), .italic("!")])) == [
                .richText([
                    .section([
                        .text("Say ", .plain), .text("hint", .code), .text(" or ", .plain), .text("wait", .bold),
                        .text("!", .italic),
                    ])
                ])
            ])
        #expect(
            blocks(.list([["one"], ["two"]], ordered: true)) == [
                .richText([.list([[.text("one", .plain)], [.text("two", .plain)]], ordered: true, offset: 0)])
            ])
        #expect(blocks(.code("let a = 1\n")) == [.richText([.preformatted("let a = 1\n")])])
        #expect(blocks(.quote(["said"])) == [.richText([.quote([.text("said", .plain)])])])
        #expect(blocks(.note(["from ", .bold("caching")])) == [.context([.mrkdwn("from *caching*")])])
        #expect(blocks(.divider) == [.divider])
    }

    @Test func linksAndMentionsAreElementsOfTheirOwn() {
        let spans: [MessageContent.Span] = [
            .mention(UserID(rawValue: "U1")), .link(url: "https://example.org/a", label: "the page"),
            .link(url: "https://example.org/b", label: "https://example.org/b"),
        ]
        #expect(
            Inline.line(spans) == [
                .user("U1"), .link(url: "https://example.org/a", label: "the page"),
                .link(url: "https://example.org/b", label: nil),
            ])
    }

    @Test(arguments: ["javascript:alert(1)", "example.org", "https://a b", "https://x|y", "https://", "http://a>b"])
    func whatIsNoLinkIsText(url: String) {
        #expect(Inline.line([.link(url: url, label: "x")]) == [.text("x (\(url))", .plain)])
    }

    @Test func aMentionOfNoMemberIsText() {
        #expect(Inline.line([.mention(UserID(rawValue: "!channel"))]) == [.text("@!channel", .plain)])
    }

    @Test(arguments: [
        "<!channel>", "<@U1>", "*bold*", "_it_", "`code`", "> quote", "~x~", "https://example.org", "&lt;",
    ])
    func whatPeopleWroteIsShownAsTheyWroteIt(text: String) throws {
        let posts = SlackPost.posts(
            for: MessageContent([
                .heading(text), .paragraph([.text(text)]), .list([[.text(text)]], ordered: false), .code(text),
                .quote([.text(text)]), .note([.text(text)]),
            ]))
        let post = try #require(posts.first)
        // Literal elements, or escaped where Slack would read a form into it.
        #expect(
            post.blocks.prefix(5) == [
                .header(text), .richText([.section([.text(text, .plain)])]),
                .richText([.list([[.text(text, .plain)]], ordered: false, offset: 0)]),
                .richText([.preformatted(text)]),
                .richText([.quote([.text(text, .plain)])]),
            ])
        let hasMarks = text.contains { "*_`~".contains($0) } || text.hasPrefix(">")
        #expect(post.blocks.last == .context([hasMarks ? .plain(text) : .mrkdwn(SlackText.escaped(text))]))
        #expect(!post.fallback.contains("<"))
    }

    @Test func emptyPiecesAreLeftOut() {
        #expect(blocks(.heading("")).isEmpty)
        #expect(blocks(.paragraph([""])).isEmpty)
        #expect(blocks(.list([], ordered: false)).isEmpty)
        #expect(blocks(.code("")).isEmpty)
        #expect(blocks(.note([" "])).isEmpty)
        #expect(SlackPost.posts(for: MessageContent([])).isEmpty)
    }

    @Test func aHeadingIsOneLineAndALongOneIsBoldText() {
        #expect(blocks(.heading("two\nlines")) == [.header("two lines")])
        #expect(blocks(.heading(String(repeating: "x", count: 150))).count == 1)
        let long = String(repeating: "x", count: 151)
        #expect(blocks(.heading(long)) == [.richText([.section([.text(long, .bold)])])])
    }

    @Test func aLongParagraphBecomesSeveralBlocksCutBetweenSentences() throws {
        let sentence = "This sentence is fifty characters long, about so."
        let text = Array(repeating: sentence, count: 200).joined(separator: " ")
        let pieces = blocks(.paragraph([.text(text)]))
        #expect(pieces.count == 4)
        for piece in pieces {
            guard case .richText(let elements) = piece, case .section(let line) = elements.first,
                case .text(let text, _) = line.first
            else {
                Issue.record("not a section")
                continue
            }
            #expect(text.hasPrefix("This") && text.hasSuffix("so."))
        }
    }

    @Test func aLongListGoesOnCounting() {
        let items = (1...120).map { [MessageContent.Span.text("item \($0)")] }
        var counted = 0
        for block in blocks(.list(items, ordered: true)) {
            guard case .richText(let elements) = block, case .list(let part, true, let offset) = elements.first else {
                Issue.record("not a list")
                continue
            }
            #expect(offset == counted)
            counted += part.count
            #expect(block.weight <= Weight.blockLimit + 200)
        }
        #expect(counted == 120)
    }

    @Test func anItemLongerThanABlockGoesOnBelow() {
        let long = String(repeating: "word ", count: 1_000)
        let forms = blocks(.list([["a"], [.text(long)], ["c"]], ordered: true)).map { block -> String in
            guard case .richText(let elements) = block else { return "?" }
            return switch elements.first {
            case .list(let items, _, let offset): "\(items.count) from \(offset)"
            case .section: "section"
            default: "?"
            }
        }
        #expect(forms == ["1 from 0", "1 from 1", "section", "1 from 2"])
    }

    @Test func contentBeyondAMessageBecomesSeveralMessages() {
        let many = MessageContent((1...120).map { .paragraph([.text("paragraph \($0)")]) })
        let posts = SlackPost.posts(for: many)
        #expect(posts.map(\.blocks.count).allSatisfy { $0 <= 50 })
        #expect(posts.flatMap(\.blocks) == many.blocks.flatMap { $0.slackBlocks })

        let long = MessageContent(
            (1...10).map { _ in .paragraph([.text(String(repeating: "long text ", count: 280))]) })
        let parts = SlackPost.posts(for: long)
        #expect(parts.count == 5)
        for part in parts { #expect(part.blocks.reduce(0) { $0 + $1.weight } <= Weight.postLimit) }
    }

    @Test func aHeadingGoesWithWhatFollowsIt() throws {
        let filler = MessageContent.Block.paragraph([.text(String(repeating: "x", count: 2_500))])
        let posts = SlackPost.posts(for: MessageContent([filler, filler, filler, .heading("Next"), filler]))
        #expect(posts.count == 2)
        #expect(posts.last?.blocks.first == .header("Next"))
    }

    @Test func theFallbackReadsLikeTheMessage() throws {
        let content = MessageContent([
            .heading("Q & A"), .paragraph(["Why ", .bold("not"), "?"]), .list([["a"], ["b"]], ordered: true), .divider,
            .note(["Say ", .code("hint"), ", ", .mention(UserID(rawValue: "U1"))]),
        ])
        let post = try #require(SlackPost.posts(for: content).first)
        #expect(post.fallback == "Q &amp; A\nWhy not?\n1. a\n2. b\nSay `hint`, <@U1>")
    }

    @Test(arguments: [3_995, 3_996, 3_997, 3_998])
    func aLongFallbackIsCutButNotWithinAnEscape(length: Int) throws {
        let text = String(repeating: "x", count: length) + "&&&&&&&&&&"
        let fallback = SlackPost(blocks: [.richText([.section([.text(text, .plain)])])]).fallback
        #expect(fallback.utf16.count <= 4_000)
        #expect(fallback.hasSuffix(" …"))
        #expect(!fallback.replacing("&amp;", with: "").contains("&"))
    }

    @Test func theArgumentsAreValidJSONWithTheKeyInTheMetadata() throws {
        let text = "quotes \" \\ / \u{0} \u{1F} \u{7F} \u{2028} tab\t line\n 🎉 ünï"
        let post = SlackPost(blocks: [.richText([.section([.text(text, .italic)])])])
        let json = post.json(channel: "C1", thread: "1700000000.000100", key: "daily/1")
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(object["channel"] as? String == "C1")
        #expect(object["thread_ts"] as? String == "1700000000.000100")
        #expect(object["unfurl_links"] as? Bool == false)
        #expect(object["unfurl_media"] as? Bool == false)
        let metadata = try #require(object["metadata"] as? [String: Any])
        #expect(metadata["event_type"] as? String == "viva_delivery")
        #expect((metadata["event_payload"] as? [String: String]) == ["key": "daily/1"])
        let block = try #require((object["blocks"] as? [[String: Any]])?.first)
        let section = try #require((block["elements"] as? [[String: Any]])?.first)
        let element = try #require((section["elements"] as? [[String: Any]])?.first)
        #expect(element["text"] as? String == text)
        #expect(element["style"] as? [String: Bool] == ["italic": true])
    }
}
