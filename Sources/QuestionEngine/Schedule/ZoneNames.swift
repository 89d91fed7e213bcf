package import Foundation

/// The time zones that people may name: IANA names, and cities that only one of them is called after.
package struct ZoneNames: Sendable {
    private struct Entry {
        var name: String
        var key: String
        var city: String
    }

    /// Those names that belong to a zone today, in alphabetical order, and `UTC`.
    private let current: [Entry]
    /// By lower-case name; outdated names are here too.
    private let byName: [String: String]
    /// By lower-case last part with spaces, such as `new york`.
    private let byCity: [String: [String]]

    /// What this system's time zone rules know.
    package static let system = ZoneNames(identifiers: TimeZone.knownTimeZoneIdentifiers)

    package init(identifiers: some Sequence<String>) {
        var byName = ["utc": "UTC", "etc/utc": "Etc/UTC"]
        for name in identifiers where name.contains("/") { byName[name.lowercased()] = name }
        // Foundation lists some zones by their old name only, though it knows both.
        for (outdated, name) in Self.renamed where byName[outdated.lowercased()] != nil {
            byName[name.lowercased()] = name
        }
        self.byName = byName
        current = byName.values.filter { Self.renamed[$0] == nil }.sorted().map {
            Entry(name: $0, key: $0.lowercased(), city: Self.city(of: $0))
        }

        var byCity: [String: Set<String>] = [:]
        for name in byName.values where name.contains("/") && !name.hasPrefix("Etc/") {
            byCity[Self.city(of: name), default: []].insert(Self.renamed[name] ?? name)
        }
        self.byCity = byCity.mapValues { $0.sorted() }
    }

    /// The IANA name of what somebody wrote: a name in any case, or a city.
    ///
    /// Abbreviations and offsets are refused, because neither says when the clock changes: `EST` is New York's winter only,
    /// and `UTC+2` is Berlin's summer and Vilnius's winter.
    /// - Parameter now: offsets are compared with those that zones have at this moment.
    package func zone(named text: some StringProtocol, at now: Date) throws(ZoneError) -> String {
        let spoken = Substring(text).trimmingSpaces()
        guard let zone = try known(spoken, at: now) else {
            throw .unknown(String(spoken), suggestions: nearest(to: spoken.lowercased()))
        }
        return zone
    }

    /// Nil for a text that means nothing here; an error for one that means a zone, but not clearly enough.
    func known(_ spoken: some StringProtocol, at now: Date) throws(ZoneError) -> String? {
        let key = spoken.lowercased()
        if let name = byName[key] { return name }
        if let zones = Self.abbreviations[key.uppercased()] {
            throw .abbreviation(key.uppercased(), suggestions: zones)
        }
        if let seconds = Self.offset(key) {
            throw .offset(String(spoken), suggestions: zones(withOffset: seconds, at: now))
        }
        let city = key.replacing("_", with: " ").replacing("-", with: " ")
        if let zones = byCity[city] {
            if zones.count == 1 { return zones[0] }
            throw .ambiguous(String(spoken), candidates: zones)
        }
        if let zone = Self.places[city] { throw .notAZone(String(spoken), suggestion: zone) }
        return linkedName(spoken)
    }

    /// Names such as `US/Eastern` and `Etc/GMT+5` are not on the list, but are good IANA names.
    private func linkedName(_ spoken: some StringProtocol) -> String? {
        guard spoken.contains("/"), !spoken.contains(" ") else { return nil }
        let parts = spoken.split(separator: "/", omittingEmptySubsequences: false)
        let capitalised = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        // `US` is the one area that is written in capitals.
        let inCapitals = [parts[0].uppercased()] + capitalised.dropFirst()
        return [String(spoken), capitalised.joined(separator: "/"), inCapitals.joined(separator: "/")]
            .first { TimeZone(identifier: $0)?.identifier == $0 }
    }

    private func nearest(to key: String) -> [String] {
        let limit = key.count < 5 ? 1 : key.count < 9 ? 2 : 3
        let whole = Spelling.nearest(to: key, among: current, limit: limit, count: 3) { $0.key }
        let city = Self.city(of: key)
        let byCity = Spelling.nearest(to: city, among: current, limit: limit, count: 3) { $0.city }
        let names = whole.map(\.name)
        return Array((names + byCity.map(\.name).filter { !names.contains($0) }).prefix(3))
    }

    private func zones(withOffset seconds: Int, at now: Date) -> [String] {
        let matches = { (name: String) in TimeZone(identifier: name)?.secondsFromGMT(for: now) == seconds }
        if seconds == 0 { return ["UTC"] + Self.largeCities.filter(matches).prefix(2) }
        let large = Self.largeCities.filter(matches)
        return Array((large.isEmpty ? current.map(\.name).filter(matches) : large).prefix(3))
    }

    private static func city(of name: String) -> String {
        (name.split(separator: "/").last ?? "").lowercased().replacing("_", with: " ").replacing("-", with: " ")
    }

    /// Seconds of `utc+2`, `gmt-03:30`, `+0200`; nil if it is none of these.
    private static func offset(_ key: String) -> Int? {
        var rest = Substring(key)
        for prefix in ["utc", "gmt"] where rest.hasPrefix(prefix) { rest = rest.dropFirst(3).trimmingSpaces() }
        rest = Substring(rest.replacing("−", with: "-"))
        guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
        let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard let first = parts.first, let number = first.utf8.decimalValue, parts.count <= 2 else { return nil }
        var minutes = first.count > 2 ? number / 100 * 60 + number % 100 : number * 60
        if parts.count == 2 {
            guard let more = parts[1].utf8.decimalValue else { return nil }
            minutes += more
        }
        guard minutes <= 14 * 60 else { return nil }
        return (sign == "-" ? -minutes : minutes) * 60
    }
}
