/// An open interview question with all that an interviewer needs beside it.
package struct Question: Sendable, Hashable, Identifiable {
    package var id: QuestionID
    /// Permanent number for constant-time selection; a retired slot stays empty.
    package var slot: Int
    /// Counts every change.
    package var revision: Int
    /// Counts changes of meaning only; statistics and memory restart with it.
    package var semanticRevision: Int
    package var status: ContentStatus
    package var kind: Kind
    package var audiences: Set<Audience>
    /// First the main topic.
    package var topics: [TopicID]
    package var levels: Set<Level>
    package var difficulty: Difficulty
    /// Time a good answer takes.
    package var minutes: Int
    package var nearDuplicateOf: QuestionID?
    package var prompt: String
    package var probes: [String]
    /// Each helps a little more than the one before.
    package var hints: [String]
    package var followUps: [FollowUp]
    package var keyPoints: [KeyPoint]
    package var modelAnswer: String
    /// Four anchors, levels 1 to 4 in order.
    package var rubric: [String]
    package var redFlags: [String]
    package var references: [Reference]
    package var source: Source?
    /// Nil: nothing is said about it.
    package var wording: Wording?
    package var items: [ItemID]

    package enum Kind: String, Sendable, CaseIterable, Codable {
        case experience, concept, design, process
    }

    package enum Audience: String, Sendable, CaseIterable, Codable {
        case team, hiring
    }

    package struct FollowUp: Sendable, Hashable {
        package var text: String
        /// Worth asking if one of these key points was missed; empty: always.
        package var whenMissed: [String]

        package init(text: String, whenMissed: [String] = []) {
            self.text = text
            self.whenMissed = whenMissed
        }
    }

    /// One thing a good answer says.
    package struct KeyPoint: Sendable, Hashable {
        package var id: String
        /// 1 to 3.
        package var weight: Int
        package var say: String
        /// Words or phrases of which one suffices.
        package var any: [String]
        /// Groups of words of which each has to be met.
        package var all: [[String]]
        /// Words that contradict the point.
        package var none: [String]

        package init(
            id: String, weight: Int, say: String, any: [String] = [], all: [[String]] = [], none: [String] = []
        ) {
            self.id = id
            self.weight = weight
            self.say = say
            self.any = any
            self.all = all
            self.none = none
        }
    }

    package struct Reference: Sendable, Hashable {
        package var title: String
        package var url: String

        package init(title: String, url: String) {
            self.title = title
            self.url = url
        }
    }

    /// Whose words the question is in.
    package enum Wording: Sendable, Hashable {
        /// The bank's own; a licence differs from the bank's.
        case own(license: String?)
        /// Taken over word for word, under a licence.
        case verbatim(license: String)
    }

    /// What the question was inspired by.
    package struct Source: Sendable, Hashable {
        package var title: String
        package var site: String
        package var date: String?
        /// Its number in that source.
        package var number: Int?

        package init(title: String, site: String, date: String? = nil, number: Int? = nil) {
            self.title = title
            self.site = site
            self.date = date
            self.number = number
        }
    }

    package init(
        id: QuestionID, slot: Int, revision: Int = 1, semanticRevision: Int = 1, status: ContentStatus = .active,
        kind: Kind, audiences: Set<Audience> = [.team, .hiring], topics: [TopicID], levels: Set<Level>,
        difficulty: Difficulty, minutes: Int, nearDuplicateOf: QuestionID? = nil, prompt: String, probes: [String],
        hints: [String], followUps: [FollowUp], keyPoints: [KeyPoint], modelAnswer: String, rubric: [String],
        redFlags: [String], references: [Reference], source: Source? = nil, wording: Wording? = nil, items: [ItemID]
    ) {
        self.id = id
        self.slot = slot
        self.revision = revision
        self.semanticRevision = semanticRevision
        self.status = status
        self.kind = kind
        self.audiences = audiences
        self.topics = topics
        self.levels = levels
        self.difficulty = difficulty
        self.minutes = minutes
        self.nearDuplicateOf = nearDuplicateOf
        self.prompt = prompt
        self.probes = probes
        self.hints = hints
        self.followUps = followUps
        self.keyPoints = keyPoints
        self.modelAnswer = modelAnswer
        self.rubric = rubric
        self.redFlags = redFlags
        self.references = references
        self.source = source
        self.wording = wording
        self.items = items
    }
}
