// The list of conversations.

import { h, refill, rove, spoken } from "./dom.js";
import { icon } from "./icons.js";
import { userAvatar } from "./person.js";

export class Sidebar {
  #showsArchived = false;
  #showsOthers = true;

  /** @param app `createChannel()` asks for a new channel's name and makes it. */
  constructor(root, workspace, app) {
    Object.assign(this, { root, workspace, app });
    root.addEventListener("keydown", (event) => rove(event, this.#items));
  }

  get #items() { return [...this.root.querySelectorAll("a, button")]; }

  /** The conversations in the order shown, for going to the next one. */
  get order() { return [...this.root.querySelectorAll("a[data-channel]")].map((link) => link.dataset.channel); }

  focus() {
    const item = this.root.querySelector("[aria-current]") ?? this.#items[0];
    item?.focus();
    return Boolean(item);
  }

  show(current) {
    const { workspace } = this;
    const channels = workspace.channels;
    const open = channels.filter((channel) => !channel.is_archived);
    const archived = channels.filter((channel) => channel.is_archived);
    const others = open.filter((channel) => !channel.is_member);
    refill(
      this.root,
      section("Channels", [
        ...open.filter((channel) => channel.is_member).map((channel) => this.#channel(channel, current)),
        this.#button("new", "plus", "New channel", () => this.app.createChannel()),
      ]),
      others.length > 0
        ? section("Others", [
          this.#fold("others", this.#showsOthers, `Not joined (${others.length})`, () => {
            this.#showsOthers = !this.#showsOthers;
            this.show(current);
          }),
          ...(this.#showsOthers ? others.map((channel) => this.#channel(channel, current)) : []),
        ], true)
        : null,
      section("Direct messages", this.#directs(current)),
      archived.length > 0
        ? section("Archived", [
          this.#fold("archived", this.#showsArchived, `Archived (${archived.length})`, () => {
            this.#showsArchived = !this.#showsArchived;
            this.show(current);
          }),
          ...(this.#showsArchived ? archived.map((channel) => this.#channel(channel, current)) : []),
        ], true)
        : null,
    );
    const entry = this.root.querySelector("[aria-current]") ?? this.#items[0];
    for (const item of this.#items) item.tabIndex = item === entry ? 0 : -1;
  }

  #channel(channel, current) {
    const symbol = icon(channel.is_archived ? "archive" : channel.is_private ? "lock" : "hash");
    return this.#link(channel.id, channel, symbol, channel.name, current, channel.is_private ? "private channel" : "channel");
  }

  /** The bot first, then people, then groups. */
  #directs(current) {
    const { workspace } = this;
    const others = [...workspace.users.values()]
      .filter((user) => user.id !== workspace.me && !user.deleted)
      .sort((one, other) => other.is_bot - one.is_bot || one.name.localeCompare(other.name));
    return [
      ...others.map((user) => {
        const conversation = workspace.directWith(user.id);
        const label = user.is_bot ? [user.name, " ", h("span", { class: "badge" }, "APP")] : user.name;
        return this.#link(conversation?.id ?? user.id, conversation, userAvatar(user, "tiny"), label, current, "direct message");
      }),
      ...workspace.groups.map((group) =>
        this.#link(group.id, group, icon("people"), workspace.nameOf(group), current, "group")),
    ];
  }

  #link(target, conversation, mark, label, current, kind) {
    const unread = conversation ? conversation.id !== current && this.workspace.isUnread(conversation) : false;
    const alerts = unread ? conversation.alerts ?? 0 : 0;
    return h(
      "a",
      {
        href: this.workspace.href({ channel: target }), class: unread ? "item unread" : "item", "data-internal": true,
        "data-channel": target, "data-key": target, "aria-current": target === current ? "page" : null,
      },
      mark, h("span", { class: "name" }, label), spoken(`, ${kind}`),
      unread ? h("span", { class: alerts > 0 ? "count" : "dot" }, alerts > 0 ? String(alerts) : "", spoken(alerts > 0 ? " for you" : ", unread")) : null,
    );
  }

  #button(key, symbol, label, act) {
    return h("button", { type: "button", class: "item quiet", "data-key": key, onclick: act }, icon(symbol), h("span", { class: "name" }, label));
  }

  #fold(key, isOpen, label, act) {
    return h(
      "button",
      { type: "button", class: "item quiet fold", "data-key": key, "aria-expanded": String(isOpen), onclick: act },
      icon("expand"), h("span", { class: "name" }, label),
    );
  }
}

function section(title, items, isUntitled = false) {
  return h(
    "section", { "aria-label": title },
    isUntitled ? null : h("h2", null, title),
    h("ul", null, ...items.map((item) => h("li", null, item))),
  );
}
