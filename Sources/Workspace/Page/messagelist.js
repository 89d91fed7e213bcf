// The messages of a channel or a thread that the page holds: those from some point on, without a gap, oldest first.

import { get } from "./api.js";

const page = 100;
const largestPage = 1_000;

/** Messages that were for one person only and that this person wants to see no more. */
const dismissed = new Set();

export class MessageList {
  messages = [];
  /** Whether there are older ones on the server. */
  hasMore = true;
  #fetching = 0;
  #arrived = [];
  #older = null;

  constructor({ user, channel, thread }) {
    this.user = user;
    this.channel = channel;
    this.thread = thread ?? null;
  }

  /** Reads the newest ones, as many as were there before. */
  async load() {
    const limit = Math.min(largestPage, Math.max(page, this.messages.length));
    await this.#whileFetching(async () => {
      const answer = await this.#get({ limit });
      this.messages = answer.messages;
      this.hasMore = answer.has_more;
    });
  }

  /** Reads a page of older ones; false where there are none. Calls that overlap share one answer. */
  loadOlder(limit = page) {
    if (!this.hasMore) return Promise.resolve(false);
    this.#older ??= this.#whileFetching(async () => {
      const before = this.messages.find((message) => !message.is_ephemeral)?.ts;
      const answer = await this.#get({ before, limit });
      const known = new Set(this.messages.map((message) => message.ts));
      this.messages = [...answer.messages.filter((message) => !known.has(message.ts)), ...this.messages];
      this.hasMore = answer.has_more;
      return true;
    }).finally(() => { this.#older = null; });
    return this.#older;
  }

  /** Reads back to that message; false where it is not to be found. */
  async loadUntil(ts) {
    while (this.hasMore && !(this.messages[0]?.ts <= ts)) await this.loadOlder(largestPage);
    return this.find(ts) !== undefined;
  }

  find(ts) {
    const index = this.indexOf(ts);
    return this.messages[index]?.ts === ts ? this.messages[index] : undefined;
  }

  /** The index of the first message that is not older than `ts`. */
  indexOf(ts) {
    let [low, high] = [0, this.messages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.messages[middle].ts < ts) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Takes in what has happened; true where it is of concern here. */
  apply(event) {
    if (event.channel !== this.channel) return false;
    // An answer under way may be older than this event: it is applied again when that has come.
    if (this.#fetching > 0) this.#arrived.push(event);
    return this.#take(event);
  }

  /** Takes a message away on this page alone. */
  dismiss(ts) {
    dismissed.add(ts);
    this.#forget(ts);
  }

  #forget(ts) {
    this.messages = this.messages.filter((message) => message.ts !== ts);
  }

  #take({ type, message, ts }) {
    if (type === "message_deleted") {
      const before = this.messages.length;
      this.#forget(ts);
      return this.messages.length !== before;
    }
    if (!this.#belongs(message)) return false;
    const index = this.indexOf(message.ts);
    if (this.messages[index]?.ts === message.ts) this.messages[index] = message;
    else if (type === "message") this.messages.splice(index, 0, message);
    else return false;
    return true;
  }

  #belongs(message) {
    const root = message.thread_ts ?? message.ts;
    if (this.thread) return root === this.thread;
    return root === message.ts || message.subtype === "thread_broadcast";
  }

  async #get(parameters) {
    const answer = await get("messages", { user: this.user, channel: this.channel, thread_ts: this.thread, ...parameters });
    return { ...answer, messages: answer.messages.filter((message) => !dismissed.has(message.ts)) };
  }

  async #whileFetching(fetch) {
    this.#fetching += 1;
    try {
      return await fetch();
    } finally {
      this.#fetching -= 1;
      for (const event of this.#arrived) this.#take(event);
      if (this.#fetching === 0) this.#arrived = [];
    }
  }
}
