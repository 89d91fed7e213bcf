import Store

/// How much is stored about a person.
struct PersonalCounts: Equatable {
    var quizzes: Int
    var answers: Int
    var listings: Int
    var schedules: Int
    /// Questions put to them in direct messages.
    var asked: Int
    var waiting: Int
    var appeals: Int
}

extension PersonalRecord {
    var counts: PersonalCounts {
        PersonalCounts(
            quizzes: quizzes.count, answers: quizzes.reduce(0) { $0 + $1.items.count { $0.outcome != nil } },
            listings: listings.count, schedules: schedules.count, asked: asked.count, waiting: waiting.count,
            appeals: appeals.count)
    }

    /// But for how many commands they gave, which they just did.
    var isEmpty: Bool {
        var other = self
        other.allowance = nil
        return other == PersonalRecord()
    }
}
