import StrictYAML
import Testing

private struct Server: Equatable {
    var host: String
    var port: Int
    var isSecure: Bool

    init?(_ node: YAMLNode) {
        let server = node.mapping { map -> Server? in
            let host = map.required("host") { $0.text() }
            let port = map.required("port") { $0.int(in: 1...65_535) }
            let isSecure = map.optional("secure") { $0.bool() } ?? false
            guard let host, let port else { return nil }
            return Server(host: host, port: port, isSecure: isSecure)
        }
        guard let server else { return nil }
        self = server
    }

    init(host: String, port: Int, isSecure: Bool) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
    }
}

@Suite struct StrictYAMLTests {
    @Test func readsAMapping() {
        let reading = YAMLReading("host: example.org\nport: 8080\nsecure: true\n", Server.init)
        #expect(reading.value == Server(host: "example.org", port: 8080, isSecure: true))
        #expect(reading.problems == [])
    }

    @Test func reportsEveryProblemAtOnceInTheOrderOfTheFile() {
        let reading = YAMLReading("host: \"\"\nsecure: yes\nprot: 80\nport: 8o\n", Server.init)
        #expect(
            reading.problems == [
                "f:1:7: expected a text that is not empty, found `` in quotes",
                "f:2:9: expected `true` or `false`, found `yes`",
                "f:3:1: unknown key `prot`. Known here: `host`, `port`, `secure`",
                "f:4:7: expected a whole number, found `8o`",
            ]
        )
    }

    @Test func suggestsTheMissingKeyForAnUnknownOneAndReportsItOnce() {
        let reading = YAMLReading("hots: example.org\nport: 80\n", Server.init)
        #expect(reading.problems == ["f:1:1: unknown key `hots`. Did you mean `host`?"])
    }

    @Test func namesMissingKeysAtTheMapping() {
        let reading = YAMLReading("- host: a\n- port: 1\n") { $0.list(Server.init) }
        #expect(reading.problems == ["f:1:3: the key `port` is missing", "f:2:3: the key `host` is missing"])
    }

    @Test func aKeyWithoutAValueIsNoText() {
        let reading = YAMLReading("host:\nport: 1\n", Server.init)
        #expect(reading.problems == ["f:1:6: expected a text, found nothing"])
    }

    @Test(arguments: [("2", "a list"), ("[1]", "a mapping of `key: value`"), ("{a: 1}", "a text")])
    func namesAWrongShape(text: String, expected: String) {
        let reading = YAMLReading(text) { node in
            switch expected {
            case "a list": node.list { $0.int() } == nil
            case "a text": node.text() == nil
            default: Server(node) == nil
            }
        }
        #expect(reading.value == true)
        #expect(reading.problems.count == 1)
        #expect(reading.problems.first?.contains("expected \(expected), found") == true)
    }

    @Test func textsAreTakenAsWritten() {
        let reading = YAMLReading("[no, 1.10, 2026-12-01, 0x1F, 'null', ~]") { node in node.list { $0.text() } }
        #expect(reading.value == ["no", "1.10", "2026-12-01", "0x1F", "null"])
        #expect(reading.problems == ["f:1:38: expected a text, found nothing"])
    }

    @Test(arguments: ["\"5\"", "1.5", "1_000", "0x10", "9999999999999999999", "six"])
    func refusesWhatIsNoWholeNumber(text: String) {
        let reading = YAMLReading(text) { $0.int() }
        #expect(reading.value == nil)
        #expect(reading.problems.count == 1)
    }

    @Test func namesTheRangeOfANumber() {
        #expect(
            YAMLReading("7") { $0.int(in: 1...5) }.problems == ["f:1:1: expected a whole number from 1 to 5, found `7`"]
        )
        #expect(
            YAMLReading("0") { $0.int(in: 1...Int.max) }.problems
                == ["f:1:1: expected a whole number of 1 or more, found `0`"]
        )
    }

    @Test(arguments: [("6.8", 6.8), ("-5", -5), ("1e-3", 0.001)])
    func readsNumbers(text: String, number: Double) {
        #expect(YAMLReading(text) { $0.double() }.value == number)
    }

    @Test(arguments: [".inf", "nan", "inf", "1,5", "0x1p3", "'1.5'"])
    func refusesWhatIsNoNumber(text: String) {
        #expect(YAMLReading(text) { $0.double() }.problems.count == 1)
    }

    @Test func suggestsAChoice() {
        enum Level: String, CaseIterable { case junior, mid, senior }
        #expect(YAMLReading("mid") { $0.choice(of: Level.self) }.value == .mid)
        #expect(
            YAMLReading("Senoir") { $0.choice(of: Level.self) }.problems == [
                "f:1:1: expected one of `junior`, `mid`, `senior`, found `Senoir`. Did you mean `senior`?"
            ]
        )
    }

    @Test func namesEntriesThatStandTwice() {
        #expect(YAMLReading("[a, b, a]") { $0.texts() }.problems == ["f:1:8: `a` stands twice in this list"])
    }

    @Test func countsEntries() {
        #expect(
            YAMLReading("[]") { $0.texts(count: 1...3) }.problems == [
                "f:1:1: expected 1 to 3 entries in this list, found 0"
            ])
    }

    @Test func readsADictionary() {
        let reading = YAMLReading("{ms: 1, s: 1000, x: many}") { $0.dictionary { $0.double() } }
        #expect(reading.value == ["ms": 1, "s": 1000])
        #expect(reading.problems == ["f:1:21: expected a number, found `many`"])
    }

    @Test func valuesFromElsewhereAreReadAlike() {
        let log = YAMLProblemLog()
        let node = YAMLNode(text: "80x", source: "environment variable VIVA_PORT", log: log)
        #expect(node.int() == nil)
        #expect(
            log.problems.map(\.description)
                == ["environment variable VIVA_PORT: expected a whole number, found `80x`"]
        )
    }
}
