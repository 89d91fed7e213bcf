/// How well the marks of one item tell good answerers from others, by what they reached in the rest. After Moodle's calculator.
package struct Discrimination: Sendable, Hashable {
    /// Correlation of the item's marks with the rest, in per cent: -100 to 100. Nil if either does not vary.
    package var index: Double?
    /// The covariance in per cent of the largest that these marks allow: an easy or hard item cannot discriminate much, and is
    /// not blamed for it.
    package var efficiency: Double?

    init(marks: [Double], rest: [Double]) {
        index = Sample.correlation(marks, rest).map { 100 * $0 }
        guard let covariance = Sample.covariance(marks, rest),
            let largest = Sample.covariance(marks.sorted(), rest.sorted()), largest != 0
        else { return }
        efficiency = 100 * covariance / largest
    }
}
