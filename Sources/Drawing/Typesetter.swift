import CPango
import Pictures

/// Sets lines of text on a canvas, in any script: Pango shapes, orders right-to-left, and finds a font for each letter.
@safe final class Typesetter {
    /// The first that the system has.
    private static let families = "Inter, Noto Sans, Open Sans, DejaVu Sans, sans-serif"

    private let canvas: Canvas
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let layout: OpaquePointer

    /// - Throws: ``PictureError/noFont`` where the system has none.
    init(canvas: Canvas) throws(PictureError) {
        // A map of its own and not the thread's: nothing stays behind in the thread, and it may be handed on.
        guard let fontMap = unsafe pango_cairo_font_map_new() else {
            throw .failed(reason: "pictures: Pango gives no font map")
        }
        let context = unsafe pango_font_map_create_context(fontMap)
        // Fixed, and not what the desktop wants: the same card is the same picture for everybody who runs this.
        let options = unsafe cairo_font_options_create()
        unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe pango_cairo_context_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
        // Letters stand where they belong, not at the next pixel: the picture is mostly scaled down.
        unsafe pango_context_set_round_glyph_positions(context, 0)
        let layout = unsafe pango_layout_new(context)
        unsafe g_object_unref(UnsafeMutableRawPointer(context))
        guard let layout = unsafe layout else {
            unsafe g_object_unref(fontMap)
            throw .failed(reason: "pictures: Pango gives no layout")
        }
        unsafe pango_layout_set_single_paragraph_mode(layout, 1)
        self.canvas = canvas
        unsafe self.fontMap = fontMap
        unsafe self.layout = layout
        // Pango lists families even where there are none, and draws boxes; so it has to show what it can write.
        _ = lay("Aa 0123456789%", TextStyle(size: 30), width: nil)
        guard unsafe pango_layout_get_unknown_glyphs_count(layout) == 0 else { throw .noFont }
    }

    deinit {
        unsafe g_object_unref(UnsafeMutableRawPointer(layout))
        unsafe g_object_unref(fontMap)
    }

    /// How wide the whole text would be, in pixels.
    func width(of text: String, _ style: TextStyle) -> Double {
        lay(text, style, width: nil).width
    }

    /// Writes one line in the vertical middle of `box`. What is too long gets smaller, down to `style.minSize`, and ends with
    /// “…” if that is not enough; nothing gets out of the box but a fifth of the size above and below.
    func write(_ text: String, _ style: TextStyle, in box: Box) {
        guard !text.isEmpty, box.width > 0 else { return }
        var style = style
        let natural = style.minSize < style.size ? width(of: text, style) : 0
        if natural > box.width {
            // One pixel less than would just fit, as glyphs do not scale evenly.
            style.size = max(style.minSize, style.size * (box.width - 1) / natural)
        }
        let extent = lay(text, style, width: box.width)
        let free = box.width - extent.width
        let x =
            switch style.alignment {
            case .left: box.x
            case .center: box.x + free / 2
            case .right: box.x + free
            }
        let context = unsafe canvas.context
        unsafe cairo_save(context)
        // Some scripts go deeper than Latin, and stacked marks without end.
        let margin = style.size * 0.2
        unsafe cairo_rectangle(context, box.x, box.y - margin, box.width, box.height + 2 * margin)
        unsafe cairo_clip(context)
        canvas.use(style.color)
        // By the base line of the main font, not by the height: letters of a fallback font must not move the line.
        unsafe cairo_move_to(context, x - extent.x, box.center.y + style.size * 0.36 - extent.baseline)
        unsafe pango_cairo_show_layout(context, layout)
        unsafe cairo_restore(context)
    }

    /// Puts `text` into the layout. A right-to-left text that is narrower than `width` starts at `x`, not at 0.
    private func lay(_ text: String, _ style: TextStyle, width: Double?) -> (x: Double, width: Double, baseline: Double)
    {
        let scale = Double(PANGO_SCALE)
        let font = unsafe pango_font_description_new()
        unsafe pango_font_description_set_family(font, Self.families)
        unsafe pango_font_description_set_absolute_size(font, style.size * scale)
        unsafe pango_font_description_set_weight(font, style.weight.pango)
        unsafe pango_layout_set_font_description(layout, font)
        unsafe pango_font_description_free(font)
        unsafe pango_layout_set_width(layout, width.map { CInt($0 * scale) } ?? -1)
        unsafe pango_layout_set_ellipsize(layout, width == nil ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END)
        unsafe pango_layout_set_text(layout, text, CInt(text.utf8.count))
        var extent = PangoRectangle()
        unsafe pango_layout_get_extents(layout, nil, &extent)
        let baseline = Double(unsafe pango_layout_get_baseline(layout)) / scale
        return (Double(extent.x) / scale, Double(extent.width) / scale, baseline)
    }
}

extension TextStyle.Weight {
    fileprivate var pango: PangoWeight {
        switch self {
        case .regular: PANGO_WEIGHT_NORMAL
        case .semibold: PANGO_WEIGHT_SEMIBOLD
        case .bold: PANGO_WEIGHT_BOLD
        }
    }
}
