"""Live: what others do, a connection that is cut, and very many messages."""

from checks import check, expect, same
from cutproxy import CutProxy
from workspace_client import ALICE, BOB, CAROL, GENERAL, RANDOM, TEAM


@check("shows what others write at once, and tells it to screen readers")
def live(run):
    run.open(ALICE, TEAM)
    run.workspace.say(CAROL, TEAM, "carol writes *live*")
    run.wait_row("carol writes live")
    run.page.until("document.querySelector('#announcer').textContent === 'carol: carol writes live'", "the announcement")
    same(run.page.js("document.querySelector('#announcer').getAttribute('aria-live')"), "polite", "the live region")


@check("says that it is reconnecting, keeps what cannot be sent, and catches up")
def reconnects(run):
    with CutProxy(run.workspace.host, run.workspace.port) as proxy:
        run.page.goto(f"http://127.0.0.1:{proxy.port}/?user={ALICE}&channel={TEAM}")
        run.workspace.say(BOB, TEAM, "before the cut")
        run.wait_row("before the cut")
        proxy.cut()
        run.page.shows("Reconnecting…", "#connection")
        run.picture("reconnecting")
        run.page.click("#main textarea")
        run.page.type("said into the void")
        run.page.press("Enter")
        run.page.shows("Not sent.", "#main .problem")
        same(run.page.js("document.querySelector('#main textarea').value"), "said into the void", "the text that was not sent")
        ts = run.workspace.say(BOB, TEAM, "during the cut")
        run.workspace.say(CAROL, TEAM, "during the cut, below", thread_ts=ts)
        run.workspace.say(BOB, RANDOM, "elsewhere during the cut")
        proxy.mend()
        run.page.until("document.querySelector('#connection').hidden", "no more reconnecting")
        run.wait_row("during the cut")
        run.page.until(f"{run.row('during the cut')}.querySelector('.thread-summary')", "the reply's trace")
        run.page.until("[...document.querySelectorAll('#sidebar a.unread')].some((e) => e.textContent.includes('random'))", "the unread mark")
        same(run.page.js("[...document.querySelectorAll('#main .message')].filter((e) => e.textContent.includes('during the cut')).length"), 1, "how often it is shown")
        run.page.click("#main textarea")
        run.page.press("Enter")
        run.wait_row("said into the void")
        same(sum("said into the void" in m["text"] for m in run.workspace.messages(TEAM)), 1, "how often it was stored")
    run.page.problems.clear()


@check("takes a hundred messages in a burst, in order")
def burst(run):
    run.open(ALICE, RANDOM)
    for number in range(100):
        run.workspace.control("message", user=BOB, channel=RANDOM, text=f"burst {number:03}")
    run.wait_row("burst 099")
    found = run.page.js("[...document.querySelectorAll('#main .message .text')].map((e) => e.textContent).filter((text) => text.startsWith('burst'))")
    same(found, [f"burst {number:03}" for number in range(100)][-len(found):], "the order")
    expect(len(found) > 50, f"only {len(found)} of them")


@check("stays at the newest message, unless one reads further up")
def follows(run):
    run.open(ALICE, RANDOM)
    at_end = "(() => { const s = document.querySelector('#main .scroller'); return s.scrollHeight - s.scrollTop - s.clientHeight < 4; })()"
    run.page.until(at_end, "the end of the channel")
    run.workspace.say(BOB, RANDOM, "newest\n" * 12)
    run.wait_row("newest")
    run.page.until(at_end, "the end after a long message")
    run.page.wheel("#main .scroller", -700)
    run.page.until(f"!{at_end} && !document.querySelector('#main .jump').hidden", "the way back to the end")
    first = "(() => { const v = document.querySelector('#main .scroller').getBoundingClientRect(); const e = [...document.querySelectorAll('#main .message')].find((e) => e.getBoundingClientRect().top >= v.top); return e.dataset.ts + ' ' + Math.round(e.getBoundingClientRect().top); })()"
    # The wheel's scrolling has come to rest when two looks in a row are the same.
    run.page.js("window.lastPlace = ''")
    run.page.until(f"(() => {{ const before = lastPlace; lastPlace = {first}; return before === lastPlace; }})()", "the end of scrolling")
    before = run.page.js(first)
    run.workspace.say(BOB, RANDOM, "not to be jumped to")
    run.page.shows("1 new message", "#main .jump")
    same(run.page.js(first), before, "what is being read")
    run.page.click("#main .jump")
    run.page.until(f"{at_end} && document.querySelector('#main .jump').hidden", "the end")


@check("stays usable in a channel of very many messages, loading older ones as one scrolls")
def very_many(run):
    count = run.options.messages
    channel = run.workspace.act("channel", user=ALICE, name="very-many")["channel"]
    for number in range(count):
        run.workspace.control("message", user=ALICE, channel=channel, text=f"message number {number} of many, `code` and *bold*")
    run.open(ALICE, channel)
    run.wait_row(f"message number {count - 1} ")
    rows = "document.querySelectorAll('#main .message').length"
    most = 0
    # Up to the very beginning: wherever the top is reached, older ones come in above it.
    while not run.page.js("document.querySelector('#main .beginning') !== null"):
        run.page.js("document.querySelector('#main .scroller').scrollTop = 0")
        run.page.until("document.querySelector('#main .scroller').scrollTop > 0 || document.querySelector('#main .beginning')", "older messages")
        most = max(most, run.page.js(rows))
    run.page.shows("message number 0 ", "#main .message")
    expect(most <= 241, f"{most} messages in the page at once")
    texts = run.page.js("[...document.querySelectorAll('#main .message .text')].map((e) => Number(e.textContent.split(' ')[2]))")
    same(texts, list(range(texts[0], texts[0] + len(texts))), "the messages in the page")
    run.page.click("#main .jump")
    run.wait_row(f"message number {count - 1} ")
    expect(run.page.js(rows) <= 241, "too many messages in the page")


@check("starts over when the workspace does")
def resets(run):
    run.open(ALICE, GENERAL)
    run.page.click("#sidebar a", "very-many")
    run.page.until("document.querySelector('#main-header .name').textContent === 'very-many'", "the channel")
    run.workspace.control("reset")
    run.page.until("document.querySelector('#main-header .name').textContent === 'team'", "another place, as this one is gone")
    run.page.until("document.querySelectorAll('#main .message').length === 0", "no messages")
    run.write("a fresh start")
    run.wait_row("a fresh start")
