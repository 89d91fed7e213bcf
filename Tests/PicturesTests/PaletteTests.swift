import Foundation
import Testing

@testable import Drawing

struct PaletteTests {
    /// Relative luminance, WCAG 2.1.
    private func luminance(_ color: Color) -> Double {
        let parts = [color.red, color.green, color.blue].map { byte in
            let part = Double(byte) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ one: Color, _ other: Color) -> Double {
        let (one, other) = (luminance(one), luminance(other))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    @Test func theMeasureKnowsBlackAndWhite() {
        #expect(abs(contrast(Color(0x00_0000), Color(0xFF_FFFF)) - 21) < 0.001)
    }

    @Test(arguments: [
        (Palette.text, Palette.ground), (Palette.quietText, Palette.ground), (Palette.text, Palette.pill),
    ])
    func textCanBeRead(text: Color, ground: Color) {
        #expect(contrast(text, ground) >= 4.5)
    }

    @Test(arguments: [Palette.good, Palette.weak], [Palette.ground, Palette.track])
    func whatIsFilledStandsOut(filled: Color, ground: Color) {
        #expect(contrast(filled, ground) >= 3)
    }

    @Test func earlierQuizzesAndTheNewestCanBeToldApart() {
        #expect(contrast(Palette.earlier, Palette.ground) >= 3)
        #expect(contrast(Palette.earlier, Palette.track) >= 3)
        #expect(contrast(Palette.earlier, Palette.good) >= 1.5)
    }
}
