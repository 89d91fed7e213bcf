/// How a line of text looks.
struct TextStyle: Hashable {
    enum Weight: Hashable {
        case regular, semibold, bold
    }

    enum Alignment: Hashable {
        case left, center, right
    }

    /// The em, in pixels.
    var size: Double
    /// How small it may get to fit; what is larger than ``size`` keeps it as it is.
    var minSize = Double.infinity
    var weight = Weight.regular
    var alignment = Alignment.left
    var color = Palette.text
}
