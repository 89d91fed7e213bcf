package import QuestionEngine

/// A question of another format that can be an item, and what its file says about it.
package struct ImportedItem: Sendable {
    package var place: SourcePlace
    package var id: String?
    /// Names or ids of topics that the author gave.
    package var topics: [String] = []
    /// Words that may name topics, the likeliest first, and that may mean something else.
    package var hints: [String] = []
    package var status: ContentStatus?
    package var revision: Int?
    package var semanticRevision: Int?
    package var parent: String?
    /// Counts the references of the parent, from 0.
    package var reference: Int?
    package var source: Item.Source?
    package var difficulty: Difficulty?
    package var seconds: Int?
    package var stem: String
    package var body: Item.Body
    package var explanation: String

    package init(place: SourcePlace, stem: String, body: Item.Body, explanation: String) {
        self.place = place
        self.stem = stem
        self.body = body
        self.explanation = explanation
    }
}
