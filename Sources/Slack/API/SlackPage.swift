/// One page of a list, and where the next one is.
protocol SlackPage: Decodable {
    associatedtype Element
    var elements: [Element] { get }
    var hasMore: Bool? { get }
    var metadata: PageMetadata? { get }
}

struct PageMetadata: Decodable {
    var nextCursor: String?

    private enum CodingKeys: String, CodingKey {
        case nextCursor = "next_cursor"
    }
}

extension SlackPage {
    /// Nil at the end: Slack leaves it out, or sends it empty or null.
    var nextCursor: String? {
        metadata?.nextCursor.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// An element of a list that does not spoil the others if it is not as expected.
struct Lenient<Value: Decodable>: Decodable {
    var value: Value?

    init(from decoder: any Decoder) throws {
        value = try? Value(from: decoder)
    }
}
