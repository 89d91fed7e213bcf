import Testing

@testable import Drawing

struct TypesetterTests {
    /// Without a place to break.
    private let long = "Donaudampfschifffahrtsgesellschaft"

    /// Written into a box of that width on a canvas of 300 by 60 pixels.
    private func written(_ text: String, boxWidth: Double, minSize: Double = .infinity) throws -> [UInt8] {
        let canvas = try Canvas(width: 300, height: 60)
        canvas.fill(Box(x: 0, y: 0, width: 300, height: 60), Palette.ground)
        let style = TextStyle(size: 32, minSize: minSize)
        try Typesetter(canvas: canvas).write(text, style, in: Box(x: 0, y: 0, width: boxWidth, height: 60))
        return try canvas.png()
    }

    @Test func whatIsTooLongEndsBeforeTheEdgeWithAnEllipsis() throws {
        // In the wide box nothing is too long, and only the edge of the canvas cuts it off.
        #expect(try written(long, boxWidth: 300) != written(long, boxWidth: 3_000))
        #expect(try written("Short", boxWidth: 300) == written("Short", boxWidth: 3_000))
    }

    @Test func whatIsALittleTooLongGetsSmallerInstead() throws {
        let text = "A little too long"
        let box = try Typesetter(canvas: Canvas(width: 1, height: 1)).width(of: text, TextStyle(size: 32)) * 0.9
        let shrunk = try written(text, boxWidth: box, minSize: 20)
        #expect(try written(text, boxWidth: box) != shrunk)
        #expect(try written(text, boxWidth: box, minSize: 31) != shrunk)
        #expect(try written(text, boxWidth: box, minSize: 10) == shrunk)
    }

    @Test func lettersThatAreTooHighAreCutOff() throws {
        let canvas = try Canvas(width: 300, height: 200)
        canvas.fill(Box(x: 0, y: 0, width: 300, height: 200), Palette.ground)
        let style = TextStyle(size: 100)
        try Typesetter(canvas: canvas).write("|||||", style, in: Box(x: 0, y: 95, width: 300, height: 10))
        func isWritten(on y: Int) -> Bool { (0..<300).contains { canvas.color(x: $0, y: y) == style.color } }
        // A fifth of the size may stand out above and below.
        #expect([70, 80, 100, 120, 130].map(isWritten) == [false, true, true, true, false])
    }

    @Test func widthGrowsWithTheSizeAndNotWithTheBox() throws {
        let typesetter = try Typesetter(canvas: Canvas(width: 10, height: 10))
        let (small, large) = (
            typesetter.width(of: long, TextStyle(size: 20)), typesetter.width(of: long, TextStyle(size: 40))
        )
        #expect(abs(large - 2 * small) < 4)
        #expect(typesetter.width(of: "", TextStyle(size: 20)) == 0)
    }
}
