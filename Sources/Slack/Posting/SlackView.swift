import Chat
import Foundation
import Pictures

/// A view: the bot's own page, or a dialog. https://docs.slack.dev/reference/views
struct SlackView: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case home
        /// - Parameter token: travels as `callback_id` and comes back when the dialog is sent off.
        case dialog(title: String, token: ActionToken)
    }

    private static let mostBlocks = 100
    private static let longestTitle = 24

    var kind: Kind
    var blocks: [Block]

    /// What is beyond Slack's limit is left out, and a mark says so.
    static func home(_ content: MessageContent, pictures: [ScoreCard: String] = [:]) -> SlackView {
        SlackView(kind: .home, blocks: fitting(content.blocks.flatMap { $0.slackBlocks(pictures: pictures) }))
    }

    /// The first heading is the title. There is nothing to press but what sends the dialog off.
    static func dialog(_ content: MessageContent, token: ActionToken) -> SlackView {
        var title: String?
        var blocks: [Block] = []
        for block in content.blocks {
            switch block {
            case .heading(let text) where title == nil: title = SlackText.label(text, limit: longestTitle)
            case .input(let input): blocks.append(.input(InputField(input)))
            case .actions: break
            default: blocks += block.slackBlocks
            }
        }
        return SlackView(kind: .dialog(title: title ?? "viva", token: token), blocks: fitting(blocks))
    }

    private static func fitting(_ blocks: [Block]) -> [Block] {
        if blocks.count <= mostBlocks { return blocks }
        return blocks.prefix(mostBlocks - 1) + [.context([.plain("…")])]
    }

    /// The arguments of `views.publish`.
    func publishing(to user: String) -> Data {
        arguments { $0.field("user_id", user) }
    }

    /// The arguments of `views.open`.
    func opening(by trigger: DialogTrigger) -> Data {
        arguments { $0.field("trigger_id", trigger.rawValue) }
    }

    private func arguments(_ place: (inout JSONWriter) -> Void) -> Data {
        var json = JSONWriter()
        json.object { json in
            place(&json)
            json.key("view")
            json.object { json in
                writeFrame(to: &json)
                json.key("blocks")
                blocks.write(to: &json)
            }
        }
        return Data(json.bytes)
    }

    private func writeFrame(to json: inout JSONWriter) {
        switch kind {
        case .home: json.field("type", "home")
        case .dialog(let title, let token):
            json.field("type", "modal")
            json.field("callback_id", token.rawValue)
            json.key("title")
            SmallPrint.plain(title).write(to: &json)
            json.key("submit")
            SmallPrint.plain("Save").write(to: &json)
            json.key("close")
            SmallPrint.plain("Cancel").write(to: &json)
        }
    }
}
