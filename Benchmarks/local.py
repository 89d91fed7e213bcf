"""A local workspace to measure bots on, and what the system says of their processes."""
import json
import os
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request

TOKEN = "xoxb-local-viva"
APP_TOKEN = "xapp-local-viva"
TICK = os.sysconf("SC_CLK_TCK")
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait(what, condition, limit=60):
    """What the condition gives once it gives something; ends the program if it does not in so many seconds."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        try:
            found = condition()
            if found:
                return found
        except OSError:
            pass
        time.sleep(0.01)
    sys.exit(f"waited {limit} s in vain for {what}")


def cpu_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def rss_mib(pid):
    lines = dict(line.split(":", 1) for line in open(f"/proc/{pid}/status") if ":" in line)
    return int(lines["VmRSS"].split()[0]) / 1024


class Workspace:
    """`viva workspace` on a free port, with alice, who writes, and channels of its own."""

    def __init__(self, viva, channels):
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen([viva, "workspace", "--port", str(self.port)], stdout=subprocess.DEVNULL)
        state = wait("the workspace", lambda: self.call("/_page/state"))
        self.alice = next(p["id"] for p in state["users"] if p["name"] == "alice")
        self.call("/_control/grant", {"scopes": "channels:manage"})
        self.channels = [
            self.call("/api/conversations.create", {"name": f"load-{n}"})["channel"]["id"] for n in range(channels)]
        for channel in self.channels:
            self.call("/_control/invite", {"channel": channel, "user": self.alice})

    def call(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Authorization": "Bearer " + TOKEN}
        return json.loads(OPENER.open(urllib.request.Request(self.base + path, data, headers), timeout=10).read())

    def post(self, text, channel):
        return self.call("/_page/post", {"user": self.alice, "channel": channel, "text": text})["ts"]

    def messages(self, channel, thread=None):
        """All that stand there, a thousand at a time."""
        found, before = [], None
        while True:
            query = {"user": self.alice, "channel": channel, "limit": 1000}
            query |= {"thread_ts": thread} if thread else {}
            query |= {"before": before} if before else {}
            page = self.call("/_page/messages?" + urllib.parse.urlencode(query))
            found += page["messages"]
            if not page.get("has_more"):
                return found
            before = min(m["ts"] for m in page["messages"])

    def answer(self, channel, ts):
        """The first message of a bot in that thread."""
        return next((m for m in self.messages(channel, ts) if m.get("bot_id")), None)

    def answers(self, channel):
        """How often a bot has written into the channel, or into a thread of it."""
        return sum(1 if m.get("bot_id") else m.get("reply_count", 0) for m in self.messages(channel))

    def end(self):
        self.process.terminate()
        self.process.wait()


def viva_environment(workspace, folder, bank):
    """Of a daemon on that workspace, without whatever the caller has set for viva."""
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith("VIVA_")},
        "VIVA_SLACK_API_URL": workspace.base + "/api/", "VIVA_SLACK_BOT_TOKEN": TOKEN, "no_proxy": "127.0.0.1",
        "VIVA_DATABASE": folder + "/viva.sqlite", "VIVA_BANK": str(bank),
        "VIVA_OPERATIONS_PORT": str(free_port()), "VIVA_LOG_LEVEL": "warning",
    }


def stop(bot):
    bot.terminate()
    bot.wait()


def print_table(rows):
    """A column for each bot, and the ratio of the first two."""
    print("| | " + " | ".join(rows) + (" | ratio |" if len(rows) == 2 else " |"))
    print("| --- |" + " ---: |" * (len(rows) + (len(rows) == 2)))
    for figure in next(iter(rows.values())):
        values = [row[figure] for row in rows.values()]
        ratio = f" {values[0] / values[1]:.2f} |" if len(values) == 2 and values[1] else ""
        print(f"| {figure} | " + " | ".join(f"{value:.2f}" for value in values) + f" |{ratio}")
