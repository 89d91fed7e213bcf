package import QuestionEngine

/// What whoever imports says about all questions of a file; what the file says of one of them wins.
package struct ImportSettings: Sendable {
    /// SPDX name of the licence that the texts come under.
    package var license: String
    /// Whom to name.
    package var author: String?
    /// Where the texts were taken from.
    package var title: String?
    /// Ids or names.
    package var topics: [String]
    package var difficulty: Difficulty?
    /// Ids become `prefix-001` and so on, where the file gives none.
    package var idPrefix: String?
    package var status: ContentStatus

    package init(
        license: String, author: String? = nil, title: String? = nil, topics: [String] = [],
        difficulty: Difficulty? = nil,
        idPrefix: String? = nil, status: ContentStatus = .draft
    ) {
        self.license = license
        self.author = author
        self.title = title
        self.topics = topics
        self.difficulty = difficulty
        self.idPrefix = idPrefix
        self.status = status
    }
}
