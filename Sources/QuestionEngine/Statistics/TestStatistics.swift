/// Figures of a test that everybody took as a whole, as Moodle's report gives them.
package struct TestStatistics: Sendable, Hashable {
    package struct Item: Sendable, Hashable {
        /// Mean mark as a share of the greatest: 0 to 1.
        package var facility: Double
        package var standardDeviation: Double
        package var discrimination: Discrimination
        /// The item's part of the test's greatest mark, per cent.
        package var intendedWeight: Double
        /// The part it really has in how results differ, per cent; nil if it works against the rest.
        package var effectiveWeight: Double?
        /// Facility of the best 27 % less that of the weakest.
        package var upperLowerDifference: Double
    }

    package var items: [Item]
    package var mean: Double
    package var standardDeviation: Double
    /// Coefficient of internal consistency (Cronbach's alpha), per cent. Above 75 is satisfactory, below 64 is not. Nil with one
    /// item, or if all results are the same.
    package var consistency: Double?
    /// How much of the spread is chance, per cent.
    package var errorRatio: Double?

    /// Nil with fewer than two people, without items, or if rows differ in length.
    /// - Parameters:
    ///   - marks: a row for each person.
    ///   - greatest: the greatest mark of each item, above 0.
    package init?(marks: [[Double]], greatest: [Double]) {
        guard marks.count > 1, !greatest.isEmpty, greatest.allSatisfy({ $0 > 0 }),
            marks.allSatisfy({ $0.count == greatest.count })
        else { return nil }
        let totals = marks.map { $0.reduce(0, +) }
        let columns = greatest.indices.map { column in marks.map { $0[column] } }
        let covariances = columns.map { Sample.covariance($0, totals) ?? 0 }
        let reach = covariances.filter { $0 >= 0 }.map { $0.squareRoot() }.reduce(0, +)
        let byTotal = totals.indices.sorted { (totals[$0], $0) < (totals[$1], $1) }
        let group = max(1, Int((0.27 * Double(marks.count)).rounded(.toNearestOrEven)))
        items = greatest.indices.map { index in
            let column = columns[index]
            let best = Sample.mean(byTotal.suffix(group).map { column[$0] })
            let weakest = Sample.mean(byTotal.prefix(group).map { column[$0] })
            let weight = covariances[index] >= 0 && reach > 0 ? 100 * covariances[index].squareRoot() / reach : nil
            return Item(
                facility: Sample.mean(column) / greatest[index],
                standardDeviation: (Sample.variance(column) ?? 0).squareRoot(),
                discrimination: Discrimination(marks: column, rest: zip(totals, column).map { $0 - $1 }),
                intendedWeight: 100 * greatest[index] / greatest.reduce(0, +), effectiveWeight: weight,
                upperLowerDifference: (best - weakest) / greatest[index])
        }
        let variance = Sample.variance(totals) ?? 0
        mean = Sample.mean(totals)
        standardDeviation = variance.squareRoot()
        guard greatest.count > 1, variance > 0 else { return }
        let count = Double(greatest.count)
        let within = columns.map { Sample.variance($0) ?? 0 }.reduce(0, +)
        let consistency = 100 * count / (count - 1) * (1 - within / variance)
        self.consistency = consistency
        errorRatio = 100 * max(0, 1 - consistency / 100).squareRoot()
    }
}
