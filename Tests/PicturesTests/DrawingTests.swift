import Glibc
import Pictures
import Testing

@testable import Drawing

struct DrawingTests {
    private func drawn(_ card: ScoreCard) throws -> Canvas {
        try Canvas(png: card.png())
    }

    private func card(_ share: Double, topics: [ScoreCard.Topic] = [], trend: [Double] = [], days: Int = 0) -> ScoreCard
    {
        ScoreCard(
            title: "Quiz finished", points: "12 of 16", share: share, topics: topics, trend: trend, streakDays: days)
    }

    @Test func itIsAPNGOfEightBitsWithTheSizeThatWasPromised() throws {
        let png = try card(0.5).png()
        #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        // Of the first chunk, IHDR: width, height, bits a channel, kind of colour (6: with transparency).
        #expect(png[16..<26] == [0, 0, 0x04, 0xB0, 0, 0, 0x02, 0xA3, 8, 6])
        let canvas = try Canvas(png: png)
        #expect(canvas.width == 1200)
        #expect(canvas.height == 675)
    }

    @Test func theCornersAreTransparentAndTheGroundIsItsOwn() throws {
        let canvas = try drawn(card(0.5))
        #expect(canvas.color(x: 0, y: 0) == nil)
        #expect(canvas.color(x: 1199, y: 674) == nil)
        #expect(canvas.color(x: 30, y: 337) == Palette.ground)
    }

    @Test(arguments: [0, 0.2, 0.45, 0.7, 0.95, 1])
    func theRingIsFilledAsFarAsTheShareGoes(share: Double) throws {
        let card = card(share)
        let ring = CardLayout(card).ring
        let canvas = try drawn(card)
        for step in 0..<20 {
            let part = (Double(step) + 0.5) / 20
            // Round ends reach a little further than the share.
            guard abs(part - share) > 0.08, part < 0.95 || share == 0 || share == 1 else { continue }
            let angle = 2 * Double.pi * part
            let (x, y) = (ring.center.x + ring.radius * sin(angle), ring.center.y - ring.radius * cos(angle))
            let expected = part < share ? CardPainter.color(of: card.share) : Palette.track
            #expect(canvas.color(x: Int(x), y: Int(y)) == expected, "at \(part)")
        }
    }

    @Test func theBarOfATopicIsAsLongAsItsShare() throws {
        let card = card(0.5, topics: [topic("A", 0.25), topic("B", 0.75)])
        let column = try #require(CardLayout(card).topics)
        let rows = CardLayout.rows(2, hasFurther: false, in: column).topics
        let canvas = try drawn(card)
        for (row, topic) in zip(rows, card.topics) {
            // The bar is somewhere in the lower half of its row.
            let colors = [0.2, 0.5, 0.9].map { part in
                (Int(row.center.y)..<Int(row.bottom)).compactMap { y in
                    canvas.color(x: Int(row.x + part * row.width), y: y)
                }
            }
            let full = CardPainter.color(of: topic.share)
            #expect(colors[0].contains(full))
            #expect(colors[1].contains(full) == (topic.share.value > 0.5))
            #expect(colors[2].contains(Palette.track) && !colors[2].contains(full))
        }
    }

    @Test func theNewestOfTheTrendIsMarked() throws {
        let card = card(0.9, trend: [0.9, 0.9, 0.9])
        let box = try #require(CardLayout(card).trend)
        let canvas = try drawn(card)
        let y = Int(box.bottom) - 20
        #expect(canvas.color(x: Int(box.x) + 20, y: y) == Palette.earlier)
        #expect(canvas.color(x: Int(box.right) - 20, y: y) == Palette.good)
    }

    @Test func sameValuesGiveTheSamePictureAndOthersAnother() async throws {
        let cards = [
            card(0.5), card(0.51), card(0.5, days: 1), card(0.5, trend: [0.5, 0.5]),
            card(0.5, topics: [topic("A", 0.5)]),
            card(0.5, topics: [topic("B", 0.5)]),
        ]
        let first = try cards.map { try $0.png() }
        #expect(Set(first).count == cards.count)
        // Many at once, on whichever threads.
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for round in 0..<24 {
                let index = round % cards.count
                group.addTask { try cards[index].png() == first[index] }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test func whetherTodayCountsCanBeSeen() throws {
        let pictures = try [true, false].map { counts in
            try ScoreCard(title: "T", points: "P", share: 1, streakDays: 3, streakCountsToday: counts).png()
        }
        #expect(pictures[0] != pictures[1])
    }

    /// The margin around everything keeps its colour whatever the texts are.
    @Test(arguments: [
        "", "x",
        "A topic whose title is so long that no card in the world has room for all of it, not even a large one",
        "אבטחת מידע ורשתות תקשורת ומערכות הפעלה ומסדי נתונים ועוד", "データベースとトランザクションの分離レベルについての質問",
        "\u{202E}reversed\u{202D} and \u{2066}isolated",
        "Z" + String(repeating: "\u{0301}\u{0323}", count: 100), "🎉👩‍🚀",
    ])
    func noTextGetsOutOfItsPlace(text: String) throws {
        let card = ScoreCard(
            title: text,
            subtitle: text,
            points: text,
            share: .nan,
            topics: (0..<100).map { _ in topic(text, 7, score: text) },
            trend: Array(repeating: .infinity, count: 50),
            streakDays: .max
        )
        let canvas = try drawn(card)
        for x in [45, 440, 460, 1155] {
            let colors = Set((190..<625).map { canvas.color(x: x, y: $0) })
            #expect(colors == [Palette.ground], "x \(x)")
        }
        for y in [14, 655] {
            let colors = Set((60..<1140).map { canvas.color(x: $0, y: y) })
            #expect(colors == [Palette.ground], "y \(y)")
        }
    }
}
