import CPango
import Pictures

/// Owns a cairo surface of 8 bits a channel, with transparency, and what draws on it.
///
/// A canvas belongs to one task at a time. Canvases share nothing, so there may be any number at once: cairo and
/// fontconfig lock what they share, and Pango shares nothing between font maps.
@safe final class Canvas {
    let width: Int
    let height: Int
    private let surface: OpaquePointer
    let context: OpaquePointer

    convenience init(width: Int, height: Int) throws(PictureError) {
        // A surface or context that could not be made is an object too, which knows what went wrong.
        let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_ARGB32, CInt(width), CInt(height))
        try unsafe self.init(surface: surface)
    }

    private init(surface: OpaquePointer?) throws(PictureError) {
        guard let surface = unsafe surface, let context = unsafe cairo_create(surface) else {
            throw .failed(reason: "pictures: cairo gives no surface")
        }
        unsafe self.surface = surface
        unsafe self.context = context
        width = Int(unsafe cairo_image_surface_get_width(surface))
        height = Int(unsafe cairo_image_surface_get_height(surface))
        try Self.check(unsafe cairo_status(context))
    }

    deinit {
        unsafe cairo_destroy(context)
        unsafe cairo_surface_destroy(surface)
    }

    func fill(_ box: Box, radius: Double = 0, _ color: Color) {
        trace(box, radius: radius)
        use(color)
        unsafe cairo_fill(context)
    }

    func stroke(_ box: Box, radius: Double = 0, width: Double, _ color: Color) {
        trace(box, radius: radius)
        use(color)
        unsafe cairo_set_line_width(context, width)
        unsafe cairo_stroke(context)
    }

    /// The first `share` of a ring, clockwise from the top, with round ends.
    func stroke(_ ring: Ring, share: Double, _ color: Color) {
        guard share > 0 else { return }
        let start = -Double.pi / 2
        use(color)
        unsafe cairo_set_line_width(context, ring.stroke)
        unsafe cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
        unsafe cairo_new_path(context)
        unsafe cairo_arc(context, ring.center.x, ring.center.y, ring.radius, start, start + 2 * .pi * share)
        unsafe cairo_stroke(context)
    }

    /// A closed shape of Bézier curves: where it starts, then for each curve two handles and an end.
    func fill(from start: Point, curves: [(Point, Point, Point)], _ color: Color) {
        use(color)
        unsafe cairo_new_path(context)
        unsafe cairo_move_to(context, start.x, start.y)
        for (first, second, end) in curves {
            unsafe cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
        }
        unsafe cairo_fill(context)
    }

    func use(_ color: Color) {
        let (red, green, blue) = (Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
        unsafe cairo_set_source_rgb(context, red, green, blue)
    }

    private func trace(_ box: Box, radius: Double) {
        let radius = min(radius, box.width / 2, box.height / 2)
        unsafe cairo_new_path(context)
        for (x, y, turn) in [
            (box.right - radius, box.y + radius, -0.5), (box.right - radius, box.bottom - radius, 0),
            (box.x + radius, box.bottom - radius, 0.5), (box.x + radius, box.y + radius, 1),
        ] {
            unsafe cairo_arc(context, x, y, radius, turn * .pi, (turn + 0.5) * .pi)
        }
        unsafe cairo_close_path(context)
    }

    private static func check(_ status: cairo_status_t) throws(PictureError) {
        guard status == CAIRO_STATUS_SUCCESS else {
            let words = unsafe cairo_status_to_string(status).map { unsafe String(cString: $0) } ?? "unknown"
            throw .failed(reason: "pictures: cairo: \(words)")
        }
    }
}

/// To and from PNG.
extension Canvas {
    func png() throws(PictureError) -> [UInt8] {
        // cairo keeps the first error of a context, and draws nothing from then on.
        try Self.check(unsafe cairo_status(context))
        var file: [UInt8] = []
        let status = unsafe withUnsafeMutablePointer(to: &file) { file in
            unsafe cairo_surface_write_to_png_stream(
                surface,
                { file, bytes, count in
                    guard let file = unsafe file, let bytes = unsafe bytes else { return CAIRO_STATUS_WRITE_ERROR }
                    let part = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
                    unsafe file.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: part)
                    return CAIRO_STATUS_SUCCESS
                },
                file
            )
        }
        try Self.check(status)
        return file
    }

    convenience init(png: [UInt8]) throws(PictureError) {
        var rest = png[...]
        let surface = unsafe withUnsafeMutablePointer(to: &rest) { rest in
            unsafe cairo_image_surface_create_from_png_stream(
                { rest, bytes, count in
                    guard let rest = unsafe rest?.assumingMemoryBound(to: ArraySlice<UInt8>.self),
                        let bytes = unsafe bytes,
                        unsafe rest.pointee.count >= Int(count)
                    else { return CAIRO_STATUS_READ_ERROR }
                    for offset in 0..<Int(count) {
                        unsafe bytes[offset] = rest.pointee[rest.pointee.startIndex + offset]
                    }
                    unsafe rest.pointee.removeFirst(Int(count))
                    return CAIRO_STATUS_SUCCESS
                },
                rest
            )
        }
        try unsafe self.init(surface: surface)
    }

    /// The colour there; nil outside, and where anything shines through.
    func color(x: Int, y: Int) -> Color? {
        unsafe cairo_surface_flush(surface)
        guard (0..<width).contains(x), (0..<height).contains(y),
            let start = unsafe cairo_image_surface_get_data(surface)
        else { return nil }
        let row = Int(unsafe cairo_image_surface_get_stride(surface)) * y
        // A pixel is a number of 32 bits in the byte order of the machine: transparency, red, green, blue.
        let pixel = unsafe UnsafeRawPointer(start).load(fromByteOffset: row + 4 * x, as: UInt32.self)
        return pixel >> 24 == 0xFF ? Color(pixel) : nil
    }
}
