#!/usr/bin/env python3
"""Measures viva over Socket Mode beside a slack_bolt app, with the same command on the same workspace in the same run.

  swift build -c release --product viva
  python3 -m pip install slack_bolt
  Benchmarks/socket_mode.py .build/release/viva [--commands 500]

The round trip is what the workspace sees: from the time stamp of a person's message to that of the bot's answer. First one
command after the other, for the round trip; then a burst, for the cost. Everything stays on loopback. The figures of the last
run are in Benchmarks/README.md.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from local import APP_TOKEN, TOKEN, Workspace, cpu_seconds, print_table, rss_mib, stop, viva_environment, wait

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("viva")
parser.add_argument("--commands", type=int, default=500)
parser.add_argument("--channels", type=int, default=8, help="in how many channels at once")
parser.add_argument("--settle", type=float, default=10, help="seconds from the start to the measurement at rest")
parser.add_argument("--rest", type=float, default=20, help="seconds at rest")
options = parser.parse_args()
root = pathlib.Path(__file__).resolve().parent.parent
viva = os.path.abspath(options.viva)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(name, workspace, start):
    channels = workspace.channels
    bot = start()
    # What a bot did not hear is not answered, so ask until one is.
    probes = [workspace.post("@viva status", channels[0])]
    while not any(workspace.answer(channels[0], ts) for ts in probes):
        time.sleep(0.5)
        probes.append(workspace.post("@viva status", channels[0]))
    time.sleep(options.settle)
    before = cpu_seconds(bot.pid)
    time.sleep(options.rest)
    figures = {"RSS at rest, MiB": rss_mib(bot.pid), "CPU at rest, % of a core": (cpu_seconds(bot.pid) - before) / options.rest * 100}

    trips = []
    for n in range(options.commands):
        channel = channels[n % len(channels)]
        ts = workspace.post("@viva status", channel)
        answer = wait(f"{name}'s answer", lambda: workspace.answer(channel, ts))
        trips.append((float(answer["ts"]) - float(ts)) * 1000)
    figures |= {"round trip p50, ms": percentile(trips, 0.5), "round trip p99, ms": percentile(trips, 0.99)}

    before = cpu_seconds(bot.pid)
    began = time.monotonic()
    goal = sum(map(workspace.answers, channels)) + options.commands
    for n in range(options.commands):
        workspace.post("@viva status", channels[n % len(channels)])
    wait("the answers", lambda: sum(map(workspace.answers, channels)) >= goal)
    figures |= {
        "CPU per command, ms": (cpu_seconds(bot.pid) - before) / options.commands * 1000,
        "RSS after the load, MiB": rss_mib(bot.pid),
        "commands per second": options.commands / (time.monotonic() - began),
    }
    stop(bot)
    return figures


rows = {}
with tempfile.TemporaryDirectory() as folder:
    workspace = Workspace(viva, options.channels)
    try:
        environment = viva_environment(workspace, folder, root / "Config/Questions") | {
            "VIVA_SLACK_APP_TOKEN": APP_TOKEN,
            # What no Slack would allow, so that the bot is measured and not its politeness.
            "VIVA_SLACK_MESSAGES_PER_SECOND": "10000", "VIVA_SLACK_BURST": "10000",
            # Where that version has a limit for people, alice is allowed more.
            "VIVA_PEOPLE_COMMANDS_PER_MINUTE": "0",
        }
        rows["viva"] = measure("viva", workspace, lambda: subprocess.Popen([viva, "serve"], env=environment))

        def start_peer():
            peer = subprocess.Popen(
                [sys.executable, str(root / "Benchmarks/bolt_bot.py"), workspace.base + "/api/", TOKEN, APP_TOKEN],
                stdout=subprocess.PIPE, env={**os.environ, "no_proxy": "127.0.0.1"})
            peer.stdout.readline()
            return peer

        try:
            import slack_bolt  # noqa: F401
            rows["slack_bolt app"] = measure("the peer", workspace, start_peer)
        except ImportError:
            print("slack_bolt is not installed: no peer in this run", file=sys.stderr)
    finally:
        workspace.end()

print_table(rows)
