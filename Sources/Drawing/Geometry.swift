/// In pixels, from the top left.
struct Point: Hashable {
    var x: Double
    var y: Double
}

struct Box: Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }
    var center: Point { Point(x: x + width / 2, y: y + height / 2) }
}

struct Ring: Hashable {
    var center: Point
    /// To the middle of the stroke.
    var radius: Double
    var stroke: Double
}
