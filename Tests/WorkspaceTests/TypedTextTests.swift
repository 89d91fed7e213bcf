import Testing

@testable import Workspace

@Suite
struct TypedTextTests {
    private let state = WorkspaceState.fresh(founded: Timestamp(microseconds: 0), botToken: "b", appToken: "a")

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a & b < c > d", "a &amp; b &lt; c &gt; d"), ("&amp;", "&amp;amp;"),
        ("@viva question", "<@U0VIVABOT> question"), ("hi @Bob.", "hi <@U02BOB>."), ("(@alice)", "(<@U01ALICE>)"),
        ("@nobody", "@nobody"), ("@", "@"), ("mail bob@viva.example", "mail bob@viva.example"),
        ("@bobby", "@bobby"), ("@here @channel", "<!here> <!channel>"),
        ("see #team-", "see <#C02TEAM|team>-"), ("#old-news", "<#C05OLDNEWS|old-news>"), ("#1 rule", "#1 rule"),
        ("<!channel>", "&lt;!channel&gt;"), ("<@U02BOB>", "&lt;@U02BOB&gt;"),
        ("https://a.b/c?d=e&f=g.", "<https://a.b/c?d=e&amp;f=g>."), ("(http://a.b)", "(<http://a.b>)"),
        ("https://", "https://"), ("xhttps://a.b", "xhttps://a.b"), ("HTTPS://A.b", "<HTTPS://A.b>"),
        ("`@viva <b>` @viva", "`@viva &lt;b&gt;` <@U0VIVABOT>"), ("`", "`"), ("``", "``"), ("`a", "`a"),
        ("```\n@viva\n``` @viva", "```\n@viva\n``` <@U0VIVABOT>"), ("`a` `b`", "`a` `b`"),
        ("👩‍👩‍👧@viva é<", "👩‍👩‍👧<@U0VIVABOT> é&lt;"),
    ])
    func whatIsTypedIsStoredAsThePlatformDoes(_ typed: String, _ stored: String) {
        #expect(TypedText.stored(typed, in: state) == stored)
    }
}
