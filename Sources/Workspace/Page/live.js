// What happens in the workspace, as it happens: server-sent events (WHATWG HTML, section 9.2). Read with `fetch` instead of
// `EventSource`, which gives up for good on some failures and hides the server's signs of life.

const firstDelay = 500;
const longestDelay = 5_000;
/** The server sends something every 15 s; silence three times as long is a dead connection. */
const longestSilence = 45_000;

export class LiveStream {
  #stop = new AbortController();
  #hurry = null;

  /**
   * @param onOpen called with `true` when the stream goes on where it was cut, `false` when things may have been missed.
   * @param onEvent called with what happened.
   * @param onCut called when the connection is gone and being sought again.
   */
  constructor({ onOpen, onEvent, onCut }) {
    this.onOpen = onOpen;
    this.onEvent = onEvent;
    this.onCut = onCut;
  }

  /** Follows as this person until the next call. */
  follow(user) {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#run(user, this.#stop.signal);
  }

  /** Lets go of the connection: browsers have few to one server, and a page that is left may be kept with its own. */
  stop() {
    this.#stop.abort();
  }

  /** Tries now instead of after the delay. */
  hurry() {
    this.#hurry?.();
  }

  async #run(user, stop) {
    let last = null;
    let delay = firstDelay;
    while (!stop.aborted) {
      const connection = new AbortController();
      const end = () => connection.abort();
      stop.addEventListener("abort", end);
      let watch = setTimeout(end, longestSilence);
      try {
        const headers = last === null ? {} : { "Last-Event-ID": last };
        const response = await fetch(`/_page/events?user=${encodeURIComponent(user)}`, {
          headers, cache: "no-store", signal: connection.signal,
        });
        if (!response.ok) throw new Error(`status ${response.status}`);
        this.onOpen(last !== null);
        delay = firstDelay;
        for await (const { id, data } of messages(response.body, () => {
          clearTimeout(watch);
          watch = setTimeout(end, longestSilence);
        })) {
          if (stop.aborted) return;
          last = id ?? last;
          this.onEvent(JSON.parse(data));
        }
      } catch (error) {
        if (!stop.aborted && !(error instanceof TypeError) && error.name !== "AbortError") console.warn(error);
      } finally {
        clearTimeout(watch);
        stop.removeEventListener("abort", end);
        connection.abort();
      }
      if (stop.aborted) return;
      this.onCut();
      await this.#pause(delay, stop);
      delay = Math.min(longestDelay, delay * 2);
    }
  }

  #pause(delay, stop) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
      stop.addEventListener("abort", this.#hurry, { once: true });
    });
  }
}

/** The events of a stream; `alive` is called for every piece that comes, comments included. */
async function* messages(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let id = null;
  let data = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) yield { id, data: data.join("\n") };
        data = [];
        continue;
      }
      const [, field, content] = line.match(/^([^:]*)(?:: ?(.*))?$/);
      if (field === "id") id = content ?? "";
      else if (field === "data") data.push(content ?? "");
    }
  }
}
