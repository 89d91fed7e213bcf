#!/usr/bin/env python3
"""The peer of daemon.py: the least a polling bot can be, on Slack's own Python client. It keeps nothing and retries nothing.

  peer_bot.py API_URL TOKEN SECONDS_BETWEEN_POLLS     (needs slack_sdk: python3 -m pip install slack_sdk)
"""
import sys
import time

from slack_sdk import WebClient

client = WebClient(token=sys.argv[2], base_url=sys.argv[1])
me = client.auth_test()["user_id"]
marks = {}
listening = False
while True:
    for channel in client.users_conversations(types="public_channel,im")["channels"]:
        channel = channel["id"]
        if channel not in marks:
            newest = client.conversations_history(channel=channel, limit=1)["messages"]
            marks[channel] = newest[0]["ts"] if newest else "0"
            continue
        found = client.conversations_history(channel=channel, oldest=marks[channel], limit=200)["messages"]
        for message in sorted(found, key=lambda m: m["ts"]):
            marks[channel] = message["ts"]
            if not message.get("bot_id") and message["text"].startswith(f"<@{me}> "):
                client.chat_postMessage(channel=channel, thread_ts=message["ts"], text="I am well and listening.")
    if not listening:
        listening = True
        print("ready", flush=True)
    time.sleep(float(sys.argv[3]))
