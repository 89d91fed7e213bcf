import Chat
import Pictures

extension MessageContent.Block {
    /// The block in words alone.
    var slackBlocks: [Block] { slackBlocks(pictures: [:]) }

    /// The block in Slack's terms; several where one would be too long, none where there is nothing to show.
    ///
    /// - Parameter pictures: files of the cards that were drawn and uploaded. Others are said in words.
    func slackBlocks(pictures: [ScoreCard: String]) -> [Block] {
        switch self {
        case .heading(let text):
            Self.heading(text.split(whereSeparator: \.isNewline).joined(separator: " "))
        case .paragraph(let spans):
            Self.pieces(spans).map { .richText([.section($0)]) }
        case .list(let items, let ordered):
            Self.list(items.map { Inline.line($0) }.filter { !$0.isEmpty }, ordered: ordered)
        case .code(let text):
            SlackText.pieces(of: text, limit: Weight.blockLimit).map { .richText([.preformatted($0)]) }
        case .quote(let spans):
            Self.pieces(spans).map { .richText([.quote($0)]) }
        case .note(let spans):
            Self.context(SmallPrint.elements(spans))
        case .divider:
            [.divider]
        case .actions(let actions):
            actions.flatMap(ActionElement.elements).chunks(of: ActionElement.Limit.elementsPerBlock).map {
                .actions($0)
            }
        case .scoreCard(let card):
            Self.scoreCard(card, file: pictures[card])
        case .input:
            Self.pieces([.text(plainText)]).map { .richText([.section($0)]) }
        }
    }

    /// Slack's header takes 150 characters, https://docs.slack.dev/reference/block-kit/blocks/header-block
    private static func heading(_ text: String) -> [Block] {
        if text.isEmpty { return [] }
        if SlackText.length(text) <= 150 { return [.header(text)] }
        return pieces([.bold(text)]).map { .richText([.section($0)]) }
    }

    /// Slack's alternative text takes 2,000 characters, https://docs.slack.dev/reference/block-kit/blocks/image-block
    private static func scoreCard(_ card: ScoreCard, file: String?) -> [Block] {
        guard let file else { return [] }
        return [.image(file: file, altText: SlackText.label(card.altText, limit: 255))]
    }

    private static func pieces(_ spans: [MessageContent.Span]) -> [[Inline]] {
        Inline.pieces(of: Inline.line(spans), limit: Weight.blockLimit)
    }

    /// A long list becomes several that go on counting; a long item goes on as a paragraph.
    private static func list(_ items: [[Inline]], ordered: Bool) -> [Block] {
        var elements: [RichText] = []
        var open: [[Inline]] = []
        var room = Weight.blockLimit
        var offset = 0
        func close() {
            if !open.isEmpty { elements.append(.list(open, ordered: ordered, offset: offset)) }
            offset += open.count
            (open, room) = ([], Weight.blockLimit)
        }
        for item in items {
            let pieces = Inline.pieces(of: item, limit: Weight.blockLimit)
            let weight = Weight.block + (pieces.first?.weight ?? 0)
            if weight > room { close() }
            open += pieces.prefix(1)
            room -= weight
            if pieces.count > 1 {
                close()
                elements += pieces.dropFirst().map(RichText.section)
            }
        }
        close()
        return elements.map { .richText([$0]) }
    }

    private static func context(_ elements: [SmallPrint]) -> [Block] {
        var blocks: [Block] = []
        var open: [SmallPrint] = []
        var room = Weight.blockLimit
        for element in elements {
            if open.count == SmallPrint.elementsPerBlock || element.weight > room, !open.isEmpty {
                blocks.append(.context(open))
                (open, room) = ([], Weight.blockLimit)
            }
            open.append(element)
            room -= element.weight
        }
        if !open.isEmpty { blocks.append(.context(open)) }
        return blocks
    }
}
