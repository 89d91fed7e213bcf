import Chat
import Foundation
import Testing

@testable import Slack

@Suite struct ActionRenderingTests {
    private typealias Option = MessageContent.Option

    private static func options(_ count: Int, _ label: String = "option") -> [Option] {
        (0..<count).map { Option("\(label) \($0)", ActionToken(rawValue: "t\($0)")) }
    }

    private static func elements(_ block: MessageContent.Block) -> [[ActionElement]] {
        block.slackBlocks.map { block in if case .actions(let elements) = block { elements } else { [] } }
    }

    private static func json(_ blocks: [Block]) throws -> [[String: Any]] {
        let data = SlackPost(blocks: blocks).edit(of: "1.000000", channel: "C1")
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(object["blocks"] as? [[String: Any]])
    }

    @Test func moreThanTwentyFiveElementsBecomeSeveralBlocks() {
        let buttons = Self.options(60).map { MessageContent.Action.button($0, style: .plain) }
        #expect(Self.elements(.actions(buttons)).map(\.count) == [25, 25, 10])
        #expect(Self.elements(.actions([])).isEmpty)
    }

    @Test func aLongLabelIsCutAndAnEmptyOneIsNot() {
        let long = String(repeating: "word ", count: 30)
        let label = SlackText.label(long, limit: 75)
        #expect(SlackText.length(label) <= 75)
        #expect(label.hasSuffix("word…"))
        #expect(SlackText.label(" \n ", limit: 75) == "…")
        #expect(SlackText.label("two\nlines", limit: 75) == "two lines")
        #expect(SlackText.length(SlackText.label(String(repeating: "&", count: 80), limit: 75)) <= 75)
        #expect(SlackText.label(String(repeating: "🎉", count: 50), limit: 75).utf16.count <= 75)
    }

    @Test func moreThanTenChoicesAreAMenu() {
        #expect(Self.elements(.actions([.choices(Self.options(10))])) == [[.checkboxes(Self.slack(10))]])
        #expect(Self.elements(.actions([.choices(Self.options(11))])) == [[.multiMenu(Self.slack(11))]])
        #expect(Self.elements(.actions([.choices([])])).isEmpty)
    }

    @Test func moreThanAHundredOptionsAreSeveralMenus() {
        let elements = Self.elements(.actions([.menu(placeholder: "Topic", Self.options(230))]))
        #expect(elements.first?.map(\.options.count) == [100, 100, 30])
        #expect(Self.elements(.actions([.menu(placeholder: "Topic", [])])).isEmpty)
    }

    private static func slack(_ count: Int) -> [ActionElement.Option] { options(count).map(ActionElement.Option.init) }

    @Test func namesAreUniqueThoughTokensAreNot() throws {
        let same = Option("x", ActionToken(rawValue: "t"))
        let actions = MessageContent.Block.actions([
            .button(same, style: .primary), .button(same, style: .danger), .menu(placeholder: "p", [same]),
            .choices([same]),
        ])
        let blocks = try Self.json((actions.slackBlocks + actions.slackBlocks))
        #expect(Set(blocks.compactMap { $0["block_id"] as? String }).count == 2)
        for block in blocks {
            let elements = try #require(block["elements"] as? [[String: Any]])
            #expect(Set(elements.compactMap { $0["action_id"] as? String }).count == 4)
            #expect(elements.map { $0["style"] as? String } == ["primary", "danger", nil, nil])
            #expect(elements.first?["value"] as? String == "t")
        }
    }

    @Test func whatBelongsToADialogHasItsForm() throws {
        let content = MessageContent([
            .heading("A title that is longer than twenty-four"), .heading("second"), .paragraph(["text"]),
            .input(.init(id: "time", label: "When", hint: "09:00", value: "08:00")),
            .input(.init(id: "topic", label: "Topic", value: "b", isOptional: true, options: ["a", "b", "b", ""])),
            .input(.init(id: "answer", label: "Answer", isLong: true)),
            .actions([.button(.init("x", ActionToken(rawValue: "t")), style: .plain)]),
        ])
        let view = SlackView.dialog(content, token: ActionToken(rawValue: "t-1"))
        let data = view.opening(by: DialogTrigger(rawValue: "1.2"))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["trigger_id"] as? String == "1.2")
        let modal = try #require(object["view"] as? [String: Any])
        #expect(modal["callback_id"] as? String == "t-1")
        #expect((modal["title"] as? [String: Any])?["text"] as? String == "A title that is longer…")
        let blocks = try #require(modal["blocks"] as? [[String: Any]])
        #expect(blocks.map { $0["type"] as? String } == ["header", "rich_text", "input", "input", "input"])
        #expect(blocks[2]["block_id"] as? String == "time")
        #expect((blocks[2]["element"] as? [String: Any])?["initial_value"] as? String == "08:00")
        let menu = try #require(blocks[3]["element"] as? [String: Any])
        #expect((menu["options"] as? [[String: Any]])?.map { $0["value"] as? String } == ["a", "b", "…"])
        #expect((menu["initial_option"] as? [String: Any])?["value"] as? String == "b")
        #expect(blocks[3]["optional"] as? Bool == true)
        #expect(blocks.map { ($0["element"] as? [String: Any])?["multiline"] as? Bool } == [nil, nil, nil, nil, true])
    }

    @Test func theChosenOptionStaysAmongThoseThatFit() {
        let field = InputField(.init(id: "i", label: "l", value: "o 150", options: (0..<200).map { "o \($0)" }))
        #expect(field.options.count == 100)
        #expect(field.value == "o 150")
        #expect(field.options.contains("o 150"))
        #expect(InputField(.init(id: "i", label: "l", value: "other", options: ["a"])).value.isEmpty)
    }

    @Test func aPageTakesAHundredBlocks() {
        let view = SlackView.home(MessageContent((0..<130).map { .paragraph([.text("\($0)")]) }))
        #expect(view.blocks.count == 100)
        #expect(view.blocks.last == .context([.plain("…")]))
    }

    @Test func anEditThatIsCutKeepsWhatThereIsToPress() {
        let button = MessageContent.Block.actions([.button(.init("Go", ActionToken(rawValue: "t")), style: .plain)])
        let content = MessageContent((0..<80).map { .paragraph([.text("paragraph \($0)")]) } + [button])
        let post = SlackPost.single(for: content)
        #expect((post?.blocks.count).map { (40...50).contains($0) } == true)
        #expect(post?.blocks.suffix(2) == [.context([.plain("…")])] + button.slackBlocks)
        let short = MessageContent([.paragraph(["short"]), button])
        #expect(SlackPost.single(for: short)?.blocks == short.blocks.flatMap { $0.slackBlocks })
    }

    @Test func aMessageOfButtonsAloneCanBeRead() {
        let post = SlackPost.posts(
            for: MessageContent([.actions([.button(Option("A & B", .init(rawValue: "t")), style: .plain)])]))
        #expect(post.map(\.fallback) == ["A &amp; B"])
    }
}
