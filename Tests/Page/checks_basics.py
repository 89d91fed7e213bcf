"""The frame: opening, writing, being someone else, finding one's way."""

from checks import check, expect, same
from workspace_client import ALICE, BOB, GENERAL, HIRING, RANDOM, TEAM


@check("opens in #team, asks no other host and complains of nothing")
def opens(run):
    run.page.goto(f"{run.base}/")
    same(run.page.text("#main-header h1 .name"), "team", "the channel")
    same(run.page.text("#you strong"), "alice", "the person")
    run.page.until("document.activeElement.matches('#main textarea')", "the focus in the box")
    strangers = [url for url in run.page.requests if not url.startswith(run.base)]
    same(strangers, [], "requests to elsewhere")
    same(run.page.problems, [], "the console")


@check("tells a newcomer what to type, and puts it into the box at a click")
def newcomer(run):
    run.page.goto(f"{run.base}/")
    run.page.click("#main .example", "@viva question caching")
    run.page.until("document.querySelector('#main textarea').value === '@viva question caching'", "the example in the box")
    run.page.click(*run.item("viva"))
    run.page.shows("quiz databases 5", "#main .example")
    run.page.until("document.querySelector('#main textarea').placeholder === 'Message viva'", "the direct message's box")


@check("keeps what was begun in one conversation while another is open")
def drafts(run):
    run.open(ALICE, TEAM)
    run.page.click("#main textarea")
    run.page.type("half a tho")
    run.page.click(*run.item("random"))
    run.page.until("document.querySelector('#main textarea').placeholder === 'Message #random'", "#random")
    same(run.page.js("document.querySelector('#main textarea').value"), "", "the box of #random")
    run.page.click(*run.item("team"))
    run.page.until("document.querySelector('#main textarea').value === 'half a tho'", "the draft")
    run.page.js("document.querySelector('#main textarea').select()")
    run.page.press("Backspace")


@check("lists channels, direct messages with viva first, and archived channels behind a toggle")
def sidebar(run):
    run.open(ALICE, TEAM)
    channels = run.page.js("[...document.querySelectorAll('#sidebar section[aria-label=Channels] a .name')].map((e) => e.textContent)")
    expect({"general", "team", "hiring", "random"} <= set(channels), f"channels {channels}")
    directs = run.page.js("[...document.querySelectorAll(\"#sidebar section[aria-label='Direct messages'] a .name\")].map((e) => e.textContent.trim())")
    same(directs[0], "viva APP", "the first direct message")
    expect("bob" in directs and "alice" not in directs, f"direct messages {directs}")
    same(run.page.js("document.querySelector('#sidebar').textContent.includes('old-news')"), False, "archived channels at first")
    run.page.click("#sidebar button", "Archived (1)")
    run.page.click(*run.item("old-news"))
    run.page.shows("archived: it can be read, not written to", "#main .writing")


@check("sends on Enter, breaks the line on Shift+Enter")
def sends(run):
    run.open(ALICE, RANDOM)
    run.page.click("#main textarea")
    run.page.type("first line")
    run.page.press("Shift+Enter")
    run.page.type("second line & <b>")
    run.page.press("Enter")
    run.wait_row("second line")
    same(run.workspace.messages(RANDOM)[-1]["text"], "first line\nsecond line &amp; &lt;b&gt;", "the stored text")
    same(run.in_row("second line", ".text"), "first line\nsecond line & <b>", "the shown text")


@check("completes people, channels and emoji by keyboard")
def completes(run):
    run.open(ALICE, TEAM)
    run.page.click("#main textarea")
    run.page.type("@v")
    run.page.until("document.querySelector('#main .completion:not([hidden]) [aria-selected=true]')?.textContent.includes('viva')", "viva offered")
    same(run.page.js("document.querySelector('#main textarea').getAttribute('aria-activedescendant') === document.querySelector('#main .completion [aria-selected=true]').id"), True, "the active option for screen readers")
    run.page.press("Tab")
    run.page.type("and @")
    run.page.until("document.querySelectorAll('#main .completion [role=option]').length >= 4", "all people offered")
    first = run.page.text("#main .completion [aria-selected=true] .name")
    same(first, "viva", "the first one offered")
    run.page.press("ArrowDown")
    run.page.press("ArrowDown")
    chosen = run.page.text("#main .completion [aria-selected=true] .name")
    run.page.press("Enter")
    run.page.type("see #hir")
    run.page.until("document.querySelector('#main .completion:not([hidden])')", "channels offered")
    run.page.press("Enter")
    run.page.type(":rock")
    run.page.until("document.querySelector('#main .completion:not([hidden])')", "emoji offered")
    run.page.press("Enter")
    same(run.page.js("document.querySelector('#main textarea').value"), f"@viva and @{chosen} see #hiring :rocket: ", "the text")
    run.page.press("Enter")
    run.wait_row("🚀")
    ids = {user["name"]: user["id"] for user in run.workspace.state()["users"]}
    same(run.workspace.messages(TEAM)[-1]["text"].strip(), f"<@{ids['viva']}> and <@{ids[chosen]}> see <#{HIRING}|hiring> :rocket:", "the stored text")


@check("closes the completion by Esc and sends what was typed")
def declines(run):
    run.open(ALICE, RANDOM)
    run.page.click("#main textarea")
    run.page.type("mail me @b")
    run.page.until("document.querySelector('#main .completion:not([hidden])')", "people offered")
    run.page.press("Escape")
    run.page.until("document.querySelector('#main .completion').hidden", "a closed box")
    run.page.press("Enter")
    run.wait_row("mail me @b")


@check("lets one person be another, by keyboard, in the same place")
def becomes(run):
    run.open(ALICE, RANDOM)
    run.write("said by alice")
    run.wait_row("said by alice")
    run.page.js("document.querySelector('#you').focus()")
    run.page.press("Enter")
    run.page.until("document.activeElement.getAttribute('role') === 'menuitemradio'", "the menu")
    run.page.press("ArrowDown")
    run.page.press("Enter")
    run.page.until("document.querySelector('#you strong').textContent === 'bob'", "being bob")
    run.page.until(f"location.search === '?user={BOB}&channel={RANDOM}'", "bob in the address")
    run.write("said by bob")
    run.wait_row("said by bob")
    same(run.in_row("said by bob", ".author"), "bob", "the author")
    same(run.workspace.messages(RANDOM)[-1]["user"], BOB, "the stored author")


@check("puts messages of one author together under one name, and keeps the colour of people")
def groups(run):
    run.open(BOB, GENERAL)
    for text in ("grouping one", "grouping two"):
        run.write(text)
        run.wait_row(text)
    run.workspace.say(ALICE, GENERAL, "grouping three")
    run.wait_row("grouping three")
    same(run.in_row("grouping two", ".author"), None, "a second name")
    same(run.in_row("grouping three", ".author"), "alice", "the next author")
    tone = """[...[...document.querySelectorAll('#main .message')].find((e) => e.querySelector('.author')?.textContent === 'alice')
        .querySelector('.avatar').classList].find((name) => name.startsWith('tone-'))"""
    before = run.page.js(tone)
    run.open(BOB, RANDOM)
    run.wait_row("said by alice")
    same(run.page.js(tone), before, "alice's colour")


@check("makes channels, private ones with a lock, and invites viva")
def makes_channels(run):
    run.open(ALICE, TEAM)
    run.page.click("#sidebar button", "New channel")
    run.page.type("Page Trial")
    run.page.press("Enter")
    run.page.until("document.querySelector('#main-header h1 .name')?.textContent === 'page-trial'", "the new channel")
    run.page.shows("viva is not in this channel", "#main .beginning")
    run.page.click("#main .beginning .button", "Invite viva")
    run.page.shows("@viva question caching", "#main .example")
    run.page.until("!document.querySelector('#invite')", "no more invitation")
    run.wait_row("@viva has joined the channel")
    run.page.click("#sidebar button", "New channel")
    run.page.type("team")
    run.page.press("Enter")
    run.page.shows("There is a channel of that name already", "dialog")
    run.page.js("document.querySelector('dialog input[name=name]').select()")
    run.page.type("hush")
    run.page.click("dialog .check")
    run.page.click("dialog .button.primary", "Create")
    run.page.until("document.querySelector('#main-header h1 .name')?.textContent === 'hush'", "the private channel")
    hush = run.page.js("document.querySelector('#sidebar [aria-current]').dataset.channel")
    expect(next(c for c in run.workspace.state()["conversations"] if c["id"] == hush)["is_private"], "not private")
    run.become("bob")
    same(run.page.js("document.querySelector('#sidebar').textContent.includes('hush')"), False, "bob sees the private channel")
    run.page.shows("Not joined", "#sidebar")
    run.page.click(*run.item("page-trial"))
    run.page.click("#main .writing .button", "Join")
    run.page.until("document.querySelector('#main textarea')?.placeholder === 'Message #page-trial'", "bob can write")
    run.page.click("#members")
    run.page.click("dialog .button", "Invite")
    run.wait_row("@carol has joined the channel")
    run.page.click("#members")
    run.page.click("dialog .button", "Leave")
    run.page.shows("You look at #page-trial from outside", "#main .writing")


@check("keeps user, channel and thread in the address over reload, back and forward")
def keeps_place(run):
    ts = run.workspace.say(ALICE, TEAM, "a place to come back to")
    run.workspace.say(BOB, TEAM, "down in the thread", thread_ts=ts)
    run.open(BOB, TEAM)
    run.wait_row("a place to come back to")
    run.page.click(f"#main .message[data-ts='{ts}'] .thread-summary")
    run.wait_row("down in the thread", "#thread")
    run.page.until(f"location.search === '?user={BOB}&channel={TEAM}&thread={ts}'", "the thread in the address")
    run.page.call("Page.reload")
    run.page.until("performance.getEntriesByType('navigation')[0]?.type === 'reload' && document.querySelector('#thread .message')", "the thread after a reload")
    run.wait_row("down in the thread", "#thread")
    same(run.page.text("#you strong"), "bob", "the person after a reload")
    run.page.click(*run.item("general"))
    run.page.until(f"document.querySelector('#thread').hidden && location.search.includes('{GENERAL}')", "another channel, no thread")
    run.page.js("history.back()")
    run.wait_row("down in the thread", "#thread")
    same(run.page.text("#main-header h1 .name"), "team", "the channel after going back")


@check("opens the channel where a link's thread is gone, or what it names makes no sense")
def broken_links(run):
    run.page.goto(run.url(user=BOB, channel=TEAM, thread="1000000000.000001"))
    run.page.shows("This thread is gone.", "#toast")
    run.page.until(f"document.querySelector('#thread').hidden && location.search === '?user={BOB}&channel={TEAM}'", "the channel alone")
    run.page.goto(f"{run.base}/?user=U0NOBODY&channel=C0NOWHERE&thread=%3Cb%3E&message=x")
    same(run.page.text("#you strong"), "alice", "who one is")
    run.page.until(f"location.search.startsWith('?user={ALICE}&channel=C')", "a place that is there")


@check("leads from a permalink of the platform's form to its message")
def permalinks(run):
    ts = run.workspace.say(ALICE, GENERAL, "the linked message")
    for number in range(130):
        run.workspace.control("message", user=BOB, channel=GENERAL, text=f"after the link {number}")
    link = run.workspace.bot("chat.getPermalink", channel=TEAM, message_ts=run.workspace.messages(TEAM)[0]["ts"])["permalink"]
    expect(link.startswith(f"{run.base}/archives/{TEAM}/p"), f"a permalink {link}")
    run.page.goto(f"{run.base}/archives/{GENERAL}/p{ts.replace('.', '')}")
    run.page.until(f"document.activeElement.dataset.ts === '{ts}'", "the focus on the message")
    inside = run.page.js(f"""(() => {{
        const box = document.querySelector("[data-ts='{ts}']").getBoundingClientRect();
        const view = document.querySelector("#main .scroller").getBoundingClientRect();
        return box.top >= view.top && box.bottom <= view.bottom;
    }})()""")
    same(inside, True, "the message in view")
