"""The bot's end of a socket (RFC 6455), by hand: takes envelopes, acknowledges them, and remembers them."""

import base64
import json
import os
import queue
import socket
import struct
import threading
import urllib.parse

from chromium import PATIENCE, Failed

APP_TOKEN = "xapp-local-viva"


class BotSocket:
    """While it is open, the bot counts as connected. `answers` gives, by envelope type, what an acknowledgement carries;
    `silent` holds types that are not acknowledged at all."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.answers, self.silent, self.envelopes = {}, set(), queue.Queue()
        opened = workspace.call("POST", "/api/apps.connections.open", {}, {"Authorization": f"Bearer {APP_TOKEN}"})
        url = urllib.parse.urlsplit(opened["url"])
        self.wire = socket.create_connection((url.hostname, url.port), timeout=20)
        key = base64.b64encode(os.urandom(16)).decode()
        self.wire.sendall((
            f"GET {url.path}?{url.query} HTTP/1.1\r\nHost: {url.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.stream = self.wire.makefile("rb")
        if b"101" not in self.stream.readline():
            raise Failed("the workspace refused the bot's socket")
        while self.stream.readline().strip():
            pass
        self.wire.settimeout(None)
        self.greeted = threading.Event()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        if not self.greeted.wait(PATIENCE):
            raise Failed("the workspace did not greet the bot")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.wire.shutdown(socket.SHUT_RDWR)
        self.reader.join()
        self.wire.close()

    def _read(self):
        while True:
            head = self.stream.read(2)
            if len(head) < 2:
                return
            length = head[1] & 127
            if length > 125:
                length = int.from_bytes(self.stream.read(2 if length == 126 else 8), "big")
            data = self.stream.read(length)
            opcode = head[0] & 15
            if opcode == 8:
                return
            if opcode == 9:
                self._send(10, data)
            if opcode == 1:
                self._take(json.loads(data))

    def _take(self, message):
        if message["type"] == "hello":
            return self.greeted.set()
        if message["type"] == "disconnect":
            return None
        kind = message["payload"].get("type", message["type"])
        if kind not in self.silent:
            answer = {"envelope_id": message["envelope_id"]}
            if kind in self.answers:
                answer["payload"] = self.answers[kind]
            self._send(1, json.dumps(answer).encode())
        return self.envelopes.put((kind, message["payload"]))

    def _send(self, opcode, data):
        mask = os.urandom(4)
        length = bytes([0x80 | len(data)]) if len(data) < 126 else struct.pack("!BH", 0x80 | 126, len(data))
        self.wire.sendall(bytes([0x80 | opcode]) + length + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def next(self, wanted):
        """The payload of the next envelope of a kind; others are passed over."""
        while True:
            try:
                kind, payload = self.envelopes.get(timeout=PATIENCE)
            except queue.Empty:
                raise Failed(f"no {wanted} came to the bot") from None
            if kind == wanted:
                return payload
