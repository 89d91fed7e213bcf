// Completes names while one types: people after "@", channels after "#", emoji after ":", commands after a "/" at the start.

import { announce, h } from "./dom.js";
import { emojiLike, emojiNamed } from "./emoji.js";
import { icon } from "./icons.js";
import { userAvatar } from "./person.js";

const most = 8;
let count = 0;

export class Completion {
  #options = [];
  #selected = 0;
  #start = 0;
  /** Where the box was closed by Esc: it stays closed until another name is begun. */
  #declined = null;

  constructor(textarea, workspace, conversation, { commands = false } = {}) {
    Object.assign(this, { textarea, workspace, conversation, commands });
    count += 1;
    this.box = h("div", { class: "completion", role: "listbox", id: `completion-${count}`, "aria-label": "Names", hidden: true });
    textarea.setAttribute("aria-autocomplete", "list");
    textarea.setAttribute("aria-controls", this.box.id);
    textarea.addEventListener("input", () => this.#look());
    textarea.addEventListener("click", () => this.#look());
    textarea.addEventListener("blur", () => this.close());
    // The click is to choose, not to take the focus away.
    this.box.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get isOpen() { return !this.box.hidden; }

  /** True where the key was for the box. */
  handle(event) {
    if (!this.isOpen || event.isComposing) return false;
    switch (event.key) {
      case "ArrowDown": this.#select(this.#selected + 1); break;
      case "ArrowUp": this.#select(this.#selected - 1); break;
      case "Enter":
      case "Tab":
        if (event.shiftKey) return false;
        if (event.key === "Enter" && this.#isComplete) {
          this.close();
          return false;
        }
        this.#accept(this.#options[this.#selected]);
        break;
      case "Escape":
        this.#declined = this.#start;
        this.close();
        break;
      default: return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  close() {
    this.box.hidden = true;
    this.textarea.removeAttribute("aria-activedescendant");
  }

  /** Whether the name is there in full already, so that Enter is meant for the message. */
  get #isComplete() {
    const typed = this.textarea.value.slice(this.#start, this.textarea.selectionStart);
    return typed.length > 1 && typed === this.#options[this.#selected]?.text;
  }

  #look() {
    const caret = this.textarea.selectionStart;
    const before = this.textarea.value.slice(0, caret);
    const command = this.commands ? before.match(/^(\/)([\w-]*)$/) : null;
    const match = command ?? before.match(/(?:^|[\s(*_~>])([@#:])([\p{L}\p{N}._+-]*)$/u);
    const fences = before.split("`").length - 1;
    if (!match || fences % 2 === 1 || this.textarea.selectionEnd !== caret) {
      this.#declined = null;
      return this.close();
    }
    this.#start = caret - match[2].length - 1;
    if (this.#declined === this.#start) return;
    this.#options = this.#candidates(match[1], match[2].toLowerCase());
    if (this.#options.length === 0) return this.close();
    this.#show();
  }

  #candidates(mark, typed) {
    if (mark === "@") return this.#people(typed);
    if (mark === "#") return this.#channels(typed);
    if (mark === "/") return this.#commands(typed);
    if (typed.length < 2) return [];
    return emojiLike(typed, most).map((name) => ({
      text: `:${name}:`, label: `:${name}:`, mark: h("span", { class: "glyph", "aria-hidden": "true" }, emojiNamed(name)),
    }));
  }

  /** viva first, then those who are in the conversation. */
  #people(typed) {
    const { workspace } = this;
    const conversation = this.conversation();
    const rank = (user) => (user.is_bot ? 0 : 1) + (conversation && workspace.has(user.id, conversation) ? 0 : 2);
    const users = [...workspace.users.values()]
      .filter((user) => !user.deleted && matches(user, typed))
      .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
      .map((user) => ({
        text: `@${user.name}`, label: user.name, mark: userAvatar(user, "tiny"),
        detail: user.is_bot ? "app" : user.id === workspace.me ? `${user.real_name} (you)` : user.real_name,
      }));
    const everyone = ["here", "channel"].filter((name) => typed && name.startsWith(typed)).map((name) => ({
      text: `@${name}`, label: name, mark: icon("people"), detail: "everyone in this conversation",
    }));
    return [...users, ...everyone].slice(0, most);
  }

  #channels(typed) {
    return this.workspace.channels
      .filter((channel) => !channel.is_archived && !channel.is_private && channel.name.includes(typed))
      .sort((one, other) => other.name.startsWith(typed) - one.name.startsWith(typed))
      .slice(0, most)
      .map((channel) => ({ text: `#${channel.name}`, label: channel.name, mark: icon("hash"), detail: channel.topic }));
  }

  #commands(typed) {
    return this.workspace.commands
      .filter((command) => command.name.slice(1).startsWith(typed))
      .map((command) => ({
        text: command.name, label: command.name, mark: icon("command"), detail: command.description,
      }));
  }

  #show() {
    this.box.replaceChildren(...this.#options.map((option, index) => h(
      "div",
      { role: "option", id: `${this.box.id}-${index}`, onclick: () => this.#accept(option) },
      option.mark, h("span", { class: "name" }, option.label), option.detail ? h("span", { class: "detail" }, option.detail) : null,
    )));
    if (this.box.hidden) announce(this.#options.length === 1 ? "1 suggestion" : `${this.#options.length} suggestions`);
    this.box.hidden = false;
    this.#select(0);
  }

  #select(index) {
    this.#selected = (index + this.#options.length) % this.#options.length;
    [...this.box.children].forEach((option, position) => {
      option.setAttribute("aria-selected", String(position === this.#selected));
    });
    this.box.children[this.#selected].scrollIntoView({ block: "nearest" });
    this.textarea.setAttribute("aria-activedescendant", `${this.box.id}-${this.#selected}`);
  }

  #accept({ text }) {
    const { textarea } = this;
    const rest = textarea.value.slice(textarea.selectionStart);
    const space = rest.startsWith(" ") ? "" : " ";
    textarea.setRangeText(text + space, this.#start, textarea.selectionStart, "end");
    if (!space) textarea.setSelectionRange(textarea.selectionEnd + 1, textarea.selectionEnd + 1);
    this.close();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function matches(user, typed) {
  const words = [user.name, ...(user.real_name ?? "").split(" ")].map((word) => word.toLowerCase());
  return words.some((word) => word.startsWith(typed));
}
