import Pictures

/// Where the parts of a card are. A part without content has no place, and the others take it over.
struct CardLayout {
    static let width = 1200
    static let height = 675

    private static let left = 60.0
    private static let right = 1140.0
    private static let bodyTop = 186.0
    private static let bodyBottom = 631.0
    /// Where two columns meet.
    private static let columns = (
        left: Box(x: left, y: bodyTop, width: 352, height: bodyBottom - bodyTop), rightX: 480.0
    )

    let card = Box(x: 0, y: 0, width: Double(width), height: Double(height))
    let header = Box(x: left, y: 40, width: right - left, height: 72)
    let subtitle = Box(x: left, y: 114, width: right - left, height: 46)
    let ring: Ring
    let points: Box
    let trend: Box?
    let topics: Box?

    init(_ card: ScoreCard) {
        let columns = Self.columns
        let rightColumn = Box(
            x: columns.rightX,
            y: Self.bodyTop - 6,
            width: Self.right - columns.rightX,
            height: Self.bodyBottom - Self.bodyTop + 12
        )
        let hasTrend = !card.trend.isEmpty
        let score: Box
        switch (card.topics.isEmpty, hasTrend) {
        case (true, false):
            score = Box(x: Self.left, y: Self.bodyTop, width: Self.right - Self.left, height: columns.left.height)
            (topics, trend) = (nil, nil)
        case (true, true):
            score = columns.left
            topics = nil
            trend = Box(x: rightColumn.x, y: Self.bodyTop + 70, width: rightColumn.width, height: 306)
        case (false, false):
            score = columns.left
            (topics, trend) = (rightColumn, nil)
        case (false, true):
            score = Box(x: columns.left.x, y: Self.bodyTop, width: columns.left.width, height: 286)
            topics = rightColumn
            trend = Box(x: columns.left.x, y: 500, width: columns.left.width, height: Self.bodyBottom - 500)
        }
        // The ring with the points below it, in the middle of their box together.
        let pointsHeight = 50.0
        let gap = 12.0
        let diameter = min(score.width, score.height - pointsHeight - gap, 340)
        let top = score.y + (score.height - diameter - gap - pointsHeight) / 2
        let stroke = diameter * 0.115
        ring = Ring(
            center: Point(x: score.center.x, y: top + diameter / 2),
            radius: (diameter - stroke) / 2,
            stroke: stroke
        )
        points = Box(x: score.x, y: top + diameter + gap, width: score.width, height: pointsHeight)
    }

    /// A row for each topic and one for “and 3 more”, in the middle of the column's height.
    static func rows(_ topics: Int, hasFurther: Bool, in column: Box) -> (topics: [Box], further: Box?) {
        let furtherHeight = hasFurther ? 42.0 : 0
        let height = min(104, (column.height - furtherHeight) / Double(topics))
        let top = column.y + (column.height - height * Double(topics) - furtherHeight) / 2
        let boxes = (0..<topics).map { index in
            Box(x: column.x, y: top + height * Double(index), width: column.width, height: height)
        }
        let bottom = top + height * Double(topics)
        let further = Box(x: column.x, y: bottom, width: column.width, height: furtherHeight)
        return (boxes, hasFurther ? further : nil)
    }
}
