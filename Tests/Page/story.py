"""A conversation that shows what the page can, for pictures and for checks of its looks."""

from workspace_client import ALICE, BOB, CAROL, HIRING, RANDOM, TEAM


def text(words, **style):
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def section(*leaves):
    return {"type": "rich_text_section", "elements": list(leaves)}


def tell(workspace):
    """Puts the conversation into a fresh workspace; gives the ts of the question with the thread."""
    workspace.say(BOB, TEAM, "morning all :wave: who is up for a *five minute* warm-up before stand-up?")
    workspace.say(CAROL, TEAM, "me! after that I have to find out why `GET /orders` got slow, see https://example.com/dashboards/orders")
    workspace.say(CAROL, TEAM, "```\nSELECT id FROM orders WHERE customer = $1\nORDER BY created_at DESC LIMIT 20;\n```\n> it used to take 3 ms")
    workspace.say(ALICE, TEAM, "@viva question caching")
    question = workspace.bot("chat.postMessage", channel=TEAM, text="A cache entry expires and the database falls over", blocks=[
        {"type": "header", "text": {"type": "plain_text", "text": "A cache entry expires, and the database falls over"}},
        {"type": "rich_text", "elements": [
            section(text("The most popular key expires at noon. One second later the database has "), text("4,000", bold=True),
                    text(" identical queries. What has happened, and what would you change so that it does not happen again?")),
            {"type": "rich_text_list", "style": "bullet", "elements": [
                section(text("Name the effect, and say "), text("why", italic=True), text(" it feeds itself")),
                section(text("Compare a lock around "), text("compute()", code=True), text(" with early recomputation"))]}]},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "caching · mid · say *hint* or *answer* in the thread", "verbatim": True}]},
    ])["ts"]
    workspace.say(BOB, TEAM, "a thundering herd! put a lock around it", thread_ts=question)
    workspace.say(BOB, TEAM, "hint", thread_ts=question)
    workspace.bot("chat.postMessage", channel=TEAM, thread_ts=question, text="Hint", blocks=[{"type": "rich_text", "elements": [
        {"type": "rich_text_quote", "elements": [text("What do the other 3,999 requests do while the first one computes?")]},
        {"type": "rich_text_preformatted", "elements": [text("value = cache.get(key)\nif value is None:\n    value = compute()")]}]}])
    workspace.say(CAROL, TEAM, "they could take the old value: serve stale, refresh in the background", thread_ts=question)
    for user, name in ((BOB, "eyes"), (CAROL, "eyes"), (ALICE, "+1"), (CAROL, "fire")):
        workspace.act("react", user=user, channel=TEAM, ts=question, name=name)
    said = workspace.say(ALICE, TEAM, "nice one. @bob shall we put this into #hiring as well")
    workspace.act("edit", user=ALICE, channel=TEAM, ts=said, text="nice one. @bob shall we put this into #hiring as well?")
    workspace.say(BOB, TEAM, "@alice yes, for the second round")
    workspace.bot("chat.postEphemeral", channel=TEAM, user=ALICE, text="You have answered on *4 days* in a row.")
    workspace.say(BOB, RANDOM, "lunch at 12:30 @alice?")
    workspace.say(BOB, HIRING, "two candidates on Thursday")
    direct = workspace.direct(ALICE, workspace.state()["bot"]["user_id"])
    workspace.say(ALICE, direct, "quiz databases 5")
    workspace.bot("chat.postMessage", channel=direct, text="Question 1 of 5", blocks=[
        {"type": "section", "text": {"type": "mrkdwn", "text": "*Question 1 of 5*\nWhich isolation level lets a transaction read what another has not committed?"}},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": f"*{letter}*  {words}"} for letter, words in (
            ("A", "read uncommitted"), ("B", "read committed"), ("C", "repeatable read"), ("D", "serializable"))]},
        {"type": "actions", "elements": [
            {"type": "button", "text": {"type": "plain_text", "text": "Skip"}, "action_id": "skip"},
            {"type": "button", "text": {"type": "plain_text", "text": "Stop"}, "style": "danger", "action_id": "stop"}]},
        {"type": "divider"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "answer by letter, number or text"}]},
    ])
    return question
