/// A quiz item: it can be graded without a person.
package struct Item: Sendable, Hashable, Identifiable {
    package var id: ItemID
    package var revision: Int
    package var semanticRevision: Int
    package var status: ContentStatus
    /// The question it was derived from.
    package var parent: QuestionID?
    package var topics: [TopicID]
    package var difficulty: Difficulty
    package var stem: String
    package var body: Body
    /// Shown after the answer, whatever it was.
    package var explanation: String
    package var reference: Question.Reference?
    /// Nil: the bank's own text under the bank's licence.
    package var source: Source?
    /// Time that an answer should take, in seconds.
    package var seconds: Int

    package enum Body: Sendable, Hashable {
        case single(options: [Option], shuffle: Bool)
        case multi(options: [Option], shuffle: Bool)
        case trueFalse(isTrue: Bool, why: String)
        case short(ShortKey)
        case numeric(NumericKey)
        /// In the right order; at least three.
        case order(steps: [Step])
        /// Each left side has the right side of its pair; distractors are right sides of none.
        case match(pairs: [Pair], distractors: [Distractor])
    }

    /// Where an item was taken from.
    package struct Source: Sendable, Hashable {
        /// SPDX name.
        package var license: String
        /// A file, a book, a site.
        package var title: String?
        /// Whom to name.
        package var author: String?

        package init(license: String, title: String? = nil, author: String? = nil) {
            self.license = license
            self.title = title
            self.author = author
        }
    }

    package struct Option: Sendable, Hashable {
        package var id: String
        package var text: String
        package var isCorrect: Bool
        /// Why it is right or wrong.
        package var why: String

        package init(id: String, text: String, isCorrect: Bool, why: String) {
            self.id = id
            self.text = text
            self.isCorrect = isCorrect
            self.why = why
        }
    }

    package struct ShortKey: Sendable, Hashable {
        package var answers: [Answer]
        package var isCaseSensitive: Bool
        /// Accept small misspellings of long words.
        package var allowsTypos: Bool
        /// Leading articles do not count.
        package var ignoresArticles: Bool

        package struct Answer: Sendable, Hashable {
            /// `*` stands for any run of characters.
            package var text: String
            /// 0 to 1. Zero lists a plausible wrong answer, with its `why`.
            package var credit: Double
            package var why: String?

            package init(text: String, credit: Double = 1, why: String? = nil) {
                self.text = text
                self.credit = credit
                self.why = why
            }
        }

        package init(
            answers: [Answer], isCaseSensitive: Bool = false, allowsTypos: Bool = true, ignoresArticles: Bool = true
        ) {
            self.answers = answers
            self.isCaseSensitive = isCaseSensitive
            self.allowsTypos = allowsTypos
            self.ignoresArticles = ignoresArticles
        }
    }

    package struct NumericKey: Sendable, Hashable {
        package var value: Double
        package var tolerance: Tolerance
        /// The unit in which `value` is given.
        package var unit: String?
        /// Accepted units and how many of the key's unit one of them is: with `ms` as unit, `s` is 1000.
        package var units: [String: Double]
        package var isUnitRequired: Bool

        package enum Tolerance: Sendable, Hashable {
            case absolute(Double)
            /// A share of the value: 0.01 is one per cent.
            case relative(Double)
        }

        package init(
            value: Double, tolerance: Tolerance, unit: String? = nil, units: [String: Double] = [:],
            isUnitRequired: Bool = false
        ) {
            self.value = value
            self.tolerance = tolerance
            self.unit = unit
            self.units = units
            self.isUnitRequired = isUnitRequired
        }
    }

    package init(
        id: ItemID, revision: Int = 1, semanticRevision: Int = 1, status: ContentStatus = .active,
        parent: QuestionID? = nil, topics: [TopicID], difficulty: Difficulty, stem: String, body: Body,
        explanation: String, reference: Question.Reference? = nil, source: Source? = nil, seconds: Int = 60
    ) {
        self.id = id
        self.revision = revision
        self.semanticRevision = semanticRevision
        self.status = status
        self.parent = parent
        self.topics = topics
        self.difficulty = difficulty
        self.stem = stem
        self.body = body
        self.explanation = explanation
        self.reference = reference
        self.source = source
        self.seconds = seconds
    }
}
