/// Only active content is asked. Drafts and what waits for a review are an editor's work; retired content stays readable for what was
/// asked before.
package enum ContentStatus: String, Sendable, CaseIterable, Codable {
    case draft, review, active, retired
}

/// Whom a question suits.
package enum Level: String, Sendable, CaseIterable, Codable, Comparable {
    case junior, mid, senior

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// The author's estimate, 1 (easy) to 5 (hard).
package struct Difficulty: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    package let rawValue: Int

    package init?(rawValue: Int) {
        guard (1...5).contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    private init(known rawValue: Int) { self.rawValue = rawValue }

    package static let medium = Difficulty(known: 3)

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// What questions and items are about. A topic without a parent is a group.
package struct Topic: Sendable, Hashable, Identifiable {
    package var id: TopicID
    package var parent: TopicID?
    package var title: String
    /// Other words by which people ask for it.
    package var aliases: [String]

    package init(id: TopicID, parent: TopicID? = nil, title: String, aliases: [String] = []) {
        self.id = id
        self.parent = parent
        self.title = title
        self.aliases = aliases
    }
}
