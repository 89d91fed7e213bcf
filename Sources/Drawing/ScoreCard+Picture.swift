package import Pictures

extension ScoreCard {
    /// The card as a PNG of 1200 by 675 pixels and 8 bits a channel. The corners are round, and transparent outside.
    ///
    /// May be called from any task, any number at once. One takes some 40 ms, mostly to compress it, and 12 MiB, which are
    /// used again for the next. The same card gives the same bytes as long as the machine's fonts and libraries stay.
    package func png() throws(PictureError) -> [UInt8] {
        let canvas = try Canvas(width: CardLayout.width, height: CardLayout.height)
        try CardPainter(canvas: canvas, typesetter: Typesetter(canvas: canvas)).paint(self)
        return try canvas.png()
    }
}
