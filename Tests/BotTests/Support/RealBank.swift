import BankFormats
import Foundation
import OrderedCollections
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

extension Bank {
    /// A bank that has these items only, with the same topics.
    func only(_ items: [Item], questions: [Question] = []) -> Bank {
        Bank(header: header, topics: Array(topics.values), questions: questions, items: items)
    }

    var activeItems: [Item] { items(for: Filter()) }
}
