import Testing

@testable import Slack

@Suite struct SlackTextTests {
    @Test func exactlyThreeCharactersAreEscaped() {
        #expect(SlackText.escaped("<!channel> & \"co\" 'x' *b*") == "&lt;!channel&gt; &amp; \"co\" 'x' *b*")
        #expect(SlackText.escaped("&amp;") == "&amp;amp;")
        #expect(SlackText.escaped("") == "")
    }

    @Test func lengthIsTheMostThatSlackMightCount() {
        #expect(SlackText.length("a<b>&") == 15)
        #expect(SlackText.length("ü🎉") == 3)
    }

    @Test func aTextIsCutWhereItReadsBest() {
        func head(_ text: String, _ limit: Int) -> String? {
            SlackText.cut(Substring(text), limit: limit, force: true).map { String($0.head) }
        }
        #expect(head("one two three", 8) == "one two")
        #expect(head("It ends. It goes on and on", 14) == "It ends.")
        #expect(head("a line\nanother line", 12) == "a line")
        // A border in the first half leaves too much unused.
        #expect(head("a\nvery long line of words", 20) == "a\nvery long line of")
        #expect(head("unbreakable", 5) == "unbre")
        #expect(head("fits", 4) == "fits")
        #expect(head("🎉🎉🎉", 5) == "🎉🎉")
    }

    @Test func withoutForceAWordStaysWhole() {
        #expect(SlackText.cut("unbreakable", limit: 5, force: false) == nil)
    }

    @Test(arguments: [1, 2, 3, 7, 50])
    func piecesFitAndNothingButBlankSpaceIsLost(limit: Int) {
        let text = "A paragraph, with words.\nThen <tags> & more; und Überlänge 🎉🎉 e\u{301}\u{301}\u{301}\u{301} end"
        let pieces = SlackText.pieces(of: text, limit: limit)
        for piece in pieces {
            #expect(SlackText.length(piece) <= limit || piece.unicodeScalars.count == 1)
            #expect(!piece.isEmpty)
        }
        func dense(_ text: String) -> String.UnicodeScalarView {
            String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace })
        }
        #expect(String(dense(pieces.joined())) == String(dense(text)))
    }
}
