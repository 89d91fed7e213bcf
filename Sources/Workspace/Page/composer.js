// The box one writes in, for new messages and for edits.

import { Completion } from "./completion.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

/** A text area that grows with its text, completes names, and calls `onSubmit` on Enter. */
function textBox({ label, workspace, conversation, commands, onSubmit, onKey }) {
  const area = h("textarea", { rows: "1", "aria-label": label, placeholder: label, spellcheck: "true" });
  const completion = new Completion(area, workspace, conversation, { commands });
  const grow = () => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  area.addEventListener("input", grow);
  area.addEventListener("keydown", (event) => {
    if (event.isComposing || completion.handle(event) || onKey?.(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onSubmit();
  });
  return { area, completion, grow };
}

/** What was begun and not sent, by conversation. */
const drafts = new Map();

export class Composer {
  #key = "";
  #sending = false;

  /**
   * @param onSend sends a text, with whether a reply shall be shown in the channel as well; it throws where that fails.
   * @param onEditLast called on Up in an empty box; true where there was something to edit.
   * @param inThread whether replies are written here.
   */
  constructor(holder, { workspace, conversation, onSend, onEditLast, inThread }) {
    this.holder = holder;
    this.onSend = onSend;
    const { area, completion, grow } = textBox({
      label: "Message", workspace, conversation, commands: !inThread, onSubmit: () => this.send(),
      onKey: (event) => {
        const isBare = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
        if (event.key !== "ArrowUp" || !isBare || area.value !== "" || !onEditLast()) return false;
        event.preventDefault();
        return true;
      },
    });
    Object.assign(this, { area, completion, grow });
    area.addEventListener("input", () => {
      drafts.set(this.#key, area.value);
      this.#report("");
      this.#enable();
    });
    this.button = h("button", { type: "submit", class: "send", title: "Send (Enter)", "aria-label": "Send" }, icon("send"));
    this.problem = h("p", { class: "problem", role: "alert", hidden: true });
    this.also = inThread ? h("input", { type: "checkbox" }) : null;
    const form = h(
      "form", { class: "composer" }, this.completion.box, area,
      h(
        "div", { class: "composer-foot" },
        inThread
          ? h("label", null, this.also, "Also send to the channel")
          : h("span", { class: "hint wide-only" }, h("kbd", null, "Enter"), " sends, ", h("kbd", null, "Shift Enter"), " starts a new line"),
        this.button,
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
      area.focus();
    });
    form.addEventListener("pointerdown", (event) => {
      if (event.target === form) setTimeout(() => area.focus());
    });
    this.form = form;
  }

  /** Shows the box for a conversation, with what was begun there. */
  show(key, label) {
    // Putting it where it is already would cost it the focus.
    if (this.form.parentNode !== this.holder) this.holder.replaceChildren(this.problem, this.form);
    if (this.#key !== key) {
      this.#key = key;
      this.area.value = drafts.get(key) ?? "";
      this.completion.close();
      this.#report("");
      if (this.also) this.also.checked = false;
    }
    this.area.placeholder = label;
    this.area.setAttribute("aria-label", label);
    this.#enable();
    this.grow();
  }

  /** Shows something else in the place of the box. */
  replace(...content) {
    this.#key = "";
    this.holder.replaceChildren(...content);
  }

  focus() {
    if (!this.area.isConnected) return false;
    this.area.focus();
    return true;
  }

  /** Puts a text into the box, for the person to send. */
  suggest(text) {
    this.area.value = text;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    this.completion.close();
    this.area.focus();
  }

  async send() {
    const text = this.area.value;
    const key = this.#key;
    if (text.trim() === "" || this.#sending) return;
    this.#sending = true;
    try {
      await this.onSend(text, this.also?.checked ?? false);
      drafts.delete(key);
      // What was typed on while it was on its way is kept.
      if (this.#key === key && this.area.value === text) {
        this.area.value = "";
        if (this.also) this.also.checked = false;
        this.grow();
      }
    } catch (error) {
      this.#report(`Not sent. ${error.message} Your text is kept.`);
    } finally {
      this.#sending = false;
      this.#enable();
    }
  }

  #enable() {
    this.button.disabled = this.area.value.trim() === "";
  }

  #report(text) {
    this.problem.hidden = text === "";
    this.problem.textContent = text;
  }
}

/** Turns a message's row into a box with its text until `onSave` has worked or the person gives up. */
export function editInPlace(row, { text, workspace, conversation, onSave, onEnd }) {
  row.dataset.editing = "";
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const end = () => {
    delete row.dataset.editing;
    onEnd();
  };
  const save = async () => {
    try {
      await onSave(area.value);
      end();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  };
  const { area, completion, grow } = textBox({
    label: "Edit the message", workspace, conversation, onSubmit: save,
    onKey: (event) => {
      if (event.key !== "Escape") return false;
      event.preventDefault();
      event.stopPropagation();
      end();
      return true;
    },
  });
  area.value = text;
  const form = h(
    "form", { class: "composer editor" }, completion.box, area, problem,
    h(
      "div", { class: "composer-foot" },
      h("span", { class: "hint wide-only" }, h("kbd", null, "Esc"), " cancels, ", h("kbd", null, "Enter"), " saves"),
      h("button", { type: "button", class: "button", onclick: end }, "Cancel"),
      h("button", { type: "submit", class: "button primary" }, "Save"),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  row.querySelector(".message-actions")?.remove();
  row.querySelector(".body").replaceWith(form);
  grow();
  area.focus();
  area.setSelectionRange(text.length, text.length);
}
