"""What only the bot answers: buttons, menus, commands, forms, its home; and the pictures that it sends."""

import contextlib
import http.client
import json
import struct
import zlib

from bot_socket import BotSocket
from checks import check, expect, same
from checks_looks import CONTRAST, NAMELESS
from workspace_client import ALICE, BOB, TEAM

PLAIN = "plain_text"


def text(words, type=PLAIN):
    return {"type": type, "text": words}


def option(words):
    return {"text": text(words), "value": words.lower()}


def button(words, action, **more):
    return {"type": "button", "text": text(words), "action_id": action, "value": action, **more}


def question():
    return [
        {"type": "section", "text": text("*Question 1 of 5*\nWhich cache policy drops what was used longest ago?", "mrkdwn")},
        {"type": "actions", "block_id": "answer", "elements": [
            button("LRU", "a"), button("LFU", "b"), button("Stop", "stop", style="danger", confirm={
                "title": text("Stop the quiz?"), "text": text("Your score is kept.", "mrkdwn"), "confirm": text("Stop"), "deny": text("Go on")})]},
        {"type": "actions", "block_id": "more", "elements": [
            {"type": "static_select", "action_id": "topic", "placeholder": text("Topic"), "options": [option("Caching"), option("Queues")]},
            {"type": "datepicker", "action_id": "day", "initial_date": "2026-03-01"},
            {"type": "timepicker", "action_id": "hour", "initial_time": "09:30"},
            {"type": "overflow", "action_id": "over", "options": [option("Hint"), option("Skip")]}]},
        {"type": "section", "block_id": "many", "text": text("Levels", "mrkdwn"),
         "accessory": {"type": "checkboxes", "action_id": "levels", "options": [option("Junior"), option("Senior")]}},
        {"type": "section", "block_id": "one", "text": text("Mode", "mrkdwn"),
         "accessory": {"type": "radio_buttons", "action_id": "mode", "options": [option("Solo"), option("Team")]}},
    ]


@contextlib.contextmanager
def patience(run, milliseconds):
    """Meanwhile the workspace gives the bot this long to acknowledge."""
    run.workspace.control("socket", ack_ms=milliseconds)
    try:
        yield
    finally:
        run.workspace.control("socket", ack_ms=3_000)


def ask(run, name):
    """Posts the question; gives a selector for its row."""
    ts = run.workspace.bot("chat.postMessage", channel=TEAM, text=name, blocks=question())["ts"]
    row = f"#main .message[data-ts='{ts}']"
    run.page.until(f"document.querySelector({json.dumps(row)})", name)
    return ts, row


def form(**more):
    return {
        "type": "modal", "callback_id": "daily", "title": text("Daily question"), "submit": text("Save"), "close": text("Not now"),
        "blocks": [
            {"type": "section", "text": text("When shall viva ask in *#team*?", "mrkdwn")},
            {"type": "input", "block_id": "time", "label": text("Time"), "hint": text("24 hours, as in 09:30"),
             "element": {"type": "plain_text_input", "action_id": "at", "placeholder": text("09:30")}},
            {"type": "input", "block_id": "zone", "label": text("Time zone"), "element": {
                "type": "static_select", "action_id": "zone", "options": [option("Vilnius"), option("Kolkata")], "initial_option": option("Vilnius")}},
            {"type": "input", "block_id": "days", "optional": True, "label": text("Days"), "element": {
                "type": "checkboxes", "action_id": "days", "options": [option("Monday"), option("Tuesday")]}},
            {"type": "input", "block_id": "note", "optional": True, "label": text("Note"), "element": {
                "type": "plain_text_input", "action_id": "note", "multiline": True}},
            {"type": "actions", "block_id": "do", "elements": [button("Preview", "preview")]}],
        **more,
    }


def open_form(run, bot, **more):
    run.page.click("#main textarea")
    run.page.type("/viva daily")
    run.page.press("Enter")
    trigger = bot.next("slash_commands")["trigger_id"]
    run.workspace.bot("views.open", trigger_id=trigger, view=form(**more))
    run.page.until("document.querySelector('dialog.view')?.open", "the form")


def upload(run, name, data, **more):
    begun = run.workspace.bot("files.getUploadURLExternal", filename=name, length=len(data))
    connection = http.client.HTTPConnection(run.workspace.host, run.workspace.port, timeout=20)
    connection.request("POST", "/" + begun["upload_url"].split("/", 3)[3], data, {"Content-Type": "application/octet-stream"})
    same(connection.getresponse().status, 200, "the upload")
    connection.close()
    run.workspace.bot("files.completeUploadExternal", files=[{"id": begun["file_id"], **more}], channel_id=TEAM, initial_comment="The week")
    return begun["file_id"]


def png(width, height):
    """A picture of stripes."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack("!I", len(data)) + body + struct.pack("!I", zlib.crc32(body))
    rows = b"".join(b"\0" + bytes([14, 107, 107] if (y // 20) % 2 else [220, 239, 237]) * width for y in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@check("leaves buttons and menus dead, and says why, while no bot is connected")
def dead(run):
    run.open(ALICE, TEAM)
    ts, row = ask(run, "nobody there")
    same(run.page.js(f"document.querySelector(\"{row} .button\").getAttribute('aria-disabled')"), "true", "the button")
    run.page.click(f"{row} .button", "LRU")
    run.page.shows("viva is not connected", "#toast")
    run.page.click("#main textarea")
    run.page.type("/viva help")
    run.page.press("Enter")
    run.page.shows("Not sent.", "#main .problem")
    same(run.page.js("document.querySelector('#main textarea').value"), "/viva help", "the command that was not sent")
    run.page.js("document.querySelector('#main textarea').select()")
    run.page.press("Backspace")
    with BotSocket(run.workspace):
        run.page.until(f"!document.querySelector(\"{row} .button\").hasAttribute('aria-disabled')", "buttons that live")
    run.page.until(f"document.querySelector(\"{row} .button\").hasAttribute('aria-disabled')", "buttons that are dead again")


@check("sends a pressed button to the bot, shows that it is under way, and the message that changes in its place")
def presses(run):
    run.open(ALICE, TEAM)
    ts, row = ask(run, "press one")
    with BotSocket(run.workspace) as bot, patience(run, 60_000):
        run.page.until(f"!document.querySelector(\"{row} .button\").hasAttribute('aria-disabled')", "buttons that live")
        bot.silent.add("block_actions")
        run.page.click(f"{row} .button", "LFU")
        run.page.until(f"document.querySelector(\"{row} .button[aria-busy=true]\")?.textContent === 'LFU'", "the busy button")
        run.picture("button-busy")
        sent = bot.next("block_actions")
        same((sent["user"]["id"], sent["actions"][0]["action_id"], sent["actions"][0]["value"]), (ALICE, "b", "b"), "the action")
        run.workspace.bot("chat.update", channel=TEAM, ts=ts, text="right", blocks=[
            {"type": "section", "text": text("~LFU~ *LRU* it was. 1 of 5.", "mrkdwn")}])
        run.page.shows("LRU it was. 1 of 5.", row)
        same(run.page.js(f"document.querySelectorAll(\"{row} .button\").length"), 0, "buttons after the answer")


@check("asks before what the bot wants confirmed, and says when the bot is too slow")
def confirms(run):
    run.open(ALICE, TEAM)
    ts, row = ask(run, "confirm this")
    with BotSocket(run.workspace) as bot:
        run.page.until(f"!document.querySelector(\"{row} .button\").hasAttribute('aria-disabled')", "buttons that live")
        run.page.click(f"{row} .button", "Stop")
        run.page.shows("Your score is kept.", "dialog")
        run.page.click("dialog .button", "Go on")
        run.page.until("!document.querySelector('dialog')", "a closed question")
        bot.silent.add("block_actions")
        with patience(run, 1):
            run.page.click(f"{row} .button", "Stop")
            run.page.click("dialog .button.primary", "Stop")
            same(bot.next("block_actions")["actions"][0]["action_id"], "stop", "the action")
            run.page.shows("did not answer in time", "#toast")
            run.page.until(f"!document.querySelector(\"{row} [aria-busy]\")", "an end of waiting")


@check("sends what is chosen in menus, dates, times, boxes and radio buttons, by keyboard as well")
def chooses(run):
    run.open(ALICE, TEAM)
    ts, row = ask(run, "choose some")
    with BotSocket(run.workspace) as bot:
        run.page.until(f"!document.querySelector(\"{row} .button\").hasAttribute('aria-disabled')", "menus that live")
        run.picture("elements")

        def chosen():
            return bot.next("block_actions")["actions"][0]

        def settled():
            run.page.until(f"!document.querySelector(\"{row} [aria-busy]\")", "the end of waiting")

        run.page.js(f"document.querySelector(\"{row} select\").focus()")
        run.page.press("ArrowDown")
        same(chosen()["selected_option"]["value"], "caching", "the topic")
        settled()
        for kind, value, member in (("date", "2026-04-05", "selected_date"), ("time", "10:15", "selected_time")):
            run.page.js(f"""(() => {{ const field = document.querySelector("{row} input[type={kind}]");
                field.value = "{value}"; field.dispatchEvent(new Event("change", {{ bubbles: true }})); }})()""")
            same(chosen()[member], value, kind)
            settled()
        run.page.js(f"document.querySelector(\"{row} .overflow\").focus()")
        run.page.press("Enter")
        run.page.until("document.activeElement.getAttribute('role') === 'menuitem'", "the menu")
        run.page.press("ArrowDown")
        run.page.press("Enter")
        same(chosen()["selected_option"]["value"], "skip", "the overflow menu")
        settled()
        run.page.click(f"{row} .choices label", "Senior")
        same([o["value"] for o in chosen()["selected_options"]], ["senior"], "the boxes")
        settled()
        run.page.click(f"{row} .choices label", "Team")
        sent = bot.next("block_actions")
        same(sent["actions"][0]["selected_option"]["value"], "team", "the radio button")
        same(sent["state"]["values"]["many"]["levels"]["selected_options"][0]["value"], "senior", "the state of the rest")


@check("offers commands after a slash, sends them to the bot, and shows its answer to one person")
def commands(run):
    run.open(ALICE, TEAM)
    with BotSocket(run.workspace) as bot:
        bot.answers["slash_commands"] = {"text": "Ask me for a *question* or a *quiz*."}
        run.page.click("#main textarea")
        run.page.type("/v")
        run.page.until("document.querySelector('#main .completion:not([hidden]) [aria-selected=true]')?.textContent.includes('/viva')", "the command offered")
        run.picture("command")
        run.page.press("Tab")
        run.page.type("help")
        run.page.press("Enter")
        sent = bot.next("slash_commands")
        same((sent["command"], sent["text"], sent["user_id"]), ("/viva", "help", ALICE), "the command")
        run.wait_row("Ask me for a question or a quiz.")
        expect(run.in_row("Ask me for a question or a quiz.", ".note"), "no word that only alice sees it")
        run.page.until("document.querySelector('#main textarea').value === ''", "an empty box")
        expect(all("/viva" not in message["text"] for message in run.workspace.messages(TEAM)), "the command was posted")
        run.page.type("/nothing here")
        run.page.press("Enter")
        run.page.shows("There is no command /nothing here.", "#main .problem")
        run.page.js("document.querySelector('#main textarea').select()")
        run.page.press("Backspace")
        run.open(BOB, TEAM)
        run.no_row("Ask me for a question or a quiz.")


@check("opens the bot's form, names what is missing or wrong at its fields, and sends it off")
def forms(run):
    run.open(ALICE, TEAM)
    with BotSocket(run.workspace) as bot:
        open_form(run, bot)
        run.page.until("document.activeElement.matches('dialog.view .text-field')", "the focus in the first field")
        run.picture("form")
        run.page.press("Enter")
        run.page.shows("Please fill in this field.", "dialog.view")
        same(run.page.js("document.activeElement.getAttribute('aria-invalid')"), "true", "the field that is missing")
        bot.answers["view_submission"] = {"response_action": "errors", "errors": {"time": "There is no 25 o'clock."}}
        run.page.type("25:00")
        run.page.click("dialog.view .choices label", "Tuesday")
        run.page.click("dialog.view [type=submit]")
        run.page.shows("There is no 25 o'clock.", "dialog.view")
        run.picture("form-error")
        values = bot.next("view_submission")["view"]["state"]["values"]
        same(values["time"]["at"]["value"], "25:00", "the text")
        same(values["zone"]["zone"]["selected_option"]["value"], "vilnius", "the initial choice")
        same([o["value"] for o in values["days"]["days"]["selected_options"]], ["tuesday"], "the boxes")
        same(values["note"]["note"]["value"], None, "what was left empty")
        run.page.click("dialog.view .button", "Preview")
        same(bot.next("block_actions")["view"]["callback_id"], "daily", "the button's view")
        bot.answers["view_submission"] = {"response_action": "update", "view": form(title=text("Saved"), submit=text("Done"))}
        run.page.js("document.querySelector('dialog.view .text-field').select()")
        run.page.type("08:15")
        run.page.press("Enter")
        run.page.shows("Saved", "dialog.view h2")
        same(run.page.js("document.querySelector('dialog.view .text-field').value"), "08:15", "what stood in the field")
        del bot.answers["view_submission"]
        run.page.click("dialog.view [type=submit]")
        run.page.until("!document.querySelector('dialog')", "the end of the form")


@check("closes the bot's form by Esc or Cancel, keeps it over a reload, and tells a bot that wants to know")
def closes(run):
    run.open(ALICE, TEAM)
    with BotSocket(run.workspace) as bot:
        open_form(run, bot, notify_on_close=True)
        run.page.call("Page.reload")
        run.page.until("performance.getEntriesByType('navigation')[0]?.type === 'reload' && document.querySelector('dialog.view')?.open", "the form after a reload")
        run.page.press("Escape")
        run.page.until("!document.querySelector('dialog')", "the end of the form")
        same(bot.next("view_closed")["view"]["callback_id"], "daily", "what was closed")
        open_form(run, bot)
        run.page.click("dialog.view .button", "Not now")
        run.page.until("!document.querySelector('dialog')", "the end of the form")


@check("has a tab for the bot's home beside the messages with it, each person's own")
def homes(run):
    direct = run.workspace.direct(ALICE, run.workspace.state()["bot"]["user_id"])
    with BotSocket(run.workspace) as bot:
        run.open(ALICE, direct)
        same(bot.next("event_callback")["event"]["tab"], "messages", "the tab that the bot hears of")
        run.page.click("#tabs [role=tab]", "Home")
        run.page.shows("There is nothing here yet.", "#home")
        opened = bot.next("event_callback")["event"]
        same((opened["type"], opened["tab"], opened["user"]), ("app_home_opened", "home", ALICE), "the event")
        run.workspace.bot("views.publish", user_id=ALICE, view={"type": "home", "blocks": [
            {"type": "header", "text": text("Your progress")},
            {"type": "section", "fields": [text("*Caching*  7 of 9", "mrkdwn"), text("*Queues*  2 of 4", "mrkdwn")]},
            {"type": "divider"},
            {"type": "actions", "block_id": "go", "elements": [button("Start a quiz", "start", style="primary"), button("Reviews (3)", "reviews")]}]})
        run.page.shows("Your progress", "#home")
        run.picture("home")
        run.page.click("#home .button", "Start a quiz")
        sent = bot.next("block_actions")
        same((sent["container"]["type"], sent["actions"][0]["action_id"]), ("view", "start"), "the action")
        expect("tab=home" in run.page.js("location.search"), "no tab in the address")
        run.page.js("document.querySelector('#tabs [aria-selected=true]').focus()")
        run.page.press("ArrowRight")
        run.page.until("document.querySelector('#home').hidden && document.querySelector('#main textarea').checkVisibility()", "the messages")
        run.page.js("history.back()")
        run.page.shows("Your progress", "#home")
    run.open(BOB, TEAM)
    same(run.page.js("document.querySelector('#tabs').hidden"), True, "tabs in a channel")


@check("shows pictures with their description, and larger at a click")
def pictures(run):
    run.open(ALICE, TEAM)
    file = upload(run, "week.png", png(640, 320), title="Your week", alt_txt="Stripes, one for each day")
    run.wait_row("The week")
    run.page.until(f"{run.row('The week')}.querySelector('img')?.complete && {run.row('The week')}.querySelector('img').naturalWidth === 640", "the picture")
    same(run.page.js(f"{run.row('The week')}.querySelector('img').alt"), "Stripes, one for each day", "the description")
    run.picture("picture")
    run.page.js(f"{run.row('The week')}.querySelector('.enlarge').focus()")
    run.page.press("Enter")
    run.page.until("document.querySelector('dialog.lightbox img')?.naturalWidth === 640", "the larger picture")
    run.picture("picture-large")
    run.page.press("Escape")
    run.page.until("!document.querySelector('dialog')", "the end of the larger picture")
    run.workspace.bot("chat.postMessage", channel=TEAM, text="as a block", blocks=[
        {"type": "section", "text": text("as a block", "mrkdwn")},
        {"type": "image", "slack_file": {"id": file}, "alt_text": "the same stripes"}])
    run.wait_row("as a block")
    run.page.until(f"{run.row('as a block')}.querySelector('img')?.naturalWidth === 640", "the picture in a block")


def judge(run, what):
    """Whether all of it fits, can be read, and has a name for screen readers."""
    wide = """[...document.querySelectorAll('html, body, #main, #main .scroller, dialog, dialog form, .view-body, #home')]
        .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.tagName + '.' + e.className).join()"""
    same(run.page.js(wide), "", f"what is too wide in {what}")
    same(run.page.js(CONTRAST), [], f"what is too faint in {what}")
    same(run.page.js(NAMELESS), [], f"what has no name in {what}")


@check("keeps forms, homes and buttons usable on narrow screens and in the dark")
def narrow(run):
    direct = run.workspace.direct(ALICE, run.workspace.state()["bot"]["user_id"])
    try:
        for scheme in ("light", "dark"):
            run.page.media(**{"prefers-color-scheme": scheme})
            for width, height in ((1280, 800), (360, 740)):
                run.page.size(width, height)
                with BotSocket(run.workspace) as bot:
                    run.open(ALICE, TEAM)
                    ts, row = ask(run, "in all sizes")
                    run.page.until(f"!document.querySelector(\"{row} .button\").hasAttribute('aria-disabled')", "buttons that live")
                    judge(run, f"{scheme} messages at {width}")
                    run.picture(f"elements-{scheme}-{width}")
                    open_form(run, bot)
                    run.page.press("Enter")
                    run.page.shows("Please fill in this field.", "dialog.view")
                    judge(run, f"a {scheme} form at {width}")
                    box = run.page.js("(() => { const b = document.querySelector('dialog.view [type=submit]').getBoundingClientRect(); return b.bottom <= innerHeight && b.right <= innerWidth; })()")
                    same(box, True, f"the submit button in view at {width}")
                    run.picture(f"form-{scheme}-{width}")
                    run.page.press("Escape")
                    run.page.until("!document.querySelector('dialog')", "the end of the form")
                    run.page.goto(run.url(user=ALICE, channel=direct, tab="home"))
                    run.page.shows("Your progress", "#home")
                    judge(run, f"the {scheme} home at {width}")
                    run.picture(f"home-{scheme}-{width}")
    finally:
        run.page.media()
        run.page.size(1280, 800)
