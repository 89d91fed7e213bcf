import Foundation
import QuestionEngine
import Testing

@Suite struct ScheduleZoneTests {
    /// In winter, and in summer, of the northern half.
    private let january = Date(timeIntervalSince1970: 1_768_478_400)
    private let july = Date(timeIntervalSince1970: 1_784_116_800)

    private func zone(_ text: String, at now: Date? = nil) throws(ZoneError) -> String {
        try ZoneNames.system.zone(named: text, at: now ?? january)
    }

    @Test(arguments: [
        ("Europe/Vilnius", "Europe/Vilnius"), ("europe/vilnius", "Europe/Vilnius"), ("VILNIUS", "Europe/Vilnius"),
        ("London", "Europe/London"), ("New York", "America/New_York"), ("new_york", "America/New_York"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"), ("Port au Prince", "America/Port-au-Prince"),
        ("Kolkata", "Asia/Kolkata"), ("Calcutta", "Asia/Kolkata"), ("Kiev", "Europe/Kyiv"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("America/Argentina/Ushuaia", "America/Argentina/Ushuaia"), ("US/Eastern", "US/Eastern"),
        ("us/eastern", "US/Eastern"),
        ("Etc/GMT+5", "Etc/GMT+5"), ("utc", "UTC"), (" UTC ", "UTC"), ("Etc/UTC", "Etc/UTC"),
        ("Lord Howe", "Australia/Lord_Howe"),
    ])
    func namesAndCitiesAreFound(text: String, name: String) throws {
        #expect(try zone(text) == name)
    }

    /// Whatever is accepted must be a zone of this system, under this very name.
    @Test func everyNameFoundIsAZone() throws {
        for name in TimeZone.knownTimeZoneIdentifiers where name.contains("/") {
            #expect(try zone(name) == name)
            let city = try #require(name.split(separator: "/").last)
            let found = try zone(String(city))
            #expect(TimeZone(identifier: found) != nil, "\(found)")
        }
    }

    @Test(arguments: ["EST", "est", "PST", "CET", "CEST", "GMT", "BST", "IST", "MST7MDT", "EET", "HST"])
    func abbreviationsAreRefusedWithAProposal(text: String) throws {
        let error = try #require(throws: ZoneError.self) { try zone(text) }
        guard case .abbreviation(text.uppercased(), let suggestions) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(!suggestions.isEmpty)
        for name in suggestions { #expect(try zone(name) == name) }
    }

    @Test func offsetsAreRefusedWithZonesThatHaveThemNow() throws {
        for (text, now, name) in [
            ("UTC+2", january, "Europe/Vilnius"), ("utc+2", july, "Europe/Berlin"), ("+02:00", july, "Europe/Paris"),
            ("GMT-5", january, "America/New_York"), ("UTC +5:30", january, "Asia/Kolkata"),
            ("+0545", january, "Asia/Kathmandu"),
            ("UTC−3", january, "America/Sao_Paulo"), ("+0", january, "UTC"), ("UTC+13:45", january, "Pacific/Chatham"),
        ] {
            let error = try #require(throws: ZoneError.self) { try zone(text, at: now) }
            guard case .offset(_, let suggestions) = error else {
                Issue.record("\(text): \(error)")
                continue
            }
            #expect(suggestions.contains(name), "\(text): \(suggestions)")
        }
    }

    @Test(arguments: [
        ("Europe/Vilnus", "Europe/Vilnius"), ("Vilnuis", "Europe/Vilnius"), ("Amercia/New_York", "America/New_York"),
        ("Europe/Kolkata", "Asia/Kolkata"), ("Berlni", "Europe/Berlin"), ("San Francisco", "America/Los_Angeles"),
        ("Germany", "Europe/Berlin"), ("mumbai", "Asia/Kolkata"),
    ])
    func aProposalIsMadeForWhatIsNoZone(text: String, name: String) throws {
        let error = try #require(throws: ZoneError.self) { try zone(text) }
        #expect(error.suggestions.contains(name), "\(error)")
        #expect(error.description.contains(name))
    }

    @Test(arguments: ["", "/", "Foo/Bar", "Qwertyuiop", "GMT+99", "UTC+2x", "Europe/", "Etc/GMT+99"])
    func nonsenseIsRefused(text: String) {
        #expect(throws: ZoneError.self) { try zone(text) }
    }

    @Test func aCityWithSeveralZonesIsAskedFor() throws {
        let names = ZoneNames(identifiers: ["America/Springfield", "Europe/Springfield"])
        #expect(throws: ZoneError.ambiguous("Springfield", candidates: ["America/Springfield", "Europe/Springfield"])) {
            try names.zone(named: "Springfield", at: january)
        }
    }
}
