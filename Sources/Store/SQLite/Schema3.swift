/// What came with version 3: practice that remembers, graded answers that can be disputed, the editors' desk, and short places in the bank.
enum Schema3 {
    static let sql = practice + attempts + openAnswers + desk + selection
}
