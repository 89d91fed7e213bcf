import Testing

@testable import Slack

@Suite struct IncomingTextTests {
    @Test(arguments: [
        ("<@U0BOT> question caching", "question caching"),
        ("<@U0BOT|viva> question", "question"),
        ("<@U0BOT>: question", "question"),
        ("<@U0BOT>, question", "question"),
        ("<@U0BOT>question", "question"),
        ("  <@U0BOT>   question", "question"),
        ("<@U0BOT> <@U0BOT> question", "question"),
        ("<@U0BOT>", ""),
        ("<@U0BOT>\nquiz caching\n5", "quiz caching\n5"),
    ])
    func aMentionAtTheFrontAddressesTheBotAndIsTakenOff(raw: String, text: String) {
        #expect(IncomingText(raw, bot: "U0BOT") == .init(text: text, startsWithMention: true))
    }

    @Test(arguments: [
        ("ask <@U0BOT> for a question", "ask @U0BOT for a question"),
        ("<@U0BOTTOM> question", "@U0BOTTOM question"),
        ("&lt;@U0BOT&gt; question", "<@U0BOT> question"),
        ("question", "question"),
        ("", ""),
        ("<@U0BOT", "<@U0BOT"),
    ])
    func elsewhereItDoesNot(raw: String, text: String) {
        #expect(IncomingText(raw, bot: "U0BOT") == .init(text: text, startsWithMention: false))
    }

    @Test(arguments: [
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("AT&T &copy; &", "AT&T &copy; &"),
        ("see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"),
        ("see <http://example.org|example.org>", "see example.org"),
        ("<mailto:ann@example.org|ann@example.org>", "ann@example.org"),
        ("<@U1>, <@U2|bob> and <@U3|@carol>", "@U1, @bob and @carol"),
        ("in <#C1|team> or <#C2> or <#C3|>", "in #team or #C2 or #C3"),
        ("<!channel> <!here|here> <!everyone>", "@channel here @everyone"),
        ("<!subteam^S1|@hiring>", "@hiring"),
        ("<!subteam^S1>", "@subteam"),
        ("<!date^1392734382^{date}|18 February 2014>", "18 February 2014"),
        ("1 < 2 and no more", "1 < 2 and no more"),
        (":tada: 🎉 *bold* `code`", ":tada: 🎉 *bold* `code`"),
        ("<https://example.org|a &lt;b&gt; c>", "a <b> c"),
    ])
    func slacksFormBecomesWhatWasTyped(raw: String, text: String) {
        #expect(IncomingText(raw, bot: "U0BOT").text == text)
    }

    @Test func whatWasTypedComesBackThroughSlacksEscapes() {
        for text in ["<!channel>", "&lt;", "a && b <c> d", "<@U0BOT> & co", "x < y > z"] {
            #expect(IncomingText(SlackText.escaped(text), bot: "U0BOT") == .init(text: text, startsWithMention: false))
        }
    }
}

extension IncomingText {
    fileprivate init(text: String, startsWithMention: Bool) {
        self.init(text, bot: "nobody")
        self.text = text
        self.startsWithMention = startsWithMention
    }
}
