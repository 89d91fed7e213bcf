import Foundation
import Testing

@testable import Workspace

@Suite
struct JSONTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-7", "9007199254740993", "0.5", "1e+20", "\"\"", "[]", "{}", "[1,[2,{}]]",
        #"{"a":null,"b":[true,"x"],"c":{"d":-0.25}}"#, #""a\"b\\c\nd\te\rf\u0000g""#, #""é😀/</script>""#,
    ])
    func whatIsWrittenIsWhatWasRead(_ text: String) throws {
        let value = try #require(JSON(parsing: Data(text.utf8)))
        #expect(String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) == text)
    }

    @Test func foundationReadsWhatIsWritten() throws {
        let everyCharacter = String(String.UnicodeScalarView((0..<0x300).compactMap { Unicode.Scalar($0) }))
        let written = Data(JSONWriter.bytes(of: [.string(everyCharacter), .double(.infinity), .double(1.0 / 3)]))
        let read = try JSONDecoder().decode([JSON].self, from: written)
        #expect(read == [.string(everyCharacter), .null, .double(1.0 / 3)])
    }

    @Test func membersKeepTheirOrderAndCanBeChanged() {
        var object: JSONObject = ["b": 1, "a": 2]
        object["b"] = 3
        object["c"] = 4
        object["a"] = nil
        #expect(object.members.map(\.key) == ["b", "c"])
        #expect(object["b"] == 3)
    }

    @Test(arguments: [
        ("1234567890.123456", 1_234_567_890_123_456), ("0000000000.000001", 1),
        ("9999999999.999999", 9_999_999_999_999_999),
    ])
    func aTimestampIsReadAndWrittenExactly(_ text: String, _ microseconds: Int64) {
        #expect(Timestamp(text)?.microseconds == microseconds)
        #expect(text.hasSuffix(Timestamp(microseconds: microseconds).description) || text.hasPrefix("0"))
    }

    @Test(arguments: [
        "", "1", "1234567890", "1234567890.12345", "1234567890,123456", "12345678901.23456", "١234567890.123456",
    ])
    func whatIsNoTimestampIsNotRead(_ text: String) {
        #expect(Timestamp(text) == nil)
    }
}
