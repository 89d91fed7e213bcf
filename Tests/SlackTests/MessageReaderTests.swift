import Chat
import Foundation
import Testing

@testable import Slack

@Suite struct MessageReaderTests {
    private let reader = MessageReader(user: "U0BOT", app: "B0BOT")
    private let team = Conversation(id: ConversationID(rawValue: "C1"), kind: .channel)
    private let direct = Conversation(id: ConversationID(rawValue: "D1"), kind: .direct)

    private func message(_ json: String) throws -> SlackMessage {
        try JSONDecoder().decode(SlackMessage.self, from: Data(json.utf8))
    }

    @Test func aMessageOfAPersonBecomesAnEvent() throws {
        let message = try message(
            #"{"type":"message","user":"U1","text":"<@U0BOT> quiz a&amp;b","ts":"1700000000.000100","team":"T1","blocks":[{}]}"#
        )
        #expect(
            reader.event(from: message, in: team)
                == ChatEvent(
                    id: "C1/1700000000.000100", conversation: team,
                    content: .message(
                        IncomingMessage(
                            id: MessageID(rawValue: "1700000000.000100"), sender: UserID(rawValue: "U1"),
                            text: "quiz a&b",
                            isAddressed: true)),
                    date: Date(timeIntervalSince1970: 1_700_000_000.0001)))
    }

    @Test func aReplyNamesItsThreadAndAParentDoesNot() throws {
        let reply = try message(#"{"user":"U1","text":"b","ts":"1700000002.000000","thread_ts":"1700000001.000000"}"#)
        let parent = try message(
            #"""
            {"user":"U1","text":"a","ts":"1700000001.000000","thread_ts":"1700000001.000000","reply_count":1,
             "latest_reply":"1700000002.000000"}
            """#)
        #expect(reader.event(from: reply, in: team)?.message?.thread == MessageID(rawValue: "1700000001.000000"))
        #expect(reader.event(from: parent, in: team)?.message?.thread == nil)
        #expect(parent.latestReply == SlackTimestamp(rawValue: "1700000002.000000"))
    }

    @Test func inADirectMessageEverythingIsAddressedAndAMentionIsTakenOffAllTheSame() throws {
        let plain = try message(#"{"user":"U1","text":"hint","ts":"1.000000"}"#)
        let mention = try message(#"{"user":"U1","text":"<@U0BOT> hint","ts":"1.000000"}"#)
        for message in [plain, mention] {
            let event = reader.event(from: message, in: direct)?.message
            #expect(event?.text == "hint")
            #expect(event?.isAddressed == true)
        }
        #expect(reader.event(from: plain, in: team)?.message?.isAddressed == false)
    }

    @Test(arguments: ["file_share", "thread_broadcast", "me_message"])
    func someSubtypesArePeopleTalking(subtype: String) throws {
        let message = try message(#"{"user":"U1","text":"hi","ts":"1.000000","subtype":"\#(subtype)"}"#)
        #expect(reader.event(from: message, in: team) != nil)
    }

    @Test(arguments: [
        #"{"user":"U0BOT","text":"own","ts":"1.000000","bot_id":"B0BOT","app_id":"A1"}"#,
        #"{"user":"U0BOT","text":"own","ts":"1.000000"}"#,
        #"{"user":"U9","text":"another app","ts":"1.000000","bot_id":"B9"}"#,
        #"{"text":"a webhook","ts":"1.000000","subtype":"bot_message","bot_id":"B9","username":"ci"}"#,
        #"{"user":"U1","text":"has joined","ts":"1.000000","subtype":"channel_join"}"#,
        #"{"user":"U1","text":"gone","ts":"1.000000","subtype":"tombstone"}"#,
        #"{"user":"USLACKBOT","text":"You are mentioned","ts":"1.000000"}"#,
        #"{"text":"nobody","ts":"1.000000"}"#,
        #"{"user":"U1","ts":"1.000000","subtype":"message_changed","message":{"text":"x"}}"#,
    ])
    func whatNoPersonSaidIsDropped(json: String) throws {
        #expect(reader.event(from: try message(json), in: team) == nil)
    }

    @Test func theBotsOwnPartIsRecognised() throws {
        #expect(reader.isInvolved(in: try message(#"{"user":"U0BOT","bot_id":"B0BOT","text":"own","ts":"1.000000"}"#)))
        #expect(reader.isInvolved(in: try message(#"{"text":"own","ts":"1.000000","bot_id":"B0BOT"}"#)))
        #expect(reader.isInvolved(in: try message(#"{"user":"U1","text":"<@U0BOT> hi","ts":"1.000000"}"#)))
        #expect(!reader.isInvolved(in: try message(#"{"user":"U1","text":"hi <@U0BOT>","ts":"1.000000"}"#)))
        #expect(
            !reader.isInvolved(in: try message(#"{"user":"U9","bot_id":"B9","text":"<@U0BOT> hi","ts":"1.000000"}"#)))
        let joining = #"{"user":"U0BOT","text":"has joined","ts":"1.000000","subtype":"channel_join"}"#
        #expect(reader.isOwnJoining(try message(joining)))
        #expect(!reader.isOwnJoining(try message(joining.replacingOccurrences(of: "U0BOT", with: "U1"))))
    }

    @Test func oneOddMessageDoesNotSpoilAPage() throws {
        let json = #"""
            {"ok":true,"messages":[{"ts":"2.000000","user":"U1","text":"b"},{"ts":7},{"ts":"1.000000","user":"U1"}],
             "has_more":false,"response_metadata":{"next_cursor":""}}
            """#
        let page = try JSONDecoder().decode(MessagePage<SlackMessage>.self, from: Data(json.utf8))
        #expect(page.elements.map(\.ts.rawValue) == ["2.000000", "1.000000"])
        #expect(page.nextCursor == nil)
    }

    @Test func messagesAreSortedAndEachIsTakenOnce() {
        func message(_ ts: String) -> SlackMessage { SlackMessage(ts: SlackTimestamp(rawValue: ts)) }
        let pages = [
            "1700000003.000000", "1700000002.000000", "1700000002.000000", "1700000010.000000", "1700000001.900000",
        ]
        #expect(
            pages.map(message).inOrder().map(\.ts.rawValue) == [
                "1700000001.900000", "1700000002.000000", "1700000003.000000", "1700000010.000000",
            ])
    }
}

extension ChatEvent {
    var message: IncomingMessage? {
        if case .message(let message) = content { message } else { nil }
    }
}
