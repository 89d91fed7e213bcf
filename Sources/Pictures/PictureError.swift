/// Why there is no picture. The words go out without it; reasons are one line for an operator.
package enum PictureError: Error, Sendable, Equatable {
    /// The program that draws cannot be started.
    case noProgram(reason: String)
    /// The system has no font to write with.
    case noFont(reason: String)
    /// The drawing failed, or ended early.
    case failed(reason: String)

    package static let noFont = Self.noFont(
        reason: "pictures: the system has no font: install one (fonts-dejavu-core), or set FONTCONFIG_FILE"
    )
}

extension PictureError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noProgram(let reason), .noFont(let reason), .failed(let reason): reason
        }
    }
}
