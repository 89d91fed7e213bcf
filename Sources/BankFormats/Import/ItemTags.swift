internal import Foundation
internal import QuestionEngine

/// What other formats have no words for, as tags that begin with `viva:`, such as `viva:difficulty=2`.
enum ItemTags {
    static let prefix = "viva:"

    /// What an item says beyond stem, answers, reasons and explanation.
    static func tags(of item: Item, in bank: Bank) -> [String] {
        var tags = item.topics.map { ("topic", $0.rawValue) }
        tags.append(("difficulty", "\(item.difficulty.rawValue)"))
        tags.append(("time", "\(item.seconds)"))
        tags.append(("rev", "\(item.revision)"))
        tags.append(("semantic_rev", "\(item.semanticRevision)"))
        tags.append(("status", item.status.rawValue))
        if let parent = item.parent { tags.append(("parent", parent.rawValue)) }
        if let reference = item.reference, let parent = item.parent.flatMap({ bank.question($0) }),
            let number = parent.references.firstIndex(of: reference)
        {
            tags.append(("reference", "\(number)"))
        }
        if let source = item.source {
            tags.append(("license", source.license))
            if let title = source.title { tags.append(("title", title)) }
            if let author = source.author { tags.append(("author", author)) }
        }
        tags += self.tags(of: item.body)
        return tags.map { "\(prefix)\($0)=\($1)" }
    }

    private static func tags(of body: Item.Body) -> [(String, String)] {
        switch body {
        case .single(let options, let shuffle), .multi(let options, let shuffle):
            let ids = options.map(\.id)
            return (shuffle ? [] : [("shuffle", "false")])
                + (ids == letters(ids.count) ? [] : [("options", ids.joined(separator: ","))])
        case .trueFalse, .order, .match: return []
        case .short(let key):
            return [
                ("case", "\(key.isCaseSensitive)"), ("typos", key.allowsTypos ? "auto" : "none"),
                ("articles", "\(key.ignoresArticles)"),
            ]
        case .numeric(let key):
            var tags: [(String, String)] = []
            if case .relative(let share) = key.tolerance { tags.append(("relative", YAMLText.number(share))) }
            if let unit = key.unit { tags.append(("unit", unit)) }
            for (unit, factor) in key.units.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) })
            where unit != key.unit {
                tags.append(("unit_factor", "\(unit) \(YAMLText.number(factor))"))
            }
            if key.isUnitRequired { tags.append(("unit_required", "true")) }
            return tags
        }
    }

    /// `a`, `b`, `c`, …
    static func letters(_ count: Int) -> [String] {
        (0..<count).map { String(UnicodeScalar(UInt8(97 + $0 % 26))) }
    }
}
