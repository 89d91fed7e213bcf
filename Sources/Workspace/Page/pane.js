// A place where messages are read and written: the conversation in the middle, or the thread at its side.

import { post } from "./api.js";
import { Composer, editInPlace } from "./composer.js";
import { h, soon } from "./dom.js";
import { icon } from "./icons.js";
import { isOwn } from "./message.js";
import { offerActions } from "./messageactions.js";
import { MessageList } from "./messagelist.js";
import { beginning } from "./newcomer.js";
import { pickReaction } from "./reactionpicker.js";
import { rowsOf } from "./rows.js";
import { Stage } from "./stage.js";
import { Timeline } from "./timeline.js";
import { typedText } from "./typedtext.js";

export class Pane {
  /** What is shown, what shall be shown, and when it is. */
  #list = null;
  #aim = null;
  #arrival = Promise.resolve();
  #updateSoon = soon(() => {
    if (this.#list) this.timeline.update();
  });
  #unreadFrom = "";
  #missed = 0;

  /**
   * @param root the element with `.scroller`, `.log`, `.jump` and `.writing`.
   * @param app does what concerns more than this pane: `openThread(channel, ts)`, `confirmDeletion(message, channel)`,
   *   `report(error)`, `invite(user, channel)`, `join(channel)`, `sawEnd(pane)`, `posted()`.
   */
  constructor(root, workspace, app, { inThread }) {
    Object.assign(this, { root, workspace, app, inThread });
    const log = root.querySelector(".log");
    this.jump = root.querySelector(".jump");
    this.jump.addEventListener("click", () => {
      this.timeline.toEnd();
      this.composer.focus();
    });
    this.timeline = new Timeline({
      scroller: root.querySelector(".scroller"), log,
      rows: (part, edge) => rowsOf(part, edge, this.#view),
      onEnd: (isAtEnd) => this.#cameToEnd(isAtEnd),
    });
    this.composer = new Composer(root.querySelector(".writing"), {
      workspace, inThread, conversation: () => this.conversation,
      onSend: (text, also) => this.#send(text, also),
      onEditLast: () => this.#editLast(),
    });
    offerActions(log, workspace, {
      find: (ts) => this.#list?.find(ts),
      react: (message, button) => pickReaction(button, (name) => this.#react(message, name)),
      open: inThread ? null : (message) => this.#openThread(message),
      edit: (message) => this.#edit(message),
      remove: (message) => this.#remove(message),
    });
  }

  get conversation() { return this.#list ? this.workspace.conversation(this.#list.channel) : undefined; }
  get channel() { return this.#list?.channel ?? null; }
  get thread() { return this.#list?.thread ?? null; }
  get isAtEnd() { return this.timeline.isAtEnd; }

  /** Shows a channel or thread, from its end or around a message; one that is shown already stays as it is. */
  show({ channel, thread, message }) {
    const { me } = this.workspace;
    const aim = this.#aim;
    const isSame = aim?.user === me && aim.channel === channel && aim.thread === (thread ?? null);
    if (!isSame || message) this.#arrival = this.#load(new MessageList({ user: me, channel, thread }), message);
    return this.#arrival;
  }

  async #load(list, message) {
    this.#aim = list;
    this.root.setAttribute("aria-busy", "true");
    try {
      await list.load();
      if (message) await list.loadUntil(message);
    } catch (error) {
      if (this.#aim === list) this.#aim = this.#list;
      throw error;
    } finally {
      if (this.#aim === list || this.#aim === this.#list) this.root.removeAttribute("aria-busy");
    }
    // Something else may have been asked for meanwhile.
    if (this.#aim !== list) return;
    this.#list = list;
    this.#unreadFrom = this.workspace.readMark(list.channel);
    this.#missed = 0;
    this.jump.hidden = true;
    this.timeline.show(list, message && list.find(message) ? message : undefined);
    this.showComposer();
  }

  /** Shows nothing any more. */
  clear() {
    this.#aim = this.#list = null;
    this.timeline.clear();
  }

  /** Reads all of it again, because something may have been missed. */
  async resync() {
    if (!this.#list) return;
    const list = this.#list;
    await list.load();
    if (list === this.#list) this.timeline.update();
  }

  /** Takes in what has happened. */
  apply(event) {
    if (this.#aim !== this.#list) this.#aim?.apply(event);
    if (!this.#list?.apply(event)) return false;
    const isNew = event.type === "message" && event.message.user !== this.workspace.me;
    if (isNew && !this.isAtEnd) {
      this.#missed += 1;
      this.#cameToEnd(false);
    }
    this.#updateSoon();
    return true;
  }

  /** Draws again what names people and conversations. */
  refresh() {
    if (!this.#list || !this.conversation) return;
    this.timeline.update();
    this.showComposer();
  }

  /** The box for writing, or why there is none. */
  showComposer() {
    const { conversation, workspace } = this;
    const title = workspace.titleOf(conversation);
    if (conversation.is_archived) {
      this.composer.replace(h("p", { class: "bar-note" }, icon("archive"), `${title} is archived: it can be read, not written to.`));
    } else if (!conversation.is_member) {
      const join = h("button", { type: "button", class: "button primary", onclick: () => this.app.join(conversation) }, "Join");
      this.composer.replace(h("p", { class: "bar-note" }, `You look at ${title} from outside.`, join));
    } else {
      const key = `${workspace.me} ${this.channel} ${this.thread ?? ""}`;
      this.composer.show(key, this.inThread ? "Reply…" : `Message ${title}`);
    }
  }

  focusRow(ts) {
    const row = this.timeline.row(ts);
    row?.focus({ preventScroll: true });
    return Boolean(row);
  }

  get #view() {
    const { workspace, conversation, channel, thread } = this;
    return {
      workspace, channel, thread, unreadFrom: this.#unreadFrom, root: thread ? this.#list.find(thread) : undefined,
      beginning: thread ? null : () => beginning(conversation, workspace, {
        onTry: (text) => this.composer.suggest(text),
        onInvite: () => this.app.invite(workspace.bot, conversation),
      }),
      beginningSignature: JSON.stringify([workspace.me, channel, conversation?.members, conversation?.topic, conversation?.is_archived]),
      stage: (message) => this.#stage(message),
      onReact: (message, name) => this.#react(message, name),
      onThread: (message) => this.#openThread(message),
      onDismiss: (message) => {
        this.#list.dismiss(message.ts);
        this.timeline.update();
      },
    };
  }

  #cameToEnd(isAtEnd) {
    this.jump.hidden = isAtEnd;
    if (isAtEnd) {
      this.#missed = 0;
      this.app.sawEnd(this);
    }
    const label = this.#missed === 0 ? "Jump to the latest" : this.#missed === 1 ? "1 new message" : `${this.#missed} new messages`;
    this.jump.replaceChildren(icon("down"), label);
  }

  /** What pressing and choosing in a message does. */
  #stage(message) {
    const stage = new Stage({
      isLive: this.workspace.isBotConnected && message.bot_id !== undefined,
      act: (action, node, confirm) => this.app.interactions.act(
        { channel: this.channel, ts: message.ts, values: stage.values }, action, node, confirm),
    });
    return stage;
  }

  /** Sends a command to the bot; its answer comes as a message. */
  async #command(name, text) {
    if (this.inThread) throw new Error("Commands do not work in threads.");
    if (!this.workspace.commands.some((command) => command.name === name)) throw new Error(`There is no command ${name} here.`);
    await post("command", { user: this.workspace.me, channel: this.channel, command: name, text });
    this.timeline.toEnd();
  }

  async #send(text, also) {
    const command = text.match(/^(\/[a-z][\w-]*)(?:\s+([\s\S]*))?$/i);
    if (command) return this.#command(command[1].toLowerCase(), (command[2] ?? "").trim());
    await post("post", {
      user: this.workspace.me, channel: this.channel, text, thread_ts: this.thread ?? undefined, reply_broadcast: also || undefined,
    });
    this.app.posted();
    this.timeline.toEnd();
  }

  #openThread(message) {
    this.app.openThread(this.channel, message.thread_ts ?? message.ts);
  }

  async #react(message, name) {
    try {
      await post("react", { user: this.workspace.me, channel: this.channel, ts: message.ts, name });
    } catch (error) {
      this.app.report(error);
    }
  }

  #edit(message) {
    const row = this.timeline.row(message.ts);
    if (!row || row.dataset.editing !== undefined) return false;
    const { channel } = this;
    editInPlace(row, {
      text: typedText(message.text, this.workspace), workspace: this.workspace, conversation: () => this.conversation,
      onSave: async (text) => {
        if (text.trim() === "") return this.#remove(message);
        if (text !== typedText(message.text, this.workspace)) {
          await post("edit", { user: this.workspace.me, channel, ts: message.ts, text });
        }
      },
      onEnd: () => {
        this.timeline.redraw(message.ts);
        this.composer.focus();
      },
    });
    row.scrollIntoView({ block: "nearest" });
    return true;
  }

  #editLast() {
    const last = this.#list?.messages.findLast((message) => isOwn(message, this.workspace));
    if (!last) return false;
    if (!this.timeline.row(last.ts)) this.timeline.reveal(last.ts);
    return this.#edit(last);
  }

  async #remove(message) {
    if (!await this.app.confirmDeletion(message, this.channel)) return;
    try {
      await post("delete", { user: this.workspace.me, channel: this.channel, ts: message.ts });
    } catch (error) {
      this.app.report(error);
    }
    this.composer.focus();
  }
}
