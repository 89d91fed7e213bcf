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
import urllib.request

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("viva")
parser.add_argument("--commands", type=int, default=1000)
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


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data, {"Content-Type": "application/json"})
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
        time.sleep(0.002)
    sys.exit(f"waited {limit} s in vain for {what}")


def cpu_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / tick


def rss_mib(pid):
    lines = dict(line.split(":", 1) for line in open(f"/proc/{pid}/status") if ":" in line)
    return int(lines["VmRSS"].split()[0]) / 1024


def post(text, channel):
    return call("/_page/post", {"user": alice, "channel": channel, "text": text})["ts"]


def answered(channel, ts):
    thread = call(f"/_page/messages?user={alice}&channel={channel}&thread_ts={ts}&limit=100")["messages"]
    return any(m.get("bot_id") for m in thread)


def stop(bot):
    bot.send_signal(signal.SIGTERM)
    bot.wait()


def measure(name, start):
    """Figures of one bot; `start` starts it, at its usual pace or at the one for the load."""
    bot = start(False)
    probe = post("@viva status", channels[0])
    wait(f"{name}'s first answer", lambda: answered(channels[0], probe) or not bot_missed(probe))
    stop(bot)

    began = time.monotonic()
    bot = start(False)
    # The peer remembers nothing, so it is asked only once it listens; viva also answers what was said before.
    first = post("@viva status", channels[0])
    wait(f"{name}'s answer after its start", lambda: answered(channels[0], first))
    to_first_answer = time.monotonic() - began
    # Until it has settled.
    time.sleep(15)
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
    asked = [(channels[n % len(channels)], post("@viva status", channels[n % len(channels)])) for n in range(options.commands)]
    for channel, ts in asked:
        wait("an answer", lambda: answered(channel, ts))
    took = time.monotonic() - began
    per_command = (cpu_seconds(bot.pid) - before) / options.commands
    figures = {
        "start to first answer, s": to_first_answer, "RSS at rest, MiB": rss_rest, "CPU at rest, % of a core": idle * 100,
        "CPU per command, ms": per_command * 1000, "RSS after the load, MiB": rss_mib(bot.pid),
        "commands per second": options.commands / took,
    }
    stop(bot)
    return figures


def bot_missed(ts):
    """A bot without a memory does not answer what was said before it listened: ask again."""
    post("@viva status", channels[0])
    time.sleep(0.2)
    return not any(answered(channels[0], m["ts"]) for m in
                   call(f"/_page/messages?user={alice}&channel={channels[0]}&limit=20")["messages"])


with tempfile.TemporaryDirectory() as folder:
    workspace = subprocess.Popen([viva, "workspace", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        state = wait("the workspace", lambda: call("/_page/state"))
        alice = next(p["id"] for p in state["users"] if p["name"] == "alice")
        channels = [c["id"] for name in ("team", "hiring") for c in state["conversations"] if c["name"] == name]
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("VIVA_")},
            "VIVA_SLACK_API_URL": base + "/api/", "VIVA_SLACK_BOT_TOKEN": "xoxb-local-viva", "no_proxy": "127.0.0.1",
            "VIVA_DATABASE": folder + "/viva.sqlite", "VIVA_BANK": str(root / "Config/Questions"),
            "VIVA_OPERATIONS_PORT": str(free_port()), "VIVA_LOG_LEVEL": "warning",
        }
        # What no Slack would allow, so that the bot is measured and not its politeness.
        load = {
            "VIVA_SLACK_HISTORY_REQUESTS_PER_MINUTE": "1200", "VIVA_SLACK_REPLIES_REQUESTS_PER_MINUTE": "600",
            "VIVA_SLACK_POLL_AT_MOST_EVERY": "100ms", "VIVA_SLACK_POLL_AT_LEAST_EVERY": "500ms",
            "VIVA_SLACK_MESSAGES_PER_SECOND": "10000", "VIVA_SLACK_BURST": "10000",
        }
        rows = {"viva": measure("viva", lambda is_load: subprocess.Popen(
            [viva, "serve"], env=environment | load if is_load else environment))}
        try:
            import slack_sdk  # noqa: F401

            def start_peer(is_load):
                peer = subprocess.Popen(
                    [sys.executable, str(root / "Benchmarks/peer_bot.py"), base + "/api/", "xoxb-local-viva",
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
