"""A bolt app that answers every `ping` in its thread, and asks viva for its status in doing so: a bot that answered bots would
answer that, and for ever.

  bolt_app.py API_URL BOT_TOKEN SIGNING_SECRET PORT VIVA_USER     (events come as signed posts to /slack/events)
"""
import logging
import re
import sys

from slack_bolt import App
from slack_sdk import WebClient

api_url, token, secret, port, viva = sys.argv[1:6]
logging.disable(logging.CRITICAL)
app = App(client=WebClient(token=token, base_url=api_url), signing_secret=secret)


@app.message(re.compile("^ping"))
def answer(message, say):
    say(text=f"<@{viva}> status pong", thread_ts=message["ts"])


@app.event("message")
@app.event("app_mention")
def leave_alone():
    pass


app.start(port=int(port), http_server_logger_enabled=False)
