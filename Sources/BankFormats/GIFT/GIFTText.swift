/// A text of a GIFT file, escapes resolved, and how it is to be read.
package struct GIFTText: Hashable, Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case moodle, html, plain, markdown
    }

    package var text: String
    package var format: Format

    package init(_ text: String, _ format: Format = .moodle) {
        self.text = text
        self.format = format
    }

    package var isEmpty: Bool { text.isEmpty }
}
