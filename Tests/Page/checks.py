"""What a check is given, and the lists of them."""

import json
import os
import urllib.parse

from chromium import Failed

CHECKS = {}


def check(sentence):
    """Puts a function on its file's list; it raises `Failed` where the sentence is not true."""
    def put(function):
        CHECKS.setdefault(function.__module__, []).append((sentence, function))
        return function
    return put


def expect(condition, problem):
    if not condition:
        raise Failed(problem)


def same(found, wanted, what):
    expect(found == wanted, f"{what}: {found!r} instead of {wanted!r}")


class Run:
    """One run: the page, the workspace behind it, and where pictures go."""

    def __init__(self, page, workspace, options):
        self.page, self.workspace, self.options = page, workspace, options
        self.base = workspace.base

    def url(self, **place):
        return f"{self.base}/?{urllib.parse.urlencode({name: value for name, value in place.items() if value})}"

    def open(self, user, channel, thread=None, message=None):
        """Goes to a place by its address, and waits until one can write there."""
        self.page.goto(self.url(user=user, channel=channel, thread=thread, message=message))
        if thread:
            self.page.until("document.querySelector('#thread .message')", "the thread's messages")

    def picture(self, name):
        if self.options.screenshots:
            self.page.screenshot(os.path.join(self.options.screenshots, f"{name}.png"))

    # Looking.

    def row(self, text, within="#main"):
        """An expression for the newest message with that text."""
        return f"[...document.querySelectorAll('{within} .message')].findLast((e) => e.textContent.includes({json.dumps(text)}))"

    def wait_row(self, text, within="#main"):
        self.page.until(self.row(text, within), f"a message with “{text}” in {within}")

    def no_row(self, text, within="#main"):
        self.page.until(f"!({self.row(text, within)})", f"no message with “{text}” in {within}")

    def in_row(self, text, selector, within="#main"):
        """What a selector finds in the newest message with that text: its text, or null."""
        return self.page.js(f"{self.row(text, within)}?.querySelector({json.dumps(selector)})?.textContent ?? null")

    def item(self, name):
        """The sidebar's line of that name, as selector and text."""
        return "#sidebar a", name

    # Acting.

    def write(self, text, within="#main"):
        """Types into the box and sends."""
        self.page.click(f"{within} .writing textarea")
        self.page.type(text)
        self.page.press("Enter")
        self.page.until(f"document.querySelector('{within} .writing textarea').value === ''", "an empty box after sending")

    def message_button(self, text, name, within="#main"):
        """Clicks one of the buttons that come to a message under the pointer."""
        ts = self.page.until(f"{self.row(text, within)}?.dataset.ts", f"the message “{text}”")
        self.page.hover(f"{within} .message[data-ts='{ts}'] .body")
        self.page.click(f"{within} .message[data-ts='{ts}'] [data-action='{name}']")

    def become(self, name):
        self.page.click("#you")
        self.page.click("[role=menuitemradio]", name)
        self.page.until(f"document.querySelector('#you strong').textContent === {json.dumps(name)}", f"being {name}")
