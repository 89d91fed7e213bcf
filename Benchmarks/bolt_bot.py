#!/usr/bin/env python3
"""The peer of socket_mode.py: a bot on Slack's own framework, over Socket Mode. It keeps nothing and retries nothing.

  bolt_bot.py API_URL BOT_TOKEN APP_TOKEN     (needs slack_bolt: python3 -m pip install slack_bolt)
"""
import logging
import sys
import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

api_url, bot_token, app_token = sys.argv[1:4]
logging.disable(logging.CRITICAL)
app = App(client=WebClient(token=bot_token, base_url=api_url))


@app.event("app_mention")
def answer(event, say):
    say(text="I am well and listening.", thread_ts=event["ts"])


@app.event("message")
def leave_alone():
    pass


handler = SocketModeHandler(app, app_token, web_client=WebClient(token=app_token, base_url=api_url))
handler.connect()
print("ready", flush=True)
while True:
    time.sleep(60)
