/// A colour without transparency, in sRGB.
struct Color: Hashable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// As in `0xRRGGBB`.
    init(_ hex: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: hex >> 16),
            green: UInt8(truncatingIfNeeded: hex >> 8),
            blue: UInt8(truncatingIfNeeded: hex)
        )
    }
}

/// One look for bright and dark chats: the card brings its ground along. Text reaches a contrast of 4.5 on it, and what is
/// drawn 3 (WCAG 2.1, 1.4.3 and 1.4.11).
enum Palette {
    static let ground = Color(0x18_2133)
    /// Around the card, so that it has an edge in a dark chat.
    static let edge = Color(0x3A_4966)
    static let pill = Color(0x25_3149)
    static let track = Color(0x30_3D57)
    static let text = Color(0xF6_F8FC)
    static let quietText = Color(0xBC_C8DC)
    static let good = Color(0x52_D6B8)
    static let weak = Color(0xF5_B562)
    static let earlier = Color(0x7A_8CAD)
}
