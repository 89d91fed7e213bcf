/// A question's permanent name, such as `be-0009`; never reused and never derived from the text.
package struct QuestionID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// An item's permanent name, such as `it-0901`.
package struct ItemID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A topic's or topic group's permanent name, such as `dist.caching` or `distributed`.
package struct TopicID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    package var rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
