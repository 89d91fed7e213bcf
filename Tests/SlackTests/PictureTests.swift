import Chat
import Foundation
import Pictures
import Testing

@testable import Slack

@Suite(.timeLimit(.minutes(1))) struct PictureTests {
    private typealias W = LocalWorkspace

    private static let delivery = Delivery(
        key: DeliveryKey(rawValue: "k"), conversation: ConversationID(rawValue: W.team),
        content: MessageContent([.heading("Done"), .scoreCard(RenderingSamples.card)]))

    /// The smallest PNG there is: one transparent pixel.
    private static let png = Data(
        base64Encoded: """
            iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==
            """)

    private static func service(_ workspace: W) -> SlackService {
        SlackService(
            configuration: workspace.configuration(), client: workspace.client, logger: TestServer.quiet
        ) { _ in png }
    }

    private static func types(_ workspace: W) async throws -> [[String?]] {
        try await workspace.posts(in: W.team).map { post in
            (post["blocks"] as? [[String: Any]] ?? []).map { $0["type"] as? String }
        }
    }

    @Test func aCardIsAPictureWithWordsForThoseWhoDoNotSeeIt() async throws {
        try await W.run { workspace in
            _ = try await Self.service(workspace).send(Self.delivery)
            let post = try #require(try await workspace.posts(in: W.team).last)
            let image = try #require((post["blocks"] as? [[String: Any]])?.last)
            #expect(image["type"] as? String == "image")
            #expect((image["slack_file"] as? [String: Any])?["id"] as? String != nil)
            #expect(image["alt_text"] as? String == RenderingSamples.card.altText)
            #expect((post["text"] as? String)?.contains("7 of 10 points") == true)
            let metadata = post["metadata"] as? [String: Any]
            #expect((metadata?["event_payload"] as? [String: String]) == ["key": "k"])
        }
    }

    @Test func withoutAPictureTheWordsAroundItStandAlone() async throws {
        try await W.run { workspace in
            _ = try await workspace.service().send(Self.delivery)
            let service = SlackService(
                configuration: workspace.configuration(), client: workspace.client, logger: TestServer.quiet
            ) { _ in nil }
            _ = try await service.send(Self.delivery)
            #expect(try await Self.types(workspace) == [["header"], ["header"]])
        }
    }

    @Test func withoutTheScopeTheMessageGoesWithoutThePicture() async throws {
        try await W.run { workspace in
            try await workspace.revoke("files:write")
            _ = try await Self.service(workspace).send(Self.delivery)
            #expect(try await Self.types(workspace) == [["header"]])
        }
    }

    @Test(arguments: ["files.getUploadURLExternal", "files.completeUploadExternal"])
    func anUploadThatFailsIsTriedAgainAndThenLeftOut(method: String) async throws {
        try await W.run { workspace in
            let service = Self.service(workspace)
            try await workspace.fault("http_500", method, times: 1_000)
            var failures = 0
            while true {
                do throws(ChatError) {
                    _ = try await service.send(Self.delivery)
                    break
                } catch {
                    guard case .unavailable = error else { throw error }
                    failures += 1
                }
            }
            #expect(failures == 4)
            #expect(try await Self.types(workspace) == [["header"]])
            // The next one has its own chances.
            try await workspace.faultsClear()
            var next = Self.delivery
            next.key = DeliveryKey(rawValue: "k2")
            _ = try await service.send(next)
            #expect(try await Self.types(workspace).last == ["header", "image"])
        }
    }

    @Test func aPictureThatSlackDoesNotShowYetIsWaitedFor() async throws {
        try await W.run { workspace in
            let service = Self.service(workspace)
            try await workspace.fault("error", "chat.postMessage", times: 2, ["error": "invalid_blocks"])
            for _ in 0..<2 {
                let error = await #expect(throws: ChatError.self) { try await service.send(Self.delivery) }
                guard case .unavailable = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
            }
            // It was uploaded already.
            try await workspace.fault("error", "files.getUploadURLExternal", times: 1_000)
            _ = try await service.send(Self.delivery)
            #expect(try await Self.types(workspace) == [["header", "image"]])
        }
    }

    @Test func aPictureThatSlackNeverShowsIsLeftOut() async throws {
        try await W.run { workspace in
            let service = Self.service(workspace)
            try await workspace.fault("error", "chat.postMessage", times: 5, ["error": "invalid_blocks"])
            for _ in 0..<4 {
                await #expect(throws: ChatError.self) { try await service.send(Self.delivery) }
            }
            _ = try await service.send(Self.delivery)
            #expect(try await Self.types(workspace) == [["header"]])
        }
    }

    @Test func aPostWithAPictureWhoseAnswerWasLostIsThereOnce() async throws {
        try await W.run { workspace in
            let service = Self.service(workspace)
            var delivery = Self.delivery
            try await workspace.fault("lose_answer", "chat.postMessage")
            let start = Date()
            await #expect(throws: ChatError.self) { try await service.send(delivery) }
            delivery.unclearSince = start
            _ = try await service.send(delivery)
            #expect(try await Self.types(workspace) == [["header", "image"]])
        }
    }
}
