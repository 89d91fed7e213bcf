import Chat
import Foundation
import Testing

@testable import Slack

@Suite struct SocketFrameTests {
    private func content(_ type: String, _ payload: String) throws -> PushedContent {
        let json = #"{"envelope_id":"e1","type":"\#(type)","accepts_response_payload":false,"payload":\#(payload)}"#
        guard case .envelope("e1", let content) = try #require(SocketFrame(json)) else {
            Issue.record("no envelope")
            return .nothing
        }
        return content
    }

    private func event(_ event: String) throws -> PushedContent {
        try content("events_api", #"{"type":"event_callback","event_id":"Ev1","event_time":1,"event":\#(event)}"#)
    }

    @Test(arguments: [
        ("warning", SocketFrame.Departure.refresh), ("refresh_requested", .refresh), ("link_disabled", .disabled),
        ("too_many_websockets", .tooMany), ("socket_closed", .other("socket_closed")),
    ])
    func aFarewellHasItsReason(reason: String, departure: SocketFrame.Departure) throws {
        let frame = SocketFrame(#"{"type":"disconnect","reason":"\#(reason)","debug_info":{"host":"h"}}"#)
        guard case .disconnect(departure) = try #require(frame) else {
            Issue.record("\(String(describing: frame))")
            return
        }
    }

    @Test func whatIsNotSlacksIsNone() throws {
        for text in ["", "hello", "[]", #"{"type":7}"#, #"{"type":"disconnect"}"#] { #expect(SocketFrame(text) == nil) }
        guard case .hello = SocketFrame(#"{"type":"hello","num_connections":1}"#) else {
            Issue.record("no hello")
            return
        }
        guard case .other = SocketFrame(#"{"type":"something_new"}"#) else {
            Issue.record("something new")
            return
        }
    }

    @Test func aMessageSaysWhere() throws {
        let direct = try event(
            #"{"type":"message","channel":"D1","channel_type":"im","user":"U1","text":"hi","ts":"1.000000"}"#)
        let group = try event(
            #"{"type":"message","channel":"G1","channel_type":"mpim","user":"U1","text":"hi","ts":"1.000000"}"#)
        let mention = try event(
            #"{"type":"app_mention","channel":"C1","user":"U1","text":"<@U0>","ts":"1.000000","thread_ts":"0.5"}"#)
        let expected: [(PushedContent, String, Conversation.Kind)] = [
            (direct, "D1", .direct), (group, "G1", .channel), (mention, "C1", .channel),
        ]
        for (content, id, kind) in expected {
            guard case .message(let message, let conversation) = content else {
                Issue.record("no message")
                return
            }
            #expect(message.ts.rawValue == "1.000000")
            #expect(conversation == Conversation(id: ConversationID(rawValue: id), kind: kind))
        }
    }

    @Test(arguments: [
        (#"{"type":"member_joined_channel","user":"U0","channel":"C1"}"#, PushedContent.membership(user: "U0")),
        (#"{"type":"channel_left","channel":"C1"}"#, .membership(user: nil)),
        (#"{"type":"channel_rename","channel":{"id":"C1","name":"n"}}"#, .nothing),
        (#"{"type":"reaction_added","user":"U1","reaction":"x","item":{}}"#, .nothing),
        (#"{"type":"app_home_opened","user":"U1","tab":"messages","event_ts":"2.000000"}"#, .nothing),
        (
            #"{"type":"app_home_opened","user":"U1","tab":"home","event_ts":"2.000000"}"#,
            .home(user: "U1", id: "Ev1", at: SlackTimestamp(rawValue: "2.000000"))
        ),
        (#"{"type":"message","channel":"C1"}"#, .nothing),
        (#"{}"#, .nothing),
    ])
    func otherEventsAreWhatTheyMean(json: String, expected: PushedContent) throws {
        #expect(try event(json) == expected)
    }

    @Test(arguments: [
        ("interactive", #"{"type":"view_closed","user":{"id":"U1"}}"#), ("interactive", "{}"), ("slash_commands", "{}"),
        ("something_new", "{}"), ("events_api", "null"),
    ])
    func whatCannotBeReadIsStillAcknowledged(type: String, payload: String) throws {
        #expect(try content(type, payload) == .nothing)
    }

    @Test func errorsGoBackToTheirInputs() throws {
        let plain = try #require(Acknowledgement("e1", answer: nil).text)
        #expect(plain == #"{"envelope_id":"e1"}"#)
        let long = String(repeating: "x", count: 3_000)
        let text = try #require(Acknowledgement("e1", answer: .inputErrors(["time": "\"no\"", "b": long])).text)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let payload = try #require(object["payload"] as? [String: Any])
        #expect(payload["response_action"] as? String == "errors")
        let errors = try #require(payload["errors"] as? [String: String])
        #expect(errors["time"] == "\"no\"")
        #expect(errors["b"]?.utf16.count == 2_000)
    }
}
