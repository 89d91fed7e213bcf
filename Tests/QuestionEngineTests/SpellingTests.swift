import QuestionEngine
import Testing

@Suite struct SpellingTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("caching", "cahcing", 1), ("question", "qestion", 1), ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ])
    func distanceCountsSlips(first: String, second: String, distance: Int) {
        #expect(Spelling.distance(first, second) == distance)
        #expect(Spelling.distance(second, first) == distance)
    }

    @Test func theNearestWordComesFirst() {
        #expect(
            Spelling.nearest(to: "qestion", among: ["quiz", "question", "questions"]) == ["question", "questions"])
        #expect(Spelling.nearest(to: "cach", among: ["caching", "cache"]) == ["cache", "caching"])
        #expect(Spelling.nearest(to: "zebra", among: ["caching", "cache"]).isEmpty)
    }
}
