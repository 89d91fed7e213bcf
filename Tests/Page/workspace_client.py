"""The running workspace, from outside the page: as its people, as its bot, and through its control API."""

import http.client
import json
import urllib.parse

from chromium import Failed

ALICE, BOB, CAROL = "U01ALICE", "U02BOB", "U03CAROL"
GENERAL, TEAM, HIRING, RANDOM = "C01GENERAL", "C02TEAM", "C03HIRING", "C04RANDOM"
BOT_TOKEN = "xoxb-local-viva"


class WorkspaceClient:
    def __init__(self, base):
        self.base = base.rstrip("/")
        parts = urllib.parse.urlsplit(self.base)
        self.host, self.port = parts.hostname, parts.port or 80
        self.connection = http.client.HTTPConnection(self.host, self.port, timeout=20)

    def call(self, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        try:
            self.connection.request(method, path, data, {"Content-Type": "application/json; charset=utf-8", **(headers or {})})
            answer = json.loads(self.connection.getresponse().read())
        except (OSError, http.client.HTTPException, ValueError) as problem:
            self.connection.close()
            raise Failed(f"{method} {path}: {problem}") from None
        if answer.get("ok") is False:
            raise Failed(f"{method} {path}: {answer.get('error')} {answer.get('messages', '')}")
        return answer

    def state(self, user=ALICE):
        return self.call("GET", f"/_page/state?user={user}")

    def messages(self, channel):
        """Everything that a conversation holds, replies included."""
        return self.call("GET", f"/_control/messages?channel={channel}")["messages"]

    def say(self, user, channel, text, **more):
        """A person writes; gives the message's ts."""
        return self.call("POST", "/_page/post", {"user": user, "channel": channel, "text": text, **more})["ts"]

    def act(self, operation, **body):
        return self.call("POST", f"/_page/{operation}", body)

    def bot(self, method, **arguments):
        """The bot calls the Web API."""
        return self.call("POST", f"/api/{method}", arguments, {"Authorization": f"Bearer {BOT_TOKEN}"})

    def control(self, operation, **body):
        return self.call("POST", f"/_control/{operation}", body)

    def direct(self, user, other):
        return self.act("open", user=user, **{"with": other})["channel"]
