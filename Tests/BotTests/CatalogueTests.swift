import BotCatalogue
import Chat
import Foundation
import Testing

/// The catalogue of everything that can be said holds what it promises, and no message breaks what every chat service asks for.
@Suite struct CatalogueTests {
    private static func options(_ content: MessageContent) -> [MessageContent.Option] {
        content.blocks.flatMap { block -> [MessageContent.Option] in
            guard case .actions(let actions) = block else { return [] }
            return actions.flatMap { action -> [MessageContent.Option] in
                switch action {
                case .button(let option, _): [option]
                case .menu(_, let options), .choices(let options): options
                }
            }
        }
    }

    @Test func itIsCompleteAndInOrder() async throws {
        let entries = try await BotCatalogue.entries(bank: RealBank.load())
        #expect(entries.count > 3_000)
        let manners = Set(
            entries.map { entry in
                switch entry.manner {
                case .post: "post"
                case .whisper: "whisper"
                case .edit: "edit"
                case .home: "home"
                case .dialog: "dialog"
                }
            })
        #expect(manners == ["post", "whisper", "edit", "home", "dialog"])
        let blocks = Set(entries.flatMap(\.content.blocks).map(Self.kind))
        #expect(
            blocks == [
                "heading", "paragraph", "list", "code", "quote", "note", "divider", "actions", "scoreCard", "input",
            ])
        for entry in entries {
            #expect(!entry.content.plainText.isEmpty, "\(entry.name)")
            let options = Self.options(entry.content)
            #expect(options.allSatisfy { (1...75).contains($0.label.count) }, "\(entry.name)")
            #expect(Set(options.map(\.token)).count == options.count, "\(entry.name)")
            let hasInputs = entry.content.blocks.contains { if case .input = $0 { true } else { false } }
            if case .dialog = entry.manner { #expect(hasInputs) } else { #expect(!hasInputs, "\(entry.name)") }
            if entry.name.contains(", none") { #expect(entry.manner == .post && options.isEmpty, "\(entry.name)") }
        }
        try whatPeopleTypedIsHarmless(in: entries.filter { $0.name.hasPrefix("shipped") })
    }

    private func whatPeopleTypedIsHarmless(in entries: [CatalogueEntry]) throws {
        for entry in entries {
            let text = entry.content.plainText
            #expect(
                !text.unicodeScalars.contains {
                    ("\u{202A}"..."\u{202E}").contains($0) || ("\u{2066}"..."\u{2069}").contains($0) || $0.value == 0
                }, "\(entry.name)")
            let json = String(decoding: try JSONEncoder().encode(entry.content), as: UTF8.self)
            // Only who wants to be named on a leaderboard is.
            if text.hasPrefix("Leaderboard of") { continue }
            #expect(!json.contains("\"mention\""), "\(entry.name)")
        }
    }

    private static func kind(_ block: MessageContent.Block) -> String {
        switch block {
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .list: "list"
        case .code: "code"
        case .quote: "quote"
        case .note: "note"
        case .divider: "divider"
        case .actions: "actions"
        case .scoreCard: "scoreCard"
        case .input: "input"
        }
    }
}
