"""What one does with messages: threads, edits, deletions, reactions; and what comes from others."""

from checks import check, expect, same
from workspace_client import ALICE, BOB, CAROL, HIRING, RANDOM, TEAM


@check("opens a thread from a message, replies there, and closes it by Esc")
def threads(run):
    run.open(ALICE, TEAM)
    run.write("shall we talk about locks")
    run.wait_row("shall we talk about locks")
    run.message_button("shall we talk about locks", "Reply in thread")
    run.wait_row("shall we talk about locks", "#thread")
    run.page.until("document.activeElement.matches('#thread textarea')", "the focus in the thread's box")
    run.page.type("yes, let us")
    run.page.press("Enter")
    run.wait_row("yes, let us", "#thread")
    run.no_row("yes, let us", "#main")
    run.page.until(f"/^1 reply, last today at \\d\\d:\\d\\d$/.test({run.row('shall we talk about locks')}.querySelector('.thread-summary .replies').parentNode.innerText.replace(/^[A-Z]{{1,2}}\\s*/, '').replace(/\\s+,/, ','))", "the summary under the message")
    parent = run.workspace.messages(TEAM)[-2]
    same(run.workspace.messages(TEAM)[-1]["thread_ts"], parent["ts"], "the reply's thread")
    run.workspace.bot("chat.postMessage", channel=TEAM, thread_ts=parent["ts"], text="and I listen")
    run.wait_row("and I listen", "#thread")
    run.page.shows("2 replies", "#main .thread-summary")
    run.page.shows("2 replies", "#thread .divider")
    run.page.press("Escape")
    run.page.until("document.querySelector('#thread').hidden && !location.search.includes('thread')", "a closed thread")
    run.page.until("document.activeElement.matches('#main textarea')", "the focus back in the channel's box")


@check("sends a reply to the channel as well, where that is wanted")
def broadcasts(run):
    ts = run.workspace.say(BOB, TEAM, "a question for everyone")
    run.open(ALICE, TEAM, thread=ts)
    run.page.click("#thread .composer-foot label")
    run.write("an answer for everyone", "#thread")
    run.wait_row("an answer for everyone", "#thread")
    run.wait_row("an answer for everyone", "#main")
    expect("a question for everyone" in run.in_row("an answer for everyone", ".note"), "no word of the thread")


@check("edits the last message on Up, shows the mark, and gives up on Esc")
def edits(run):
    run.open(ALICE, RANDOM)
    run.write("the frist try with @bob")
    run.wait_row("the frist try")
    run.page.press("ArrowUp")
    run.page.until("document.activeElement.closest('.editor')", "an open editor")
    same(run.page.js("document.activeElement.value"), "the frist try with @bob", "the text to edit")
    run.page.press("Escape")
    run.page.until("!document.querySelector('.editor') && document.activeElement.matches('#main .writing textarea')", "a closed editor")
    run.page.press("ArrowUp")
    run.page.until("document.activeElement.closest('.editor')", "an open editor")
    run.page.js("document.activeElement.select()")
    run.page.type("the first try with @bob")
    run.page.press("Enter")
    run.wait_row("the first try with @bob")
    run.page.until(f"{run.row('the first try')}.querySelector('.edited')?.textContent === '(edited)'", "the mark")
    last = run.workspace.messages(RANDOM)[-1]
    same(last["text"], f"the first try with <@{BOB}>", "the stored text")
    same(last["edited"]["user"], ALICE, "who edited")


@check("shows an edit and a deletion by someone else at once")
def sees_changes(run):
    run.open(ALICE, RANDOM)
    ts = run.workspace.say(BOB, RANDOM, "bob is unsure")
    run.wait_row("bob is unsure")
    run.workspace.act("edit", user=BOB, channel=RANDOM, ts=ts, text="bob is certain")
    run.wait_row("bob is certain")
    run.workspace.act("delete", user=BOB, channel=RANDOM, ts=ts)
    run.no_row("bob is certain")


@check("deletes one's own messages after asking, and nobody else's")
def deletes(run):
    run.open(ALICE, RANDOM)
    run.workspace.say(BOB, RANDOM, "bob's own words")
    run.wait_row("bob's own words")
    run.write("this was a mistake")
    run.wait_row("this was a mistake")
    run.message_button("this was a mistake", "Delete")
    run.page.click("dialog .button", "Keep")
    run.page.until("!document.querySelector('dialog')", "no dialog")
    run.wait_row("this was a mistake")
    run.message_button("this was a mistake", "Delete")
    run.page.shows("this was a mistake", "dialog blockquote")
    run.page.press("Enter")
    run.no_row("this was a mistake")
    ts = run.page.js(f"{run.row('own words')}.dataset.ts")
    run.page.hover(f"#main .message[data-ts='{ts}'] .body")
    run.page.until(f"{run.row('own words')}.querySelector('.message-actions')", "the buttons")
    same(run.page.js(f"[...{run.row('own words')}.querySelectorAll('.message-actions button')].map((e) => e.dataset.action).join()"),
         "React,Reply in thread", "what one may do with another's message")


@check("leaves a mark where a deleted message has replies")
def tombstones(run):
    ts = run.workspace.say(ALICE, RANDOM, "soon gone")
    run.workspace.say(BOB, RANDOM, "but answered", thread_ts=ts)
    run.open(BOB, RANDOM)
    run.wait_row("soon gone")
    run.workspace.act("delete", user=ALICE, channel=RANDOM, ts=ts)
    run.page.until(f"document.querySelector(\"#main [data-ts='{ts}']\").textContent.includes('This message was deleted.')", "the mark")
    same(run.page.js(f"document.querySelector(\"#main [data-ts='{ts}'] .author\")"), None, "an author of the mark")


@check("adds reactions from the picker, and takes them back at a click")
def reactions(run):
    run.open(ALICE, RANDOM)
    ts = run.workspace.say(BOB, RANDOM, "what do you think")
    run.wait_row("what do you think")
    run.message_button("what do you think", "React")
    run.page.until("document.activeElement.matches('.emoji-picker input')", "the picker")
    run.page.type("trop")
    run.page.until("document.querySelector('.emoji-grid button[aria-label=trophy]')", "the trophy")
    run.page.press("Enter")
    run.page.until(f"{run.row('what do you think')}.querySelector('.reaction')?.textContent === '🏆1'", "the reaction")
    run.workspace.act("react", user=CAROL, channel=RANDOM, ts=ts, name="trophy")
    run.page.until(f"{run.row('what do you think')}.querySelector('.reaction')?.textContent === '🏆2'", "carol's reaction")
    same(run.page.js(f"{run.row('what do you think')}.querySelector('.reaction').ariaPressed"), "true", "whether it is pressed")
    run.page.click(f"#main .message[data-ts='{ts}'] .reaction")
    run.page.until(f"{run.row('what do you think')}.querySelector('.reaction')?.ariaPressed === 'false'", "alice's taken back")
    same(run.workspace.messages(RANDOM)[-1]["reactions"], [{"name": "trophy", "users": [CAROL], "count": 1}], "what is stored")


@check("shows ephemeral messages to one person only, marked, until dismissed")
def ephemerals(run):
    run.open(ALICE, TEAM)
    run.workspace.bot("chat.postEphemeral", channel=TEAM, user=ALICE, text="psst, *alice*")
    run.wait_row("psst, alice")
    run.page.until(f"{run.row('psst')}.textContent.includes('Only visible to you')", "the mark")
    run.become("bob")
    run.wait_row("shall we talk about locks")
    run.no_row("psst, alice")
    run.become("alice")
    run.wait_row("psst, alice")
    run.page.click("#main .whispered .note button", "Dismiss")
    run.no_row("psst, alice")


@check("marks what is unread, counts what is for me, and forgets both when it is opened")
def unread(run):
    run.open(ALICE, HIRING)
    run.open(ALICE, TEAM)
    run.workspace.say(BOB, HIRING, "nothing special")
    run.page.until("[...document.querySelectorAll('#sidebar a.unread')].find((e) => e.textContent.includes('hiring'))?.querySelector('.dot')", "the mark")
    run.workspace.say(BOB, HIRING, "@alice have a look")
    direct = run.workspace.direct(BOB, ALICE)
    run.workspace.say(BOB, direct, "a word with you")
    run.workspace.say(BOB, direct, "and another")
    counts = "Object.fromEntries([...document.querySelectorAll('#sidebar a .count')].map((e) => [e.closest('a').querySelector('.name').textContent, e.firstChild.data]))"
    run.page.until(f"JSON.stringify({counts}) === '{{\"hiring\":\"1\",\"bob\":\"2\"}}'", "the counts")
    run.page.until("/^\\(\\d+\\) #team · Viva Local$/.test(document.title)", "the title")
    run.page.click(*run.item("hiring"))
    run.wait_row("have a look")
    run.page.shows("New", "#main .divider.new")
    same(run.page.js("document.querySelector('#main .divider.new').nextElementSibling.textContent.includes('nothing special')"), True, "the line above what is new")
    run.page.until("!document.querySelector('#sidebar a.unread [class=name]') || ![...document.querySelectorAll('#sidebar a.unread')].some((e) => e.textContent.includes('hiring'))", "no mark any more")
    same(run.page.js(f"{run.row('have a look')}.classList.contains('for-me')"), True, "the mention's look")
    run.open(ALICE, TEAM)
    same(run.page.js("[...document.querySelectorAll('#sidebar a.unread .name')].some((e) => e.textContent === 'hiring')"), False, "the mark after a reload")


@check("opens a direct message that did not exist before, from the sidebar")
def opens_direct(run):
    run.open(CAROL, TEAM)
    run.page.click(*run.item("bob"))
    run.page.until("document.querySelector('#main textarea')?.placeholder === 'Message bob'", "the conversation")
    run.write("hello bob")
    run.wait_row("hello bob")
    same(run.workspace.messages(run.workspace.direct(BOB, CAROL))[-1]["text"], "hello bob", "what bob gets")


@check("divides days, and says Today")
def days(run):
    run.open(ALICE, RANDOM)
    run.workspace.say(ALICE, RANDOM, "the day it was written")
    run.page.shows("Today", "#main .divider.day")
    # Whatever is written from here on would be of another day, were the clock not put back.
    run.workspace.control("clock", advance=86_400)
    try:
        run.workspace.say(BOB, RANDOM, "a day later")
        run.wait_row("a day later")
        run.page.shows("Tomorrow", "#main .divider.day")
    finally:
        run.workspace.control("clock")
