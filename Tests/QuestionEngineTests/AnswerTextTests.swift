import Testing

@testable import QuestionEngine

@Suite struct AnswerTextTests {
    @Test(arguments: [
        ("  The  Cache.  ", "cache"), ("A", "a"), ("an idea", "idea"), ("the", "the"), ("“Cold start”", "cold start"),
        ("it’s", "it's"), ("at\u{2013}least\u{2011}once", "at-least-once"), ("\u{2212}5", "-5"),
        ("10 \u{B5}s", "10 \u{3BC}s"),
        ("x\u{200B}y", "xy"), ("Straße", "strasse"), ("\u{AB70}\u{13F8}", "\u{13A0}\u{13F0}"),
        ("`git bisect`", "git bisect"), (".", "."), ("...", "."), ("", ""),
        ("'a' or 'b'", "a' or 'b"),
    ])
    func bringsAnswersIntoOneForm(text: String, normalised: String) {
        #expect(AnswerText.normalised(text, dropsArticle: true) == normalised)
    }

    @Test func keepsCaseAndArticlesWhereAsked() {
        #expect(AnswerText.normalised("The GET", keepsCase: true) == "The GET")
        #expect(AnswerText.normalised("The GET", keepsCase: true, dropsArticle: true) == "GET")
    }
}
