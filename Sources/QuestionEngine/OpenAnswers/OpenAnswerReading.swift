/// What was found in a free answer: nothing about the person, and no grade.
package struct OpenAnswerReading: Sendable, Equatable {
    package struct Point: Sendable, Equatable {
        package var keyPoint: Question.KeyPoint
        package var sighting: Sighting
    }

    package enum Sighting: Sendable, Equatable {
        /// The words that say it, as the person wrote them.
        case found(Quote)
        /// Mentioned, but as something that is not so, or beside words that contradict it.
        case denied(Quote)
        /// Mentioned in a list of catchwords, and nothing said about it.
        case listed(Quote)
        case unseen
    }

    /// Words of the answer.
    package struct Quote: Sendable, Equatable {
        /// What matched.
        package var range: Range<String.Index>
        /// With a few words around it, so that it can be understood.
        package var context: String
    }

    /// In the order of the question.
    package var points: [Point]

    package var found: [Point] { points.filter { if case .found = $0.sighting { true } else { false } } }
    package var missed: [Point] { points.filter { if case .found = $0.sighting { false } else { true } } }

    /// The follow-ups that were written for points which are missed here, in the order of the question.
    package func followUps(of question: Question) -> [Question.FollowUp] {
        let missed = Set(missed.map(\.keyPoint.id))
        return question.followUps.filter { !missed.isDisjoint(with: $0.whenMissed) }
    }
}
