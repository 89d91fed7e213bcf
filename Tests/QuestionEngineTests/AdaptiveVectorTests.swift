import Testing

@testable import QuestionEngine

@Suite struct AdaptiveVectorTests {
    struct Elo: Decodable {
        struct Step: Decodable {
            var guess: Double
            var correct: Bool
            var p: Double
            var ability: Double
            var difficulty: Double
            /// What the person is asked from then on.
            var next_item: Rating?
        }

        struct Rating: Decodable { var difficulty: Double, n: Int }

        var steps: [Step]
    }

    /// One person and several items, answer after answer, to 1e-9 absolute.
    @Test(.enabled(if: Vectors.areAvailable)) func everyAnswerMovesAbilityAndDifficultyAsInTheVectors() throws {
        let steps = try Vectors.load(Elo.self, "elo_vectors.json").steps
        let model = EloModel(a: 1, b: 0.05)
        var (ability, difficulty) = (SkillRating(), SkillRating())
        for step in steps {
            let success = model.probability(
                ability: ability.value, difficulty: difficulty.value, guess: step.guess)
            #expect(abs(success - step.p) < 1e-9)
            model.update(
                ability: &ability, difficulty: &difficulty, guess: step.guess, credit: step.correct ? 1 : 0)
            #expect(abs(ability.value - step.ability) < 1e-9 && abs(difficulty.value - step.difficulty) < 1e-9)
            if let next = step.next_item { difficulty = SkillRating(value: next.difficulty, count: next.n) }
        }
        #expect(steps.count == 200 && ability.count == 200)
    }
}
