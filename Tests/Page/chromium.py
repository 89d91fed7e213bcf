"""A headless Chromium, driven over the DevTools Protocol's pipe: Python's standard library and the browser are all it takes."""

import base64
import fcntl
import itertools
import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time

PATIENCE = 10  # seconds until a condition that does not come true is a failure
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
KEYS = {  # key: (code, virtual key code, text)
    "Enter": ("Enter", 13, "\r"), "Tab": ("Tab", 9, ""), "Escape": ("Escape", 27, ""), "Backspace": ("Backspace", 8, ""),
    "Delete": ("Delete", 46, ""), "ArrowUp": ("ArrowUp", 38, ""), "ArrowDown": ("ArrowDown", 40, ""),
    "ArrowLeft": ("ArrowLeft", 37, ""), "ArrowRight": ("ArrowRight", 39, ""), "Home": ("Home", 36, ""),
    "End": ("End", 35, ""), "F6": ("F6", 117, ""), " ": ("Space", 32, " "),
}
MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}


class Failed(Exception):
    """Something is not as it should be."""


def find_browser(path=None):
    return next(filter(None, map(shutil.which, [path] if path else NAMES)), None)


class Chromium:
    """The browser process. Closes with the `with` block."""

    def __init__(self, program):
        self.profile = tempfile.TemporaryDirectory(prefix="viva-page-", ignore_cleanup_errors=True)
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()
        # The browser reads descriptor 3 and writes 4; high copies cannot be overwritten while they are put there.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (to_browser, from_browser)]

        def wire():
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [
                program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
                "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
                "--disable-extensions", "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en-GB", "--accept-lang=en-GB",
                f"--user-data-dir={self.profile.name}", "about:blank",
            ],
            close_fds=False, preexec_fn=wire, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for end in [to_browser, from_browser, *ends]:
            os.close(end)
        self.numbers = itertools.count(1)
        self.answers = {}
        self.listeners = {}
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.output)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.profile.cleanup()

    def _read(self):
        rest = b""
        while piece := os.read(self.input, 1 << 20):
            *messages, rest = (rest + piece).split(b"\0")
            for message in map(json.loads, messages):
                if "id" in message:
                    self.answers.pop(message["id"]).put(message)
                else:
                    self.listeners.get(message.get("sessionId"), lambda _: None)(message)
        for answer in list(self.answers.values()):
            answer.put({"error": {"message": "the browser has ended"}})

    def call(self, method, session=None, **parameters):
        number, answer = next(self.numbers), queue.Queue()
        self.answers[number] = answer
        message = {"id": number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        os.write(self.output, json.dumps(message).encode() + b"\0")
        try:
            reply = answer.get(timeout=3 * PATIENCE)
        except queue.Empty:
            raise Failed(f"{method}: no answer from the browser") from None
        if "error" in reply:
            raise Failed(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def page(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        return Page(self, self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])


class Page:
    """One tab, and what a person does with it."""

    def __init__(self, browser, session):
        self.browser, self.session = browser, session
        self.problems = []  # what the page's console has complained about
        self.requests = []  # every address it has asked for
        browser.listeners[session] = self._listen
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.size(1280, 800)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def _listen(self, message):
        kind, given = message["method"], message["params"]
        if kind == "Runtime.exceptionThrown":
            details = given["exceptionDetails"]
            self.problems.append(details.get("exception", {}).get("description") or details["text"])
        elif kind == "Log.entryAdded" and given["entry"]["level"] == "error":
            self.problems.append(f"{given['entry']['text']} {given['entry'].get('url', '')}")
        elif kind == "Network.requestWillBeSent":
            self.requests.append(given["request"]["url"])

    # Looking.

    def js(self, expression):
        """The value of an expression in the page; promises are waited for."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise Failed(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def until(self, condition, what=None, patience=PATIENCE):
        """Waits until an expression is true, and gives its value. The page itself looks again and again."""
        deadline = time.monotonic() + patience
        while True:
            left = max(0, deadline - time.monotonic()) * 1000
            try:
                return self.js(f"""new Promise((done, fail) => {{
                    const end = performance.now() + {left};
                    const look = () => {{
                        let value, error;
                        try {{ value = ({condition}); }} catch (problem) {{ error = problem; }}
                        if (value) done(value);
                        else if (performance.now() > end) fail(error ?? new Error("still " + JSON.stringify(value)));
                        else setTimeout(look, 20);
                    }};
                    look();
                }})""")
            except Failed as problem:
                # The page may have been left while it looked.
                if time.monotonic() < deadline and ("navigated" in str(problem) or "destroyed" in str(problem) or "context" in str(problem)):
                    continue
                reason = str(problem).split("\n")[0]
                raise Failed(f"waited {patience} s for: {what or condition} ({reason})") from None

    def text(self, selector):
        return self.js(f"document.querySelector({json.dumps(selector)})?.textContent ?? null")

    def shows(self, text, within="body", patience=PATIENCE):
        self.until(
            f"[...document.querySelectorAll({json.dumps(within)})].some((e) => e.checkVisibility() && e.textContent.includes({json.dumps(text)}))",
            f"“{text}” in {within}", patience)

    def screenshot(self, path):
        # Two frames later all that was asked for has been drawn.
        self.js("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))")
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    # Acting.

    def goto(self, url):
        # Not by its address, which the page may have changed already: a document that has been left carries a mark.
        self.js("window.hasBeenLeft = true")
        self.call("Page.navigate", url=url)
        self.until("document.readyState === 'complete' && !window.hasBeenLeft", f"the page {url}")
        self.until("document.querySelector('#sidebar [aria-current]') && document.querySelector('#main .log').childElementCount > 0", "the first messages")

    def size(self, width, height, touch=False, scale=1):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=touch)
        self.call("Emulation.setTouchEmulationEnabled", enabled=touch)

    def media(self, **features):
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def element(self, selector, text=None):
        """An expression for the first visible element that the selector names and that holds the text."""
        holds = f"&& e.textContent.includes({json.dumps(text)})" if text else ""
        return f"[...document.querySelectorAll({json.dumps(selector)})].find((e) => e.checkVisibility({{visibilityProperty: true}}) {holds})"

    def place(self, selector, text=None):
        what = f"{selector}{f' with “{text}”' if text else ''}"
        return self.until(f"""(() => {{
            const element = {self.element(selector, text)};
            element.scrollIntoView({{block: "nearest", inline: "nearest"}});
            const box = element.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const top = document.elementFromPoint(x, y);
            return (top === element || element.contains(top) || top?.contains(element)) && {{x, y}};
        }})()""", f"{what} to click")

    def hover(self, selector, text=None):
        place = self.place(selector, text)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", **place)

    def click(self, selector, text=None):
        place = self.place(selector, text)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", **place)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place)

    def wheel(self, selector, by):
        place = self.place(selector)
        self.call("Input.dispatchMouseEvent", type="mouseWheel", deltaX=0, deltaY=by, **place)

    def press(self, keys):
        """One key with its modifiers, as in “Control+k”."""
        *modifiers, key = keys.split("+")
        code, number, text = KEYS[key] if key in KEYS else (f"Key{key.upper()}", ord(key.upper()), key)
        flags = sum(MODIFIERS[name] for name in modifiers)
        if flags & ~MODIFIERS["Shift"]:
            text = ""
        given = dict(key=key, code=code, windowsVirtualKeyCode=number, modifiers=flags)
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **given)
        self.call("Input.dispatchKeyEvent", type="keyUp", **given)

    def type(self, text):
        """Letter by letter, where the focus is."""
        for letter in text:
            self.call("Input.insertText", text=letter)
