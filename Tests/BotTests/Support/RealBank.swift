import BankFormats
import Foundation
import QuestionEngine
import Testing

/// The bank of this project, read once.
enum RealBank {
    private static let bank = BankReader.read(
        directory: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Config/Questions").path
    ).bank

    static func load() throws -> Bank { try #require(bank, "Config/Questions cannot be read") }
}
