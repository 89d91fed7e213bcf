#!/usr/bin/env python3
"""Measures the daemon at rest, at its start, and under load, on the local workspace and beside a Python bot in the same run.

  swift build -c release --product viva
  Benchmarks/daemon.py .build/release/viva [--commands 1000] [--rest 20]

The peer runs where slack_sdk is installed (python3 -m pip install slack_sdk). Everything stays on loopback. The figures of the
last run are in Benchmarks/README.md.
"""
import argparse
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("viva")
parser.add_argument("--commands", type=int, default=1000)
parser.add_argument("--command", default="question", help="what is asked under the load")
parser.add_argument("--channels", type=int, default=8, help="in how many channels at once")
parser.add_argument("--settle", type=float, default=15, help="seconds from the start to the measurement at rest")
parser.add_argument("--rest", type=float, default=20, help="seconds at rest")
options = parser.parse_args()
root = pathlib.Path(__file__).resolve().parent.parent
viva = os.path.abspath(options.viva)
tick = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


port = free_port()
base = f"http://127.0.0.1:{port}"
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


token = "xoxb-local-viva"


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + token}
    request = urllib.request.Request(base + path, data, headers)
    return json.loads(opener.open(request, timeout=10).read())


def wait(what, condition, limit=60):
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
    return (int(fields[11]) + int(fields[12])) / tick


def rss_mib(pid):
    lines = dict(line.split(":", 1) for line in open(f"/proc/{pid}/status") if ":" in line)
    return int(lines["VmRSS"].split()[0]) / 1024


def post(text, channel):
    return call("/_page/post", {"user": alice, "channel": channel, "text": text})["ts"]


def messages(channel, thread=None):
    """All that stand there, a thousand at a time."""
    found, before = [], None
    while True:
        query = {"user": alice, "channel": channel, "limit": 1000}
        query |= {"thread_ts": thread} if thread else {}
        query |= {"before": before} if before else {}
        page = call("/_page/messages?" + urllib.parse.urlencode(query))
        found += page["messages"]
        if not page.get("has_more"):
            return found
        before = min(m["ts"] for m in page["messages"])


def answered(channel, ts):
    return any(m.get("bot_id") for m in messages(channel, ts))


def answers(channel):
    """How often a bot has written into the channel, or into a thread of it."""
    return sum(1 if m.get("bot_id") else m.get("reply_count", 0) for m in messages(channel))


def stop(bot):
    bot.send_signal(signal.SIGTERM)
    bot.wait()


def measure(name, start):
    """Figures of one bot; `start` starts it, at its usual pace or at the one for the load."""
    # What a bot did not hear is not answered, so ask until one is, and let it answer what it heard.
    bot = start(False)
    probes = [post("@viva status", channels[0])]
    while not answered(channels[0], probes[-1]):
        time.sleep(0.5)
        if not any(answered(channels[0], ts) for ts in probes):
            probes.append(post("@viva status", channels[0]))
    stop(bot)

    # viva at its usual pace: it also answers what was said before. The peer remembers nothing and is asked once it listens; at
    # the pace for the load, lest its pause between polls be counted.
    began = time.monotonic()
    bot = start(name == "the peer")
    first = post("@viva status", channels[0])
    wait(f"{name}'s answer after its start", lambda: answered(channels[0], first))
    to_first_answer = time.monotonic() - began
    stop(bot)

    bot = start(False)
    time.sleep(options.settle)
    before = cpu_seconds(bot.pid)
    time.sleep(options.rest)
    idle = (cpu_seconds(bot.pid) - before) / options.rest
    rss_rest = rss_mib(bot.pid)
    stop(bot)

    bot = start(True)
    first = post("@viva status", channels[0])
    wait(f"{name}'s answer before the load", lambda: answered(channels[0], first))
    before = cpu_seconds(bot.pid)
    began = time.monotonic()
    goal = sum(map(answers, channels)) + options.commands
    for n in range(options.commands):
        post(f"@viva {options.command}", channels[n % len(channels)])
    wait("the answers", lambda: sum(map(answers, channels)) >= goal)
    took = time.monotonic() - began
    per_command = (cpu_seconds(bot.pid) - before) / options.commands
    figures = {
        "start to first answer, s": to_first_answer, "RSS at rest, MiB": rss_rest, "CPU at rest, % of a core": idle * 100,
        "CPU per command, ms": per_command * 1000, "RSS after the load, MiB": rss_mib(bot.pid),
        "commands per second": options.commands / took,
    }
    stop(bot)
    return figures


with tempfile.TemporaryDirectory() as folder:
    workspace = subprocess.Popen([viva, "workspace", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        state = wait("the workspace", lambda: call("/_page/state"))
        alice = next(p["id"] for p in state["users"] if p["name"] == "alice")
        call("/_control/grant", {"scopes": "channels:manage"})
        channels = [call("/api/conversations.create", {"name": f"load-{n}"})["channel"]["id"] for n in range(options.channels)]
        for channel in channels:
            call("/_control/invite", {"channel": channel, "user": alice})
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("VIVA_")},
            "VIVA_SLACK_API_URL": base + "/api/", "VIVA_SLACK_BOT_TOKEN": token, "no_proxy": "127.0.0.1",
            "VIVA_DATABASE": folder + "/viva.sqlite", "VIVA_BANK": str(root / "Config/Questions"),
            "VIVA_OPERATIONS_PORT": str(free_port()), "VIVA_LOG_LEVEL": "warning",
        }
        # What no Slack would allow, so that the bot is measured and not its politeness.
        load = {
            "VIVA_SLACK_HISTORY_REQUESTS_PER_MINUTE": "1200", "VIVA_SLACK_REPLIES_REQUESTS_PER_MINUTE": "600",
            "VIVA_SLACK_POLL_AT_MOST_EVERY": "100ms", "VIVA_SLACK_POLL_AT_LEAST_EVERY": "500ms",
            "VIVA_SLACK_MESSAGES_PER_SECOND": "10000", "VIVA_SLACK_BURST": "10000",
            # One person gives all commands.
            "VIVA_PEOPLE_COMMANDS_PER_MINUTE": "0",
        }
        rows = {"viva": measure("viva", lambda is_load: subprocess.Popen(
            [viva, "serve"], env=environment | load if is_load else environment))}
        try:
            import slack_sdk  # noqa: F401

            def start_peer(is_load):
                peer = subprocess.Popen(
                    [sys.executable, str(root / "Benchmarks/peer_bot.py"), base + "/api/", token,
                     "0.1" if is_load else "2"],
                    stdout=subprocess.PIPE, env={**os.environ, "no_proxy": "127.0.0.1"})
                peer.stdout.readline()
                return peer

            rows["slack_sdk bot"] = measure("the peer", start_peer)
        except ImportError:
            print("slack_sdk is not installed: no peer in this run", file=sys.stderr)
    finally:
        workspace.terminate()
        workspace.wait()

print("| | " + " | ".join(rows) + (" | ratio |" if len(rows) == 2 else " |"))
print("| --- |" + " ---: |" * (len(rows) + (len(rows) == 2)))
for figure in rows["viva"]:
    values = [row[figure] for row in rows.values()]
    ratio = f" {values[0] / values[1]:.2f} |" if len(values) == 2 and values[1] else ""
    print(f"| {figure} | " + " | ".join(f"{value:.2f}" for value in values) + f" |{ratio}")
