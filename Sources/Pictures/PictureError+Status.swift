extension PictureError {
    /// How `viva-card` ends if there is no picture.
    package enum Status: Int32, Sendable {
        case failed = 1
        case noFont = 3
    }
}
