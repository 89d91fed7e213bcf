#!/usr/bin/env python3
"""Measures the daemon at rest, at its start, and under load, on the local workspace and beside a Python bot in the same run.

  swift build -c release --product viva
  Benchmarks/daemon.py .build/release/viva [--commands 1000] [--rest 20]

The peer runs where slack_sdk is installed (python3 -m pip install slack_sdk). Everything stays on loopback. The figures of the
last run are in Benchmarks/README.md.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from local import TOKEN, Workspace, cpu_seconds, print_table, rss_mib, stop, viva_environment, wait

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


def measure(name, workspace, start):
    """Figures of one bot; `start` starts it, at its usual pace or at the one for the load."""
    channels, post, answer = workspace.channels, workspace.post, workspace.answer
    # What a bot did not hear is not answered, so ask until one is, and let it answer what it heard.
    bot = start(False)
    probes = [post("@viva status", channels[0])]
    while not answer(channels[0], probes[-1]):
        time.sleep(0.5)
        if not any(answer(channels[0], ts) for ts in probes):
            probes.append(post("@viva status", channels[0]))
    stop(bot)

    # viva at its usual pace: it also answers what was said before. The peer remembers nothing and is asked once it listens; at
    # the pace for the load, lest its pause between polls be counted.
    began = time.monotonic()
    bot = start(name == "the peer")
    first = post("@viva status", channels[0])
    wait(f"{name}'s answer after its start", lambda: answer(channels[0], first))
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
    wait(f"{name}'s answer before the load", lambda: answer(channels[0], first))
    before = cpu_seconds(bot.pid)
    began = time.monotonic()
    goal = sum(map(workspace.answers, channels)) + options.commands
    for n in range(options.commands):
        post(f"@viva {options.command}", channels[n % len(channels)])
    wait("the answers", lambda: sum(map(workspace.answers, channels)) >= goal)
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
    workspace = Workspace(viva, options.channels)
    try:
        environment = viva_environment(workspace, folder, root / "Config/Questions")
        # What no Slack would allow, so that the bot is measured and not its politeness.
        load = {
            "VIVA_SLACK_HISTORY_REQUESTS_PER_MINUTE": "1200", "VIVA_SLACK_REPLIES_REQUESTS_PER_MINUTE": "600",
            "VIVA_SLACK_POLL_AT_MOST_EVERY": "100ms", "VIVA_SLACK_POLL_AT_LEAST_EVERY": "500ms",
            "VIVA_SLACK_MESSAGES_PER_SECOND": "10000", "VIVA_SLACK_BURST": "10000",
            # One person gives all commands.
            "VIVA_PEOPLE_COMMANDS_PER_MINUTE": "0",
        }
        rows = {"viva": measure("viva", workspace, lambda is_load: subprocess.Popen(
            [viva, "serve"], env=environment | load if is_load else environment))}
        try:
            import slack_sdk  # noqa: F401

            def start_peer(is_load):
                peer = subprocess.Popen(
                    [sys.executable, str(root / "Benchmarks/peer_bot.py"), workspace.base + "/api/", TOKEN,
                     "0.1" if is_load else "2"],
                    stdout=subprocess.PIPE, env={**os.environ, "no_proxy": "127.0.0.1"})
                peer.stdout.readline()
                return peer

            rows["slack_sdk bot"] = measure("the peer", workspace, start_peer)
        except ImportError:
            print("slack_sdk is not installed: no peer in this run", file=sys.stderr)
    finally:
        workspace.end()

print_table(rows)
