import Chat
import Foundation
import Testing

@testable import Curl
@testable import Slack

@Suite struct SlackAnswerTests {
    private func answer(
        status: Int = 200, headers: [(name: String, value: String)] = [], _ body: String
    ) -> SlackFailure? {
        let response = HTTPResponse(status: status, headers: HTTPHeaders(headers), body: Data(body.utf8))
        do throws(SlackFailure) {
            let _: SlackPosted = try SlackAPI.payload(of: response, to: .post)
            return nil
        } catch {
            return error
        }
    }

    @Test func aPostBringsItsTimestamp() throws {
        let body =
            #"{"ok":true,"channel":"C1","ts":"1700000000.000100","message":{"text":"x"},"warning":"missing_charset"}"#
        let response = HTTPResponse(status: 200, headers: HTTPHeaders(), body: Data(body.utf8))
        let posted: SlackPosted = try SlackAPI.payload(of: response, to: .post)
        #expect(posted.ts.rawValue == "1700000000.000100")
    }

    @Test(arguments: [
        "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
        "not_allowed_token_type", "access_denied", "org_login_required", "no_permission",
    ])
    func aBadTokenIsForTheOperator(code: String) throws {
        let failure = try #require(answer(#"{"ok":false,"error":"\#(code)"}"#))
        guard case .unauthorized = failure.asPosting, case .unauthorized = failure.asReading else {
            Issue.record("\(failure.asPosting)")
            return
        }
    }

    @Test(arguments: [
        "channel_not_found", "not_in_channel", "is_archived", "restricted_action",
        "restricted_action_read_only_channel",
        "messages_tab_disabled", "cannot_reply_to_message", "thread_not_found", "ekm_access_denied", "user_not_found",
    ])
    func aClosedConversationIsOnlyThat(code: String) throws {
        let failure = try #require(answer(#"{"ok":false,"error":"\#(code)"}"#))
        guard case .conversationClosed(let reason) = failure.asPosting, case .conversationClosed = failure.asReading
        else {
            Issue.record("\(failure.asPosting)")
            return
        }
        #expect(reason.contains(code))
    }

    @Test(arguments: [
        "invalid_blocks", "msg_too_long", "msg_blocks_too_long", "no_text", "invalid_arguments", "invalid_json",
        "invalid_metadata_format", "metadata_too_large", "something_new",
    ])
    func aMessageThatSlackRefusesIsNotTriedAgain(code: String) throws {
        let failure = try #require(answer(#"{"ok":false,"error":"\#(code)"}"#))
        guard case .rejected = failure.asPosting, case .unavailable = failure.asReading else {
            Issue.record("\(failure.asPosting)")
            return
        }
    }

    @Test func slacksHintsAreInTheReason() throws {
        let body =
            #"{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] no [json-pointer:/blocks/0]"]}}"#
        let failure = try #require(answer(body))
        #expect(
            failure.asPosting
                == .rejected(
                    reason: "Slack answered invalid_blocks to chat.postMessage: [ERROR] no [json-pointer:/blocks/0]"))
    }

    @Test func theMissingScopeIsNamed() throws {
        let body =
            #"{"ok":false,"error":"missing_scope","needed":"im:history,mpim:history","provided":"chat:write, im:history"}"#
        guard case .unauthorized(let reason) = try #require(answer(body)).asReading else {
            Issue.record("not unauthorized")
            return
        }
        #expect(reason.contains("the scope mpim:history for"))
    }

    @Test(arguments: ["service_unavailable", "request_timeout", "message_limit_exceeded", "team_added_to_org"])
    func laterMeansThatNothingWasDone(code: String) throws {
        guard case .unavailable = try #require(answer(#"{"ok":false,"error":"\#(code)"}"#)).asPosting else {
            Issue.record("not unavailable")
            return
        }
    }

    @Test(arguments: [
        (200, #"{"ok":false,"error":"fatal_error"}"#), (200, #"{"ok":false,"error":"internal_error"}"#),
        (500, #"{"ok":false,"error":"internal_error"}"#), (502, "<html>Bad Gateway</html>"), (503, ""),
        (200, #"{"ok":true,"chan"#), (200, #"{"ok":true}"#), (200, "<html>hello</html>"), (408, "time-out"),
        (500, #"{"ok":true,"ts":"1700000000.000100"}"#),
    ])
    func withoutAClearAnswerThePostMayBeThere(status: Int, body: String) throws {
        let failure = try #require(answer(status: status, body))
        guard case .outcomeUnknown = failure.asPosting, case .unavailable = failure.asReading else {
            Issue.record("\(failure.asPosting)")
            return
        }
    }

    @Test(arguments: [302, 403, 407, 413])
    func aProxysRefusalMeansThatNothingWasDone(status: Int) throws {
        guard case .unavailable = try #require(answer(status: status, "<html>no</html>")).asPosting else {
            Issue.record("not unavailable")
            return
        }
    }

    @Test func theServiceSaysHowLongToWait() throws {
        let limit = try #require(
            answer(status: 429, headers: [("retry-after", "7")], #"{"ok":false,"error":"ratelimited"}"#))
        #expect(limit.asPosting == .rateLimited(retryAfter: .seconds(7)))
        #expect(limit.asReading == .rateLimited(retryAfter: .seconds(7)))
        #expect(try #require(answer(status: 429, "<html>")).asPosting == .rateLimited(retryAfter: .seconds(30)))
        let soft = try #require(answer(headers: [("Retry-After", "3")], #"{"ok":false,"error":"rate_limited"}"#))
        #expect(soft.asPosting == .rateLimited(retryAfter: .seconds(3)))
    }

    @Test func aRequestThatNeverLeftCanBeRepeated() {
        let refused = SlackFailure.noAnswer(HTTPError(kind: .connectionFailed, reason: "refused", nothingWasSent: true))
        let lost = SlackFailure.noAnswer(HTTPError(kind: .connectionLost, reason: "reset", nothingWasSent: false))
        #expect(refused.asPosting == .unavailable(reason: "refused"))
        #expect(lost.asPosting == .outcomeUnknown(reason: "reset"))
        #expect(lost.asReading == .unavailable(reason: "reset"))
    }

    @Test func withoutScopesForATypeThatTypeIsLeftOut() throws {
        let all = "public_channel,private_channel,mpim,im"
        #expect(try SlackAPI.conversationTypes(granted: nil) == all)
        let some = "chat:write,channels:history, channels:read,im:history,im:read,groups:read"
        #expect(try SlackAPI.conversationTypes(granted: some) == "public_channel,im")
    }

    @Test(arguments: [
        ("channels:history,channels:read", "chat:write"),
        ("chat:write,channels:read", "channels:history, im:read, im:history"),
        ("", "chat:write"),
    ])
    func withoutTheLeastScopesTheMissingOnesAreNamed(granted: String, missing: String) throws {
        let error = try #require(throws: SlackFailure.self) { try SlackAPI.conversationTypes(granted: granted) }
        guard case .unauthorized(let reason) = error.asReading else {
            Issue.record("not unauthorized")
            return
        }
        #expect(reason.contains(missing))
    }
}
