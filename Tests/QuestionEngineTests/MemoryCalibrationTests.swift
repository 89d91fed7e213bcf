import Foundation
import Testing

@testable import QuestionEngine

/// What the knob promises: who asks for 80, 90 or 95 % recalls so much of what comes back, if their memory is FSRS-6's.
@Suite struct MemoryCalibrationTests {
    @Test(arguments: [0.8, 0.9, 0.95]) func whatComesBackIsRecalledAsOftenAsWasWished(retention: Double) {
        var random = SplitMix64(seed: 20_261_124)
        let scheduler = CardScheduler.standard
        var (predicted, recalled, loss, bestLoss, count) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for item in 0..<400 {
            let key = CardKey(item: ItemID(rawValue: "it-\(item)"), semanticRevision: 1)
            var card: Card?
            var date = Date(timeIntervalSince1970: 1_795_420_800)
            for _ in 0..<25 {
                // A learner whose memory is the model's; a first meeting is a coin's toss.
                var rating = Rating.good
                if let card {
                    let truth = scheduler.retrievability(of: card, at: date)
                    let isRecalled = Double.random(in: 0..<1, using: &random) < truth
                    rating = isRecalled ? .good : .again
                    // Within a day FSRS expects everything to be recalled.
                    if card.phase == .review {
                        let r = min(max(truth, 1e-6), 1 - 1e-6)
                        (predicted, recalled, count) = (predicted + r, recalled + (isRecalled ? 1 : 0), count + 1)
                        loss -= isRecalled ? log(r) : log(1 - r)
                        bestLoss -= r * log(r) + (1 - r) * log(1 - r)
                    }
                } else if Bool.random(using: &random) {
                    rating = .again
                }
                let logged = LoggedReview(
                    Review(rating: rating, credit: nil, date: date, desiredRetention: retention), scheduler: scheduler)
                let next = CardReplay.card(after: logged, of: card, key: key, owner: "learner")
                card = next
                date = next.due
            }
        }
        #expect(count > 5_000)
        #expect(abs(recalled / count - predicted / count) < 0.02, "observed \(recalled / count)")
        #expect(abs(recalled / count - retention) < 0.03, "observed \(recalled / count)")
        #expect(abs(loss - bestLoss) / count < 0.01, "log loss \(loss / count), \(bestLoss / count) at best")
    }
}
