/// What came with version 3: practice that remembers, graded answers that can be disputed, and the editors' desk.
enum Schema3 {
    static let sql = practice + attempts + openAnswers + desk
}
