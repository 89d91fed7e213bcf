import BankFormats
import BotCatalogue
import Chat
import Foundation
import Pictures
import QuestionEngine
import Testing

@testable import Slack

/// Everything that the bot can say, as Slack gets it.
@Suite struct CatalogueTests {
    private typealias Form = MessageOracle.Form

    private static let ts = "1700000000.000100"

    @Test func everythingTheBotCanSayHasAForm() async throws {
        for entry in try await Self.entries() {
            #expect(!Self.forms(of: entry).isEmpty, "\(entry.name)")
        }
    }

    @Test(.enabled(if: MessageOracle.isPresent)) func slacksOwnModelsAcceptEverythingTheBotCanSay() async throws {
        var seen: Set<String> = []
        // Tokens differ from message to message and say nothing about the form.
        let forms = try await Self.entries().flatMap(Self.forms).filter { form in
            seen.insert(
                String(decoding: form.json, as: UTF8.self).replacing(/[0-9a-f]{16}/, with: "token")
            ).inserted
        }
        #expect(forms.count > 1_000)
        let findings = try await MessageOracle.findings(forms)
        #expect(findings.isEmpty, "\(findings.prefix(20).joined(separator: "\n"))")
    }

    /// Rehearsed once for all tests.
    private static let rehearsal = Task {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Config/Questions")
        return try await BotCatalogue.entries(bank: try #require(BankReader.read(directory: folder.path).bank))
    }

    private static func entries() async throws -> [CatalogueEntry] { try await rehearsal.value }

    /// What goes to a `response_url`, as a message of a channel: no judge knows that form.
    private static func framed(_ post: SlackPost) -> Data? {
        guard var fields = try? JSONSerialization.jsonObject(with: post.reply(thread: nil)) as? [String: Any] else {
            return nil
        }
        for name in ["response_type", "replace_original"] where fields.removeValue(forKey: name) == nil { return nil }
        fields["channel"] = "C0TEAM"
        fields["mrkdwn"] = false
        return try? JSONSerialization.data(withJSONObject: fields)
    }

    private static func forms(of entry: CatalogueEntry) -> [Form] {
        var pictures: [ScoreCard: String] = [:]
        for case .scoreCard(let card) in entry.content.blocks { pictures[card] = "F012345678\(pictures.count)" }
        let posts = SlackPost.posts(for: entry.content, pictures: pictures)
        let single = SlackPost.single(for: entry.content, pictures: pictures)
        func form(_ method: SlackMethod, _ json: Data?) -> [Form] {
            json.map { [Form(name: entry.name, method: method, json: $0)] } ?? []
        }
        switch entry.manner {
        case .post:
            return posts.enumerated().flatMap { index, post in
                form(.post, post.json(channel: "C0TEAM", thread: ts, key: "k/\(index)"))
            }
        case .whisper(let user, _):
            // By the command's own link it is the same but for the frame.
            return posts.flatMap {
                form(.whisper, $0.whisper(to: user.rawValue, channel: "C0TEAM", thread: nil)) + form(.post, framed($0))
            }
        case .edit: return form(.edit, single?.edit(of: ts, channel: "C0TEAM"))
        case .home(let user):
            return form(
                .publishHome, SlackView.home(entry.content, pictures: pictures).publishing(to: user.rawValue))
        case .dialog(let token, let trigger):
            return form(.openDialog, SlackView.dialog(entry.content, token: token).opening(by: trigger))
        }
    }
}
