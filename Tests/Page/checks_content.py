"""What messages can hold: the text format, Block Kit, and what must never get through."""

import json

from checks import check, expect, same
from workspace_client import ALICE, BOB, RANDOM, TEAM

USER = f'<a class="mention" href="/?user={ALICE}&amp;channel={BOB}" data-internal="">@bob</a>'
FORMATS = [  # what is stored, and how it is shown
    ("plain &amp; simple", "<div>plain &amp; simple</div>"),
    ("*bold* _italic_ ~gone~ `code`", "<div><strong>bold</strong> <em>italic</em> <s>gone</s> <code>code</code></div>"),
    ("*bold _and italic_*", "<div><strong>bold <em>and italic</em></strong></div>"),
    ("2 * 3 * 4, snake_case_name, ~/bin", "<div>2 * 3 * 4, snake_case_name, ~/bin</div>"),
    ("*not closed and _neither_", "<div>*not closed and <em>neither</em></div>"),
    ("`*not bold*` &lt;b&gt;", "<div><code>*not bold*</code> &lt;b&gt;</div>"),
    ("&amp;lt;", "<div>&amp;lt;</div>"),
    ("&gt; said\n&gt; twice\nanswered", "<blockquote>said\ntwice</blockquote><div>answered</div>"),
    ("&gt;&gt;&gt; all\nof it", "<blockquote>all\nof it</blockquote>"),
    ("before\n```\nlet a = *b\n```\nafter", '<div>before</div><pre tabindex="0" role="region" aria-label="Code"><code>let a = *b</code></pre><div>after</div>'),
    (f"<@{BOB}> <@{ALICE}> <@U0NOBODY>", f'<div>{USER} <span class="mention mine">@alice</span> <span class="mention">@U0NOBODY</span></div>'),
    (f"<#{TEAM}|team>", f'<div><a class="mention" href="/?user={ALICE}&amp;channel={TEAM}" data-internal="">#team</a></div>'),
    ("<!here> <!subteam^S1|@leads>", '<div><span class="mention mine">@here</span> <span class="mention">@leads</span></div>'),
    ("<https://a.example/x_y_z?a=1&amp;b=2|a *label*>", '<div><a href="https://a.example/x_y_z?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">a *label*</a></div>'),
    ("see https://a.example/b_c_d.", '<div>see <a href="https://a.example/b_c_d" target="_blank" rel="noopener noreferrer">https://a.example/b_c_d</a>.</div>'),
    ("<mailto:a@b.example|write>", '<div><a href="mailto:a@b.example" target="_blank" rel="noopener noreferrer">write</a></div>'),
    (":tada: :no_such_emoji: 10:30:45", "<div>🎉 :no_such_emoji: 10:30:45</div>"),
    ("<!date^1392734382^{date_num}|then>", '<div><time datetime="2014-02-18T14:39:42.000Z" title="then">2014-02-18</time></div>'),
    ("<!date^1392734382^{no_such}|then>", "<div><span>then</span></div>"),
]
ATTACKS = [
    "<img src=x onerror=window.pwned=1>", "<script>window.pwned=1</script>", "<svg/onload=window.pwned=1>",
    "javascript:window.pwned=1", "\"><iframe srcdoc='<script>parent.pwned=1</script>'>", "{{constructor.constructor('pwned=1')()}}",
    "<a href=\"javascript:window.pwned=1\">x</a>", "&lt;img src=x onerror=window.pwned=1&gt;", "<style>body{display:none}</style>",
    "`<img src=x onerror=window.pwned=1>`", "```<script>window.pwned=1</script>```", "&#60;script&#62;window.pwned=1&#60;/script&#62;",
]
FORGED = [  # as only a bot can store them
    "<javascript:window.pwned=1|click me>", "<data:text/html,<script>pwned=1</script>|data>", "<JaVaScRiPt:window.pwned=1>",
    "<vbscript:x|v>", "<//evil.example|relative>", "</page/app.js|own>", "<!date^1^{date}^javascript:window.pwned=1|when>",
    "<@U1|<img src=x onerror=window.pwned=1>>", "<#C1|\"><script>window.pwned=1</script>>", "<https://a.example\" onclick=\"window.pwned=1|quote>",
]


def blocks(texts):
    """A message of the bot with each text in every place that takes one."""
    everything = []
    for text in texts:
        everything += [
            {"type": "header", "text": {"type": "plain_text", "text": text}},
            {"type": "section", "text": {"type": "mrkdwn", "text": text}, "fields": [{"type": "plain_text", "text": text}]},
            {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]},
            {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": text[:75]}, "url": text, "action_id": "a"}]},
            {"type": "image", "image_url": text, "alt_text": text, "title": {"type": "plain_text", "text": text}},
            {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                {"type": "text", "text": text}, {"type": "link", "url": text, "text": text}, {"type": "user", "user_id": text},
                {"type": "emoji", "name": text, "unicode": "3c-7a"}, {"type": "channel", "channel_id": text},
                {"type": "date", "timestamp": 1, "format": text, "url": text, "fallback": text}]}]},
        ]
    return everything[:50]


@check("shows the platform's text format as it does")
def formats(run):
    run.open(ALICE, RANDOM)
    for stored, shown in FORMATS:
        ts = run.workspace.bot("chat.postMessage", channel=TEAM, text=stored)["ts"]
        message = next(m for m in run.workspace.messages(TEAM) if m["ts"] == ts)
        found = run.page.js(f"""import("/page/mrkdwn.js").then(async ({{ mrkdwn }}) => {{
            const {{ Workspace }} = await import("/page/workspace.js");
            const workspace = new Workspace();
            await workspace.load("{ALICE}");
            const holder = document.createElement("div");
            holder.append(mrkdwn({json.dumps(message["text"] if "http" not in stored else stored)}, workspace));
            return holder.innerHTML;
        }})""")
        same(found, shown, f"{stored!r}")


@check("shows Block Kit: header, section, fields, accessory, context, divider, actions, image, rich text")
def block_kit(run):
    run.open(ALICE, TEAM)
    pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    run.workspace.bot("chat.postMessage", channel=TEAM, text="blocks", blocks=[
        {"type": "header", "text": {"type": "plain_text", "text": "All the blocks :sparkles:"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*strong* words"}, "accessory": {"type": "image", "image_url": "https://127.0.0.1:9/none.png", "alt_text": "a small picture"}},
        {"type": "section", "text": {"type": "plain_text", "text": "*literal* words"}, "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Press"}, "action_id": "p"}},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "*one*"}, {"type": "plain_text", "text": "*two*"}]},
        {"type": "divider"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "small _print_"}, {"type": "plain_text", "text": ":eyes: raw", "emoji": False}]},
        {"type": "actions", "elements": [
            {"type": "button", "text": {"type": "plain_text", "text": "Go :rocket:"}, "style": "primary", "action_id": "g"},
            {"type": "button", "text": {"type": "plain_text", "text": "Read"}, "url": "https://a.example/read", "action_id": "r"}]},
        {"type": "image", "image_url": "https://127.0.0.1:9/none.png", "alt_text": "a large picture", "title": {"type": "plain_text", "text": "A title"}},
        {"type": "rich_text", "elements": [
            {"type": "rich_text_section", "elements": [
                {"type": "text", "text": "bold", "style": {"bold": True}}, {"type": "text", "text": " <raw> &amp; "},
                {"type": "text", "text": "all", "style": {"bold": True, "italic": True, "strike": True, "code": True}},
                {"type": "user", "user_id": BOB}, {"type": "channel", "channel_id": RANDOM}, {"type": "emoji", "name": "wave"},
                {"type": "emoji", "name": "odd_one"}, {"type": "link", "url": "https://a.example/", "text": "a link"},
                {"type": "broadcast", "range": "here"}]},
            {"type": "rich_text_list", "style": "bullet", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a point"}]}]},
            {"type": "rich_text_list", "style": "ordered", "indent": 1, "offset": 2, "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "third"}]}]},
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "if a < b:\n    pass"}]}]},
        {"type": "video", "title": {"type": "plain_text", "text": "x"}, "alt_text": "x", "video_url": "https://a.example/v", "thumbnail_url": "https://a.example/t"},
    ])
    run.wait_row("All the blocks ✨")
    row = run.row("All the blocks ✨")
    wanted = {
        "h3.header": "All the blocks ✨", ".section strong": "strong", ".accessory .no-image": "a small picture",
        ".section:nth-of-type(2) .section-text": "*literal* words", ".accessory button[aria-disabled=true]": "Press", ".field strong": "one",
        ".field:nth-child(2)": "*two*", ".context em": "print", ".actions .primary[aria-disabled=true]": "Go 🚀",
        ".actions a[href='https://a.example/read'][rel~=noopener]": "Read", "figcaption": "A title", "figure .no-image": "a large picture",
        ".rich strong": "bold", ".rich em s strong, .rich s em": "all", ".rich code": "all", ".rich a.mention": "@bob", ".rich ul li": "a point",
        ".rich ol.indent-1[start='3'] li": "third", ".rich blockquote": "quoted", ".rich pre": "if a < b:\n    pass", ".unsupported": None,
    }
    for selector, text in wanted.items():
        run.page.until(f"{row}.querySelector({json.dumps(selector)})", f"{selector} in the message")
        if text is not None:
            same(run.page.js(f"{row}.querySelector({json.dumps(selector)}).textContent"), text, selector)
    line = run.page.js(f"{row}.querySelector('.rich > div').textContent")
    same(line, "bold <raw> &amp; all@bob#random👋:odd_one:a link@here", "the line of rich text")
    same(run.page.js(f"{row}.querySelectorAll('hr').length"), 1, "dividers")
    expect("not connected" in run.page.js(f"{row}.querySelector('.actions .primary').title"), "no word on why the button does nothing")
    run.workspace.bot("chat.update", channel=TEAM, ts=run.page.js(f"{row}.dataset.ts"), text="image", blocks=[{"type": "image", "image_url": pixel, "alt_text": "a pixel"}])
    run.page.shows("a pixel", "#main .no-image")


@check("shows a bot's own name and its badge")
def costumes(run):
    run.open(ALICE, TEAM)
    run.workspace.control("grant", scopes=["chat:write.customize"])
    run.workspace.bot("chat.postMessage", channel=TEAM, text="in costume", username="Quizmaster", icon_emoji=":owl:")
    run.wait_row("in costume")
    same(run.in_row("in costume", ".author"), "Quizmaster", "the name")
    same(run.in_row("in costume", ".badge"), "APP", "the badge")
    same(run.in_row("in costume", ".avatar"), "🦉", "the face")


@check("lets nothing that arrives become markup, script or a strange link")
def injections(run):
    run.open(ALICE, TEAM)
    for attack in ATTACKS:
        run.workspace.say(BOB, TEAM, attack)
        run.workspace.say(ALICE, TEAM, f"@viva {attack}")
    for text in ATTACKS + FORGED:
        run.workspace.bot("chat.postMessage", channel=TEAM, text=text, unfurl_links=False)
    run.workspace.bot("chat.postMessage", channel=TEAM, text="in costume", username="<img src=x onerror=window.pwned=1>", icon_emoji=":<b>:", icon_url="javascript:window.pwned=1")
    run.workspace.bot("chat.postMessage", channel=TEAM, text="old", attachments=[{"title": text, "title_link": text, "text": text, "pretext": text, "footer": text} for text in ATTACKS[:5] + FORGED[:3]])
    for start in range(0, len(ATTACKS + FORGED), 8):
        run.workspace.bot("chat.postMessage", channel=TEAM, text=ATTACKS[0], blocks=blocks((ATTACKS + FORGED)[start:start + 8]))
    ts = run.workspace.bot("chat.postMessage", channel=TEAM, text="after all attacks")["ts"]
    run.wait_row("after all attacks")
    run.workspace.say(BOB, TEAM, ATTACKS[0], thread_ts=ts)
    run.page.goto(run.url(user=ALICE, channel=TEAM, thread=ts))
    run.wait_row("onerror", "#thread")
    run.page.until("document.querySelectorAll('#main .message').length >= 60", "all the attacks")
    # What an image's failure would set off has been set off then.
    run.page.until("[...document.images].every((image) => image.complete)", "the end of all loading")
    same(run.page.js("window.pwned"), None, "what an attack has set")
    same(run.page.js("[...document.querySelectorAll('script')].map((e) => e.getAttribute('src')).join()"), "/page/theme.js,/page/app.js", "scripts")
    same(run.page.js("[...document.querySelectorAll('iframe, object, embed, style, base, form[action], [style]:not(textarea)')].map((e) => e.tagName).join()"), "", "strange elements")
    same(run.page.js("[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).filter((a) => a.name.startsWith('on')).length"), 0, "handlers in attributes")
    links = run.page.js("[...document.querySelectorAll('#main a, #thread a')].filter((a) => a.dataset.internal === undefined).map((a) => [a.getAttribute('href'), a.rel, a.target])")
    expect(len(links) > 0, "no links at all")
    for href, rel, target in links:
        expect(href.split(":")[0] in ("http", "https", "mailto") and "noopener" in rel and target == "_blank", f"the link {href!r} ({rel}, {target})")
    same(run.page.js("[...document.querySelectorAll('a[data-internal]')].every((a) => new URL(a.href).origin === location.origin && a.getAttribute('href').startsWith('/?'))"), True, "links within the page")
    violations = [problem for problem in run.page.problems if "Trusted" in problem or "script" in problem.lower()]
    same(violations, [], "violations of the content policy")


@check("wraps long words and long code, and never scrolls sideways")
def long_words(run):
    run.workspace.say(BOB, RANDOM, "w" * 900)
    run.workspace.say(BOB, RANDOM, "```" + "c" * 900 + "```")
    run.workspace.say(BOB, RANDOM, "https://a.example/" + "u" * 900)
    run.workspace.say(BOB, RANDOM, "`" + "i" * 900 + "` the end of long words")
    for width in (1280, 700, 360):
        run.page.size(width, 800)
        run.open(ALICE, RANDOM)
        run.wait_row("the end of long words")
        wide = run.page.js("""[...document.querySelectorAll("html, body, #main, #main .scroller, #main .message .body")]
            .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.tagName + "." + e.className).join()""")
        same(wide, "", f"what is too wide at {width}")
    run.page.size(1280, 800)


@check("gets through the longest texts of nothing but marks")
def patience(run):
    run.open(ALICE, RANDOM)
    for mark in ("*", "_a ", "`", "<", "~b", "&gt;", ":", "*_~", "a*b ", "http://", "```"):
        found = run.page.js(f"""import("/page/mrkdwn.js").then(({{ mrkdwn }}) => {{
            const text = {json.dumps(mark)}.repeat(Math.floor(40000 / {len(mark)}));
            return mrkdwn(text, {{ user: () => undefined, conversation: () => undefined }}).textContent.length;
        }})""")
        expect(found > 0 or mark in ("&gt;", "```"), f"nothing left of {mark!r}")
