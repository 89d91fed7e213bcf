import Foundation
import Testing

@testable import Workspace

@Suite
struct BlockCheckTests {
    private static func text(_ length: Int, _ type: JSON = "plain_text") -> JSON {
        ["type": type, "text": .string(String(repeating: "x", count: length))]
    }

    private static func button(_ members: JSONObject = [:]) -> JSON {
        var button: JSONObject = ["type": "button", "text": text(1)]
        for member in members.members { button[member.key] = member.value }
        return .object(button)
    }

    private static func actions(_ elements: JSON...) -> JSON { ["type": "actions", "elements": .array(elements)] }

    @Test(
        arguments: [
            [["type": "divider"]], [["type": "section", "text": text(3_000, "mrkdwn")]],
            [["type": "section", "fields": .array(Array(repeating: text(2_000), count: 10))]],
            [["type": "header", "text": text(150)]], [["type": "context", "elements": [text(9, "mrkdwn")]]],
            [actions(button(["style": "primary", "value": "1", "action_id": "a"]), button(["action_id": "b"]))],
            [["type": "image", "alt_text": "a", "image_url": "https://a.b/c.png"]],
            [["type": "section", "text": text(1), "accessory": button()]],
            [["type": "markdown", "text": "# hi"]], [["type": "rich_text", "elements": []]],
            Array(repeating: ["type": "divider"], count: 50), [],
        ] as [[JSON]])
    func goodBlocksPass(_ blocks: [JSON]) throws {
        try BlockCheck.check(blocks)
    }

    @Test(
        arguments: [
            ([["type": "carousel"]], "unsupported type: carousel [json-pointer:/blocks/0/type]"),
            ([[:]], "missing required field: type [json-pointer:/blocks/0]"),
            ([["type": "section"]], "missing required field: text"),
            (
                [["type": "divider"], ["type": "section", "text": text(3_001)]],
                "less than 3001 characters [json-pointer:/blocks/1/text/text]"
            ),
            ([["type": "section", "text": text(0)]], "more than 0 characters"),
            ([["type": "section", "text": "x"]], "missing required field: text"),
            ([["type": "section", "text": text(1, "html")]], "plain_text or mrkdwn"),
            ([["type": "section", "fields": []]], "must be 1 to 10 items"),
            ([["type": "section", "fields": [text(2_001)]]], "/blocks/0/fields/0/text"),
            ([["type": "header", "text": text(151)]], "less than 151"),
            ([["type": "header", "text": text(1, "mrkdwn")]], "must be plain_text"),
            ([["type": "context", "elements": .array(Array(repeating: text(1), count: 11))]], "must be 1 to 10 items"),
            (
                [["type": "actions", "elements": .array(Array(repeating: button(), count: 26))]],
                "must be 1 to 25 items"
            ),
            ([actions(button(["text": text(76)]))], "less than 76"),
            ([actions(button(["text": text(1, "mrkdwn")]))], "must be plain_text"),
            ([actions(button(["value": .string(String(repeating: "x", count: 2_001))]))], "less than 2001"),
            ([actions(button(["style": "loud"]))], "must be a valid enum value"),
            ([actions(button(["action_id": "a"]), button(["action_id": "a"]))], "action_id already exists"),
            ([actions(["type": "slider"])], "unsupported type: slider"),
            ([actions(["type": "overflow", "options": []])], "must be 1 to 5 items"),
            ([["type": "image", "image_url": "https://a.b"]], "/blocks/0/alt_text"),
            (
                [["type": "divider", "block_id": "a"], ["type": "divider", "block_id": "a"]], "block_id already exists"
            ),
            (Array(repeating: ["type": "divider"], count: 51), "no more than 50 items allowed [json-pointer:/blocks]"),
        ] as [([JSON], String)])
    func aBreachIsNamedWithItsPlace(_ blocks: [JSON], _ message: String) {
        let error = #expect(throws: APIError.self) { try BlockCheck.check(blocks) }
        #expect(error?.code == "invalid_blocks")
        #expect(error?.messages.contains { $0.contains(message) } == true, "\(error?.messages ?? [])")
    }

    @Test func missingNamesAreMadeUpAndDiffer() {
        let blocks: [JSON] = [["type": "divider"], Self.actions(Self.button(), Self.button(["action_id": "mine"]))]
        let named = BlockNames.complete(blocks, seed: Timestamp(microseconds: 1_234_567))
        let names = named.compactMap { $0["block_id"]?.string }
        #expect(Set(names).count == 2)
        #expect(names.allSatisfy { $0.utf8.count == 5 })
        #expect(named[1]["elements"]?.array?[1]["action_id"] == "mine")
        #expect(named[1]["elements"]?.array?[0]["action_id"]?.string?.isEmpty == false)
        #expect(BlockNames.complete(named, seed: Timestamp(microseconds: 9)) == named)
    }

    @Test func theValidatorsGoodSamplePasses() throws {
        let sample: JSON = ["type": "section", "text": Self.text(5, "mrkdwn"), "block_id": "q"]
        let text = Data(JSONWriter.bytes(of: sample))
        #expect(JSON(parsing: text)?["block_id"] == "q")
        try BlockCheck.check([try #require(JSON(parsing: text))])
    }
}
