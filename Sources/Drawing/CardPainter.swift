import Pictures

/// Draws a card, part by part. A card is mostly seen a third as large: nothing is written smaller than 30 pixels.
struct CardPainter {
    let canvas: Canvas
    let typesetter: Typesetter

    func paint(_ card: ScoreCard) {
        let layout = CardLayout(card)
        canvas.fill(layout.card, radius: 40, Palette.ground)
        let edge = Box(x: 1.5, y: 1.5, width: layout.card.width - 3, height: layout.card.height - 3)
        canvas.stroke(edge, radius: 38.5, width: 3, Palette.edge)
        paintHeader(card, layout)
        paintScore(card, layout)
        if let box = layout.topics { paintTopics(card, in: box) }
        if let box = layout.trend { paintTrend(card, in: box) }
    }

    /// Colour only repeats what the numbers say.
    static func color(of share: Share) -> Color {
        share.value < 0.5 ? Palette.weak : Palette.good
    }

    private func paintHeader(_ card: ScoreCard, _ layout: CardLayout) {
        var title = layout.header
        if let streak = card.streak {
            title.width = paintStreak(streak, in: layout.header) - 32 - title.x
        }
        typesetter.write(card.title, TextStyle(size: 58, minSize: 44, weight: .bold), in: title)
        typesetter.write(card.subtitle, TextStyle(size: 34, minSize: 30, color: Palette.quietText), in: layout.subtitle)
    }

    /// At the right of `box`. Returns where it begins.
    private func paintStreak(_ streak: ScoreCard.Streak, in box: Box) -> Double {
        let style = TextStyle(size: 34, weight: .semibold)
        let textWidth = typesetter.width(of: streak.words, style)
        let flame = 30.0
        let inset = 28.0
        let width = min(inset + flame + 14 + textWidth + inset, box.width * 0.7)
        let pill = Box(x: box.right - width, y: box.center.y - 34, width: width, height: 68)
        canvas.fill(pill, radius: 34, Palette.pill)
        if streak.countsToday {
            canvas.stroke(pill, radius: 34, width: 3, Palette.weak)
        }
        let flameBox = Box(x: pill.x + inset, y: pill.center.y - 21, width: flame, height: 42)
        paintFlame(in: flameBox, Palette.weak)
        if !streak.countsToday {
            // Hollow until today counts.
            let hollow = Box(x: flameBox.x + 6, y: flameBox.y + 13, width: flame - 12, height: 25)
            paintFlame(in: hollow, Palette.pill)
        }
        let text = Box(x: flameBox.right + 14, y: pill.y, width: pill.right - inset - flameBox.right - 14, height: 68)
        typesetter.write(streak.words, style, in: Box(x: text.x, y: text.y, width: text.width + 2, height: text.height))
        return pill.x
    }

    private func paintFlame(in box: Box, _ color: Color) {
        func at(_ x: Double, _ y: Double) -> Point { Point(x: box.x + x * box.width, y: box.y + y * box.height) }
        canvas.fill(
            from: at(0.56, 0),
            curves: [
                (at(0.60, 0.24), at(1, 0.36), at(1, 0.66)),
                (at(1, 0.88), at(0.78, 1), at(0.5, 1)),
                (at(0.22, 1), at(0, 0.88), at(0, 0.64)),
                (at(0, 0.48), at(0.10, 0.36), at(0.20, 0.28)),
                (at(0.22, 0.38), at(0.26, 0.44), at(0.34, 0.46)),
                (at(0.32, 0.28), at(0.38, 0.10), at(0.56, 0)),
            ],
            color
        )
    }

    private func paintScore(_ card: ScoreCard, _ layout: CardLayout) {
        let ring = layout.ring
        canvas.stroke(ring, share: 1, Palette.track)
        canvas.stroke(ring, share: card.share.value, Self.color(of: card.share))
        let inner = 2 * ring.radius - ring.stroke
        let hole = Box(x: ring.center.x - inner / 2, y: ring.center.y - inner / 2, width: inner, height: inner)
        typesetter.write(
            card.share.percent,
            TextStyle(size: inner * 0.31, weight: .bold, alignment: .center),
            in: hole
        )
        typesetter.write(
            card.points, TextStyle(size: 38, minSize: 30, weight: .semibold, alignment: .center), in: layout.points)
    }

    private func paintTopics(_ card: ScoreCard, in column: Box) {
        let rows = CardLayout.rows(card.topics.count, hasFurther: card.furtherTopics > 0, in: column)
        for (topic, row) in zip(card.topics, rows.topics) {
            // Title and bar are closer to each other than to their neighbours.
            let size = min(max(row.height * 0.41, 31), 42)
            let bar = row.height * 0.15
            let line = Box(x: row.x, y: row.y, width: row.width, height: size * (row.height > 70 ? 1.3 : 1.15))
            let scoreStyle = TextStyle(size: size, weight: .semibold, alignment: .right)
            let scoreWidth = min(typesetter.width(of: topic.score, scoreStyle) + 2, line.width * 0.4)
            typesetter.write(
                topic.score,
                scoreStyle,
                in: Box(x: line.right - scoreWidth, y: line.y, width: scoreWidth, height: line.height)
            )
            typesetter.write(
                topic.title,
                TextStyle(size: size, color: Palette.text),
                in: Box(x: line.x, y: line.y, width: line.width - scoreWidth - 28, height: line.height)
            )
            paintBar(topic.share, in: Box(x: row.x, y: line.bottom + bar * 0.15, width: row.width, height: bar))
        }
        if let further = rows.further {
            typesetter.write(card.furtherWords, TextStyle(size: 32, color: Palette.quietText), in: further)
        }
    }

    private func paintBar(_ share: Share, in box: Box) {
        canvas.fill(box, radius: box.height / 2, Palette.track)
        guard share.value > 0 else { return }
        // At least a dot, or a little would look like nothing.
        let width = max(box.width * share.value, box.height)
        canvas.fill(
            Box(x: box.x, y: box.y, width: width, height: box.height),
            radius: box.height / 2,
            Self.color(of: share)
        )
    }

    private func paintTrend(_ card: ScoreCard, in box: Box) {
        guard let newest = card.trend.last else { return }
        let isLarge = box.width > 500
        let caption = Box(x: box.x, y: box.y, width: box.width, height: isLarge ? 50 : 40)
        let size = isLarge ? 36.0 : 32
        let value = TextStyle(size: size, weight: .semibold, alignment: .right)
        let valueWidth = typesetter.width(of: newest.percent, value) + 2
        typesetter.write(newest.percent, value, in: caption)
        typesetter.write(
            card.trendWords,
            TextStyle(size: size, color: Palette.quietText),
            in: Box(x: caption.x, y: caption.y, width: caption.width - valueWidth - 16, height: caption.height)
        )

        let area = Box(x: box.x, y: caption.bottom + 8, width: box.width, height: box.bottom - caption.bottom - 8)
        let count = Double(card.trend.count)
        let gap = area.width / count * 0.28
        let width = (area.width + gap) / count - gap
        for (index, share) in card.trend.enumerated() {
            let isNewest = index == card.trend.count - 1
            let height = max(area.height * share.value, 6)
            let bar = Box(
                x: area.x + Double(index) * (width + gap),
                y: area.bottom - height,
                width: width,
                height: height
            )
            let whole = Box(x: bar.x, y: area.y, width: width, height: area.height)
            let radius = min(10, width / 3)
            canvas.fill(whole, radius: radius, Palette.track)
            canvas.fill(bar, radius: radius, isNewest ? Self.color(of: share) : Palette.earlier)
        }
    }
}
