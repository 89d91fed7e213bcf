import Foundation
import Logging
import Testing

@testable import Operations

@Suite("Log lines")
struct LogLineTests {
    static let date = Date(timeIntervalSince1970: 1_772_600_767.890_4)

    private func line(
        _ message: String, level: Logger.Level = .info, label: String = "viva", _ metadata: Logger.Metadata = [:]
    ) -> LogLine {
        LogLine(date: Self.date, level: level, label: label, message: message, metadata: metadata)
    }

    @Test func textIsOneReadableLine() {
        let line = line(
            "A message could not be sent", level: .warning,
            ["reason": "timed out after 30 s", "delivery": "C1/42", "attempt": .stringConvertible(3)])
        #expect(
            line.rendered(as: .text) == """
                2026-03-04T05:06:07.890Z WARNING viva: A message could not be sent attempt=3 delivery=C1/42 \
                reason="timed out after 30 s"

                """)
    }

    @Test func jsonIsOneObjectALine() {
        let line = line(
            "Sent", level: .debug,
            [
                "reason": "timed out", "attempt": .stringConvertible(3), "late": .stringConvertible(true),
                "lag": .stringConvertible(0.5), "endless": .stringConvertible(Double.infinity),
                "list": ["a", .stringConvertible(1)], "nested": ["b": "2", "a": "1"],
            ])
        #expect(
            line.rendered(as: .json) == #"""
                {"time":"2026-03-04T05:06:07.890Z","level":"debug","label":"viva","message":"Sent","attempt":3,"endless":"inf",\#
                "lag":0.5,"late":true,"list":["a",1],"nested":{"a":"1","b":"2"},"reason":"timed out"}

                """#)
    }

    @Test func nestedMetadataStaysReadableInText() {
        let line = line("Sent", ["list": ["a", "b c"], "nested": ["b": "2", "a": "1"], "none": ""])
        #expect(line.text == #"2026-03-04T05:06:07.890Z INFO viva: Sent list=[a "b c"] nested={a=1 b=2} none="""#)
    }

    @Test func metadataDoesNotReplaceWhatEveryLineHas() throws {
        let line = line("Sent", ["message": "forged", "time": "never"])
        #expect(
            line.json == #"""
                {"time":"2026-03-04T05:06:07.890Z","level":"info","label":"viva","message":"Sent",\#
                "metadata.message":"forged","metadata.time":"never"}
                """#)
    }

    /// Each of them ends a line, or looks so, or steers what shows it.
    static let hazards = [
        "\n", "\r", "\r\n", "\u{0}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}[2K", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}",
        "\u{2029}", "\u{202E}", "\u{2066}", "\u{200F}",
    ]

    @Test(arguments: hazards, LogFormat.allCases)
    func nothingForgesALine(hazard: String, format: LogFormat) throws {
        let forged = "a\(hazard)2026-03-04T05:06:07.890Z INFO viva: forged \"key\"=\\"
        let line = line(forged, label: forged, ["value": .string(forged), forged: "key", "list": [.string(forged)]])
        var rendered = line.rendered(as: format)
        #expect(rendered.unicodeScalars.removeLast() == "\n")
        for scalar in hazard.unicodeScalars where !(" "..."~").contains(scalar) {
            #expect(!rendered.unicodeScalars.contains(scalar))
        }
        if format == .json {
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(rendered.utf8)) as? [String: Any])
            #expect(object["message"] as? String == forged)
            #expect(object["value"] as? String == forged)
            #expect(object[forged] as? String == "key")
        }
    }

    @Test func wordsOfAnyLanguageStayAsTheyAre() {
        let line = line("Žinutė 問 👩‍🔬")
        #expect(line.text.hasSuffix("viva: Žinutė 問 👩‍🔬"))
        #expect(line.json.contains(#""message":"Žinutė 問 👩‍🔬""#))
    }

    @Test(arguments: [(0.999_6, "00.999Z"), (0.0, "00.000Z"), (59.001_5, "59.001Z")])
    func timesHaveMilliseconds(seconds: Double, ending: String) {
        let line = LogLine(
            date: Date(timeIntervalSince1970: seconds), level: .info, label: "", message: "", metadata: [:])
        #expect(line.time == "1970-01-01T00:00:\(ending)")
    }
}
