// Who and what is there, as one person sees it, and what that person has read.

import { get } from "./api.js";
import { recall, remember } from "./storage.js";

export class Workspace {
  team = { id: "", name: "" };
  /** The id of the person who acts. */
  me = "";
  users = new Map();
  conversations = new Map();
  /** The commands that one can type: `name`, `hint`, `description`. */
  commands = [];
  isBotConnected = false;
  /** What the bot shows on its home, and the modals that it has opened. */
  home = null;
  views = [];
  /** Grows when people or conversations have changed, so that what names them is drawn anew. */
  version = 0;
  #botUser = null;
  #wanted = null;
  #loading = Promise.resolve();
  #read = {};
  /** Grows with what came live of the bot and its views: an answer that was asked for before is older. */
  #news = 0;

  /** Reads everything for that person, or for the first one where it is null. */
  load(user) {
    this.#wanted = user;
    return this.reload();
  }

  /** Reads everything again. One reading at a time, so that an older answer never follows a newer one. */
  reload() {
    const next = this.#loading.catch(() => {}).then(() => this.#load());
    this.#loading = next;
    return next;
  }

  async #load() {
    const news = this.#news;
    const [state, screen] = await Promise.all([get("state", { user: this.#wanted }), get("views", { user: this.#wanted })]);
    const before = this.#fingerprint;
    const known = state.me === this.me ? this.conversations : new Map();
    this.team = state.team;
    this.#botUser = state.bot?.user_id ?? null;
    this.commands = state.commands ?? [];
    if (news === this.#news || state.me !== this.me) {
      this.isBotConnected = state.bot?.is_connected === true;
      this.home = screen.home;
      this.views = screen.views;
    }
    this.me = state.me;
    this.#wanted ??= state.me;
    this.users = new Map(state.users.map((user) => [user.id, user]));
    this.conversations = new Map(state.conversations.map((told) => [told.id, { ...told, ...session(known.get(told.id), told) }]));
    if (this.#fingerprint !== before) this.version += 1;
    this.#read = recall(this.#readKey, {});
  }

  get #fingerprint() {
    return JSON.stringify([this.me, this.isBotConnected, [...this.users.values()], [...this.conversations.values()].map(lasting)]);
  }

  /** Takes note of the bot's coming or going; true where that is news. */
  botIsConnected(isConnected) {
    this.#news += 1;
    if (isConnected === this.isBotConnected) return false;
    this.isBotConnected = isConnected;
    this.version += 1;
    return true;
  }

  /** Takes in what the bot shows now: `views` or `home`. */
  shows(screen) {
    this.#news += 1;
    Object.assign(this, screen);
  }

  user(id) { return this.users.get(id); }
  conversation(id) { return this.conversations.get(id); }

  get bot() { return this.#botUser ? this.users.get(this.#botUser) : undefined; }
  get people() { return [...this.users.values()].filter((user) => !user.is_bot && !user.deleted); }

  /** The direct message with that user, if there is one. */
  directWith(userID) {
    return [...this.conversations.values()].find((conversation) => conversation.is_im && conversation.user === userID);
  }

  get channels() {
    return [...this.conversations.values()]
      .filter((conversation) => !conversation.is_im && !conversation.is_mpim)
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  get groups() {
    return [...this.conversations.values()].filter((conversation) => conversation.is_mpim && conversation.is_member);
  }

  has(userID, conversation) { return conversation.members?.includes(userID) ?? false; }

  /** What a conversation is called, without a mark before it. */
  nameOf(conversation) {
    if (conversation.is_im) return this.user(conversation.user)?.name ?? "somebody";
    if (conversation.is_mpim) {
      return conversation.members.filter((id) => id !== this.me).map((id) => this.user(id)?.name ?? id).join(", ");
    }
    return conversation.name;
  }

  titleOf(conversation) {
    const name = this.nameOf(conversation);
    return conversation.is_im || conversation.is_mpim ? name : `#${name}`;
  }

  /** An address of this page; what is not named is where it is now, and `thread` and `message` nowhere. */
  href({ user = this.me, channel, thread, message, tab }) {
    const given = Object.entries({ user, channel, thread, message, tab }).filter(([, value]) => value);
    return `/?${new URLSearchParams(given)}`;
  }

  // Reading.

  get #readKey() { return `viva.read.${this.team.id}.${this.me}`; }

  readMark(channel) { return this.#read[channel] ?? ""; }

  /** Whether there is something newer than what was read. */
  isUnread(conversation) {
    return (latest(conversation.last_ts, conversation.activity) ?? "") > this.readMark(conversation.id);
  }

  markRead(conversation) {
    // An empty conversation that was looked at has been read as well.
    const newest = latest(conversation.last_ts, conversation.activity) ?? "0";
    conversation.alerts = 0;
    if (newest <= this.readMark(conversation.id)) return false;
    // Another tab may have read other conversations meanwhile.
    this.#read = { ...recall(this.#readKey, {}), [conversation.id]: newest };
    remember(this.#readKey, this.#read);
    return true;
  }

  /** Takes note of a message that has just come. */
  notice(channel, message) {
    const conversation = this.conversation(channel);
    if (!conversation) return;
    const isReply = message.thread_ts && message.thread_ts !== message.ts && message.subtype !== "thread_broadcast";
    const isMine = message.user === this.me;
    if (!isReply && !message.is_ephemeral) conversation.last_ts = latest(conversation.last_ts, message.ts);
    if (isMine) return;
    const concernsMe = conversation.is_im || conversation.is_mpim || message.is_ephemeral
      || message.text?.includes(`<@${this.me}>`) || (isReply && message.parent_user_id === this.me);
    if (!concernsMe) return;
    conversation.activity = latest(conversation.activity, message.ts);
    conversation.alerts = (conversation.alerts ?? 0) + 1;
  }
}

const latest = (one, other) => (!one || (other && other > one) ? other : one);

/** What the page knows of a conversation beyond the server's word, which may be older than what came live. */
function session(known, told) {
  return known ? { activity: known.activity, alerts: known.alerts, last_ts: latest(known.last_ts, told.last_ts) } : {};
}

/** What does not change with every message. */
const lasting = ({ last_ts, activity, alerts, ...rest }) => rest;
