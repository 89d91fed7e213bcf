extension LocalTime {
    /// Reads a time as people write it in a chat: `9:30`, `09.30`, `9am`, `9.30 p.m.`, `9h30`, `0930h`, `noon`, `midnight`.
    ///
    /// A bare number such as `9` is not a time, unless `allowsBareHour` says that the words before it, such as `at`, make it
    /// one. Nil for anything else, also for `24:00` and `13pm`.
    package init?(spoken text: some StringProtocol, allowsBareHour: Bool = false) {
        var rest = Substring(text.lowercased().filter { $0 != " " })
        switch rest {
        case "noon", "midday":
            self.init(hour: 12, minute: 0)
            return
        case "midnight":
            self.init(hour: 0, minute: 0)
            return
        default: break
        }

        var afternoon: Bool?
        for suffix in ["am", "a.m.", "a.m", "pm", "p.m.", "p.m"] where rest.hasSuffix(suffix) {
            rest.removeLast(suffix.count)
            afternoon = suffix.hasPrefix("p")
            break
        }
        let hasHourMark = rest.hasSuffix("h")
        if hasHourMark { rest.removeLast() }

        let parts = rest.split(omittingEmptySubsequences: false) { ":.h".contains($0) }
        guard parts.count <= 2, let first = parts.first, (1...4).contains(first.count),
            let number = first.utf8.decimalValue
        else { return nil }
        if parts.count == 2 {
            guard first.count <= 2, parts[1].count == 2, let minute = parts[1].utf8.decimalValue else { return nil }
            self.init(hour: number, minute: minute)
        } else if first.count == 4, hasHourMark {
            self.init(hour: number / 100, minute: number % 100)
        } else if first.count <= 2, hasHourMark || afternoon != nil || allowsBareHour {
            self.init(hour: number, minute: 0)
        } else {
            return nil
        }

        if let afternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (afternoon ? 12 : 0)
        }
        guard isValid else { return nil }
    }
}
