internal import QuestionEngine
internal import StrictYAML

/// What some of a bank's files say.
struct BankPart: Sendable {
    var entries: BankEntries
    var mentions: CrossReferences.Mentions
    var problems: [YAMLProblem]
}

/// Entries in the order in which they were read.
struct BankEntries: Sendable {
    /// Every `bank` section; without a header: it cannot be read.
    var headers: [(position: YAMLPosition, header: Located<Bank.Header>?)] = []
    var topics: [Located<Topic>] = []
    var questions: [Located<Question>] = []
    var items: [Located<Item>] = []
    /// Items that point at a reference of their parent by its number.
    var numberedReferences: [ItemID: Located<Int>] = [:]

    mutating func add(_ other: BankEntries) {
        headers += other.headers
        topics += other.topics
        questions += other.questions
        items += other.items
        numberedReferences.merge(other.numberedReferences) { $1 }
    }
}
